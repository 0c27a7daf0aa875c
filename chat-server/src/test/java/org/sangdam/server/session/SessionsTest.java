package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.archive.ArchiveAwayException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Topic;

/** Orders of arrival that a real socket brings about only now and then: here the test decides what comes first. */
class SessionsTest {
    private static final String PASSWORD = "a long password";
    private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
    private static final Secrets SECRETS = new Secrets(new SecureRandom());

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> hashing = new LinkedBlockingQueue<>();
    private final DeskLoop loop =
            new DeskLoop(new Desk(DeskSnapshot.empty()), new Paper(), () -> 1_000, System::nanoTime, failure -> {});
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    private final LocalBackplane backplane = new LocalBackplane(loop, nanos::get);
    private volatile CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);
    private final Conditions conditions = new Conditions();
    private H2Archive archive;
    private Sessions sessions;

    @BeforeEach
    void open() {
        archive = H2Archive.open(folder);
        Readers readers = new Readers(Runnable::run, Duration.ofMillis(200));
        Reading reading = new Reading(archive, () -> 0, position -> caughtUp, backplane, readers, readers);
        SignIn signIn = new SignIn(backplane, PASSWORDS, SECRETS, new SignInLimit(Limits.usual()), hashing::add);
        Front front = new Front("http://127.0.0.1/", conditions, Patience.usual());
        sessions = new Sessions(backplane, reading, signIn, Limits.usual(), front);
        backplane.start(sessions);
        done(new Command.SetOffice(0, "상담소", List.of(new Topic("general", "일반", "General")), null));
        done(new Command.AddAccount(0, "민호", Role.COUNSELLOR, PASSWORDS.hash(PASSWORD)));
    }

    @AfterEach
    void close() {
        loop.close();
        archive.close();
    }

    @Test
    void aConsoleThatWentWhileItsPasswordWasCheckedIsToldNothing() throws InterruptedException {
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession session = sessions.counsellor(console);
        sessions.received(session, signInFrame(), 0);
        Runnable check = hashing.take();
        sessions.closed(session);
        check.run();
        settled();
        joined();
        settled();
        assertThat(console.frames).isEmpty();
    }

    @Test
    void aPageWhoseEndOvertakesItsFirstFrameIsNotHere() {
        Heard<ToCustomer> gone = new Heard<>(ToCustomer.class);
        CustomerSession session = sessions.customer(gone);
        sessions.closed(session);
        sessions.received(session, new FromCustomer.Hello(Protocol.VERSION, SECRETS.make(), "ko", 0, 0), 0);
        settled();
        sessions.tellClosing(1).join();
        assertThat(gone.frames).isEmpty();
    }

    @Test
    void whatWasSaidBeforeTheClaimIsNotToldBeforeTheConversation() throws InterruptedException {
        Page page = joined();
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession counsellor = sessions.counsellor(console);
        sessions.received(counsellor, signInFrame(), 0);
        hashing.take().run();
        await().until(() -> console.has(ToCounsellor.WaitingList.class));
        loop.execute(() -> {
            page.session.say(new FromCustomer.Say("line", 1, "한 줄 더"));
            counsellor.claim(new FromCounsellor.Claim("claim", 1));
        });
        await().until(() -> console.has(ToCounsellor.Conversation.class));
        assertThat(console.frames.stream()
                        .filter(frame -> frame instanceof Message || frame instanceof ToCounsellor.Conversation)
                        .findFirst())
                .containsInstanceOf(ToCounsellor.Conversation.class);
    }

    @Test
    void everyPageOfACustomerShowsTheSamePlace() {
        Page first = joined();
        Page second = joined();
        sessions.tellPlaces();
        settled();
        sessions.received(first.session, new FromCustomer.Leave("leave", 1), 0);
        settled();
        Page reloaded = page(second.token);
        await().until(() -> reloaded.heard.has(ToCustomer.Conversation.class));
        sessions.tellPlaces();
        settled();
        assertThat(second.heard.of(ToCustomer.Place.class)).last().isEqualTo(new ToCustomer.Place(2, 1, 1));
    }

    @Test
    void aQuestionToAnArchiveThatDoesNotFollowIsRefusedInTime() {
        Page page = joined();
        caughtUp = new CompletableFuture<>();
        sessions.received(page.session, new FromCustomer.History("history", 0), 0);
        await().until(() -> page.heard.has(Refused.class));
        assertThat(page.heard.of(Refused.class)).containsExactly(new Refused("history", Code.FAILED, 0, null));
    }

    @Test
    void whoHasAnOpenConversationComesBackToItWithoutTheArchive() {
        Page page = joined();
        caughtUp = new CompletableFuture<>();
        Page back = page(page.token);
        await().until(() -> back.heard.has(ToCustomer.Conversation.class));
    }

    @Test
    void whileTheArchiveIsRebuiltNobodyIsLockedOutAndNothingBeginsTwice() {
        Page page = joined();
        sessions.received(page.session, new FromCustomer.Leave("leave", 1), 0);
        settled();
        sessions.closed(page.session);
        caughtUp = CompletableFuture.failedFuture(new ArchiveAwayException());

        Page back = page(page.token);
        await().until(() -> back.heard.has(ToCustomer.Welcome.class));
        assertThat(back.heard.of(ToCustomer.Welcome.class).toList().get(0).returning())
                .isTrue();
        sessions.received(back.session, new FromCustomer.History("history", 0), 0);
        await().until(() -> back.heard.has(Refused.class));
        assertThat(back.heard.of(Refused.class)).containsExactly(new Refused("history", Code.REBUILDING, 10, null));

        sessions.received(back.session, joinFrame("join"), 0);
        await().until(() -> back.heard.has(Ack.class));
        assertThat(back.heard.of(Ack.class).toList().get(0).conversation())
                .as("the join that was answered before")
                .isEqualTo(1);
        sessions.received(back.session, joinFrame("another"), 0);
        await().until(() -> back.heard.of(Ack.class).toList().size() == 2);
        assertThat(back.heard.of(Ack.class).toList().get(1).conversation()).isEqualTo(2);
    }

    @Test
    void aConsoleHearsHowTheServiceStandsWhenItComesAndWhenThatChanges() throws InterruptedException {
        conditions.archive(40);
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        sessions.received(sessions.counsellor(console), signInFrame(), 0);
        hashing.take().run();
        await().until(() -> console.has(ToCounsellor.WaitingList.class));
        conditions.storing(false);
        conditions.storing(false);
        settled(); // each console is told how things stand when it is told, not each step on the way there
        conditions.unattended(3, 500);
        conditions.attended();
        settled();
        assertThat(console.of(ToCounsellor.Condition.class))
                .startsWith(
                        new ToCounsellor.Condition(true, 40, null, 0), new ToCounsellor.Condition(false, 40, null, 0))
                .endsWith(new ToCounsellor.Condition(false, 40, null, 0));
    }

    @Test
    void whatIsSaidInAConversationThatHasEndedDoesNotLandInTheNextOne() {
        Page page = joined();
        sessions.received(page.session, new FromCustomer.Leave("leave", 1), 0);
        sessions.received(page.session, new FromCustomer.Join("j2", "홍길동", "010-1234-5678", "general", "또", true), 0);
        await().until(() -> page.heard.of(ToCustomer.Conversation.class).count() == 2);
        sessions.received(page.session, new FromCustomer.Say("late", 1, "앞 상담에 쓴 말"), 0);
        sessions.received(page.session, new FromCustomer.Say("here", 2, "이 상담에 쓴 말"), 0);
        await().until(() -> page.heard.of(Message.class).anyMatch(message -> "here".equals(message.id())));
        assertThat(page.heard.of(Refused.class)).containsExactly(new Refused("late", Code.OVER, 0, null));
        assertThat(page.heard.of(Message.class).map(Message::text)).doesNotContain("앞 상담에 쓴 말");
    }

    @Test
    void whatArrivesLateFromAReplacedConnectionTouchesNoNewerConversation() {
        Page page = joined();
        Page again = page(page.token);
        await().until(() -> again.heard.has(ToCustomer.Conversation.class));
        sessions.received(again.session, new FromCustomer.Leave("leave", 1), 0);
        sessions.received(again.session, new FromCustomer.Join("j2", "홍길동", "010-1234-5678", "general", "또", true), 0);
        await().until(() -> again.heard.of(ToCustomer.Conversation.class).count() == 2);
        sessions.received(page.session, new FromCustomer.Leave("late-leave", 1), 0);
        sessions.received(page.session, new FromCustomer.End("late-end", 1), 0);
        sessions.received(page.session, new FromCustomer.Read(1, 1), 0);
        settled();
        assertThat(page.heard.of(Refused.class))
                .containsExactly(
                        new Refused("late-leave", Code.OVER, 0, null),
                        new Refused("late-end", Code.OVER, 0, null),
                        new Refused(null, Code.OVER, 0, null));
        Page now = page(page.token);
        await().until(() -> now.heard.has(ToCustomer.Conversation.class));
        assertThat(now.heard.of(ToCustomer.Conversation.class))
                .extracting(ToCustomer.Conversation::conversation, ToCustomer.Conversation::status)
                .containsExactly(tuple(2L, Status.WAITING));
    }

    @Test
    void whatArrivesLateFromAConsolesReplacedConnectionIsVoid() throws InterruptedException {
        Heard<ToCounsellor> before = new Heard<>(ToCounsellor.class);
        CounsellorSession old = sessions.counsellor(before);
        sessions.received(old, signInFrame(), 0);
        hashing.take().run();
        await().until(() -> before.has(ToCounsellor.SignedIn.class));
        String session =
                before.of(ToCounsellor.SignedIn.class).findFirst().orElseThrow().session();
        Heard<ToCounsellor> now = new Heard<>(ToCounsellor.class);
        CounsellorSession back = sessions.counsellor(now);
        sessions.received(back, new FromCounsellor.Resume("resume", Protocol.VERSION, session, List.of()), 0);
        settled();

        sessions.received(old, new FromCounsellor.SetPresence("late", Presence.AWAY), 0);
        sessions.received(back, new FromCounsellor.Resync("here"), 0);
        await().until(() -> now.of(Ack.class).anyMatch(ack -> ack.id().equals("here")));
        assertThat(before.of(Refused.class)).containsExactly(new Refused("late", Code.OUT_OF_TURN, 0, null));
        assertThat(now.of(ToCounsellor.PresenceChanged.class)).isEmpty();
    }

    private FromCounsellor.SignIn signInFrame() {
        return new FromCounsellor.SignIn("in", Protocol.VERSION, "민호", PASSWORD);
    }

    private Page joined() {
        Page page = page(SECRETS.make());
        await().until(() -> page.heard.has(ToCustomer.Welcome.class));
        sessions.received(page.session, joinFrame("join"), 0);
        await().until(() -> page.heard.has(ToCustomer.Conversation.class));
        return page;
    }

    private static FromCustomer.Join joinFrame(String id) {
        return new FromCustomer.Join(id, "홍길동", "010-1234-5678", "general", "문의", true);
    }

    private Page page(String token) {
        Heard<ToCustomer> heard = new Heard<>(ToCustomer.class);
        CustomerSession session = sessions.customer(heard);
        sessions.received(session, new FromCustomer.Hello(Protocol.VERSION, token, "ko", 0, 0), 0);
        return new Page(session, heard, token);
    }

    private record Page(CustomerSession session, Heard<ToCustomer> heard, String token) {}

    private void done(Command command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> loop.submit(command, decision -> done.complete(null)));
        done.join();
    }

    /** Waits until all that was handed over, and what follows from it at once, is durable and told. */
    private void settled() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            loop.execute(() -> loop.whenDurable(() -> done.complete(null)));
            done.join();
        }
    }
}

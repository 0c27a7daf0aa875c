package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Topic;

/** What peers see, and what nobody may remember, when the ledger takes its time or takes nothing. */
class DiskTroubleTest {
    private static final String PASSWORD = "a long password";
    private static final Passwords PASSWORDS = new Passwords(new SecureRandom());
    private static final Secrets SECRETS = new Secrets(new SecureRandom());

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> hashing = new LinkedBlockingQueue<>();
    private final Disk disk = new Disk();
    private final DeskLoop loop =
            new DeskLoop(new Desk(DeskSnapshot.empty()), disk, () -> 1_000, System::nanoTime, failure -> {});
    private final AtomicLong slept = new AtomicLong();
    private final LocalBackplane backplane = new LocalBackplane(loop, () -> System.nanoTime() + slept.get());
    private final Conditions conditions = new Conditions();
    private H2Archive archive;
    private Sessions sessions;

    @BeforeEach
    void open() {
        archive = H2Archive.open(folder);
        CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);
        Readers readers = new Readers(Runnable::run, Duration.ofMinutes(1));
        Reading reading = new Reading(archive, () -> 0, position -> caughtUp, backplane, readers, readers);
        SignIn signIn = new SignIn(backplane, PASSWORDS, SECRETS, new SignInLimit(Limits.usual()), hashing::add);
        Front front = new Front("http://127.0.0.1/", conditions, Patience.usual());
        sessions = new Sessions(backplane, reading, signIn, Limits.usual(), front);
        backplane.start(sessions);
        done(new Command.SetOffice(0, "상담소", List.of(new Topic("general", "일반", "General")), null));
    }

    @AfterEach
    void close() {
        disk.release();
        loop.close();
        archive.close();
    }

    @Test
    void aSlowDiskAcknowledgesNothingLosesNothingAndIsNotTakenForADeadService() {
        Heard<ToCustomer> page = new Heard<>(ToCustomer.class);
        CustomerSession session = hello(page, SECRETS.make());
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession counsellor = sessions.counsellor(console);

        disk.hold();
        sessions.received(session, join("one"), 0);
        disk.waitsForIt();
        sessions.received(session, join("one"), 0);
        for (int ping = 0; ping < 5; ping++) {
            sessions.received(session, new FromCustomer.Ping("p" + ping), 0);
            sessions.received(counsellor, new FromCounsellor.Ping("p" + ping, 0, 0), 0);
        }
        assertThat(page.of(Pong.class)).hasSize(5);
        assertThat(console.of(Pong.class)).hasSize(5);
        assertThat(page.of(Ack.class)).isEmpty();
        assertThat(page.of(ToCustomer.Conversation.class)).isEmpty();

        disk.release();
        await().until(() -> page.of(Ack.class).count() == 2);
        assertThat(page.of(Ack.class)).extracting(Ack::conversation).containsOnly(1L);
    }

    @Test
    void nobodyIsTakenForACustomerWhoWasNeverStored() {
        String token = SECRETS.make();
        Heard<ToCustomer> first = new Heard<>(ToCustomer.class);
        CustomerSession joining = hello(first, token);
        Heard<ToCustomer> second = new Heard<>(ToCustomer.class);
        CustomerSession reloaded = sessions.customer(second);
        disk.broken = true;
        loop.execute(() -> {
            joining.join(join("lost"));
            reloaded.hello(new FromCustomer.Hello(Protocol.VERSION, token, "ko", 0, 0));
        });
        await().until(() -> second.has(ToCustomer.Welcome.class));
        assertThat(first.of(Refused.class)).containsExactly(new Refused("lost", Code.NOT_STORED, 2, null));
        mended();

        Heard<ToCustomer> stranger = new Heard<>(ToCustomer.class);
        sessions.received(hello(stranger, SECRETS.make()), join("strangers"), 0);
        await().until(() -> stranger.has(ToCustomer.Conversation.class));
        sessions.received(reloaded, join("again"), 0);
        await().until(() -> second.has(ToCustomer.Conversation.class));
        assertThat(asked(() -> backplane.desk().waiting().stream()
                        .map(Conversation::customer)
                        .toList()))
                .containsExactly(1L, 2L);
    }

    @Test
    void nobodySignsInToAnAccountThatWasNeverStored() throws InterruptedException {
        String password = PASSWORDS.hash(PASSWORD);
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession session = sessions.counsellor(console);
        disk.broken = true;
        loop.execute(() -> {
            loop.submit(new Command.AddAccount(0, "민호", Role.ADMINISTRATOR, password), decision -> {});
            session.signIn(new FromCounsellor.SignIn("in", Protocol.VERSION, "민호", PASSWORD));
        });
        Runnable check = hashing.take();
        mended();
        done(new Command.AddAccount(0, "수진", Role.ADMINISTRATOR, password));
        check.run();
        await().until(() -> console.has(Refused.class));
        assertThat(console.of(Refused.class)).containsExactly(new Refused("in", Code.WRONG_CREDENTIALS, 0, null));
    }

    @Test
    void consolesHearThatNothingIsStoredAndThatItIsAgain() throws InterruptedException {
        done(new Command.AddAccount(0, "민호", Role.COUNSELLOR, PASSWORDS.hash(PASSWORD)));
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession session = signedIn(console);
        disk.broken = true;
        sessions.received(session, new FromCounsellor.SignOut("out"), 0);
        await().until(() -> console.of(ToCounsellor.Condition.class).count() == 2);
        mended();
        await().until(() -> console.of(ToCounsellor.Condition.class).count() == 3);
        assertThat(console.of(ToCounsellor.Condition.class))
                .extracting(ToCounsellor.Condition::storing)
                .containsExactly(true, false, true);
    }

    @Test
    void aConsoleThatIsSentTheListAgainSeesNobodyWhoWasNeverStored() throws InterruptedException {
        done(new Command.AddAccount(0, "민호", Role.COUNSELLOR, PASSWORDS.hash(PASSWORD)));
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession session = signedIn(console);
        CustomerSession joining = hello(new Heard<>(ToCustomer.class), SECRETS.make());
        slept.addAndGet(Duration.ofSeconds(6).toNanos());
        disk.broken = true;
        inOneBatch(() -> {
            sessions.received(joining, join("lost"), 0);
            sessions.received(session, new FromCounsellor.Ping("ping", 1, 99), 0);
        });
        await().until(() -> console.of(ToCounsellor.WaitingList.class).count() == 2);
        mended();
        assertThat(asked(() -> backplane.desk().waiting())).isEmpty();
        assertThat(console.of(ToCounsellor.WaitingList.class))
                .allSatisfy(list -> assertThat(list.waiting()).isEmpty());
    }

    @Test
    void noAlarmIsRaisedForACustomerWhoWasNeverStored() {
        CustomerSession joining = hello(new Heard<>(ToCustomer.class), SECRETS.make());
        disk.broken = true;
        inOneBatch(() -> {
            sessions.received(joining, join("lost"), 0);
            sessions.beat();
            loop.execute(() -> slept.addAndGet(Duration.ofHours(1).toNanos()));
            sessions.beat();
        });
        await().until(() -> !conditions.now().storing());
        assertThat(asked(() -> conditions.now().unattended())).isNull();
    }

    @Test
    void nobodyIsTurnedAwayByAnEndOfTheSessionThatWasNeverStored() throws InterruptedException {
        done(new Command.AddAccount(0, "민호", Role.COUNSELLOR, PASSWORDS.hash(PASSWORD)));
        Heard<ToCounsellor> console = new Heard<>(ToCounsellor.class);
        CounsellorSession session = signedIn(console);
        String hash = asked(() -> backplane.desk().sessions().get(0).hash());
        disk.broken = true;
        inOneBatch(() -> {
            loop.execute(() -> loop.submit(new Command.CloseSession(hash, false), decision -> {}));
            sessions.received(session, new FromCounsellor.Claim("claim", 1), 0);
        });
        await().until(() -> console.has(Refused.class));
        assertThat(console.of(Refused.class)).containsExactly(new Refused("claim", Code.NOT_STORED, 2, null));
        assertThat(console.closed()).isNull();
        mended();
        sessions.received(session, new FromCounsellor.Claim("again", 1), 0);
        await().until(() -> console.of(Refused.class).count() == 2);
        assertThat(console.of(Refused.class)).last().extracting(Refused::code).isEqualTo(Code.NO_CONVERSATION);
    }

    @Test
    void noConversationIsCalledOverByAnEndThatWasNeverStored() {
        Heard<ToCustomer> page = new Heard<>(ToCustomer.class);
        CustomerSession session = hello(page, SECRETS.make());
        sessions.received(session, join("join"), 0);
        await().until(() -> page.has(ToCustomer.Conversation.class));
        disk.broken = true;
        inOneBatch(() -> {
            sessions.received(session, new FromCustomer.Leave("leave", 1), 0);
            sessions.received(session, new FromCustomer.Say("say", 1, "아직 있어요"), 0);
        });
        await().until(() -> page.of(Refused.class).count() == 2);
        assertThat(page.of(Refused.class)).extracting(Refused::code).containsOnly(Code.NOT_STORED);
    }

    /** What these hand over, the desk decides together and stores together. */
    private void inOneBatch(Runnable handing) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch handed = new CountDownLatch(1);
        loop.execute(() -> {
            begun.countDown();
            until(handed);
        });
        until(begun);
        handing.run();
        handed.countDown();
    }

    private static void until(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CounsellorSession signedIn(Heard<ToCounsellor> console) throws InterruptedException {
        CounsellorSession session = sessions.counsellor(console);
        sessions.received(session, new FromCounsellor.SignIn("in", Protocol.VERSION, "민호", PASSWORD), 0);
        hashing.take().run();
        await().until(() -> console.has(ToCounsellor.WaitingList.class));
        return session;
    }

    private CustomerSession hello(Heard<ToCustomer> page, String token) {
        CustomerSession session = sessions.customer(page);
        sessions.received(session, new FromCustomer.Hello(Protocol.VERSION, token, "ko", 0, 0), 0);
        await().until(() -> page.has(ToCustomer.Welcome.class));
        return session;
    }

    private static FromCustomer.Join join(String id) {
        return new FromCustomer.Join(id, "홍길동", "010-1234-5678", "general", "문의", true);
    }

    private void done(Command command) {
        CompletableFuture<Decision> done = new CompletableFuture<>();
        loop.execute(() -> loop.submit(command, done::complete));
        assertThat(done.join()).isInstanceOf(Decision.Accepted.class);
    }

    private <T> T asked(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, backplane).join();
    }

    /** Waits until the ledger takes on again. */
    private void mended() {
        disk.broken = false;
        await().until(() -> conditions.now().storing());
    }

    /** A ledger that takes its time, or takes nothing. */
    private static final class Disk implements Ledger {
        private volatile boolean broken;
        private volatile CountDownLatch held = new CountDownLatch(0);
        private final CountDownLatch waits = new CountDownLatch(1);
        private volatile long last;

        void hold() {
            held = new CountDownLatch(1);
        }

        void release() {
            held.countDown();
        }

        void waitsForIt() {
            await().until(() -> waits.getCount() == 0);
        }

        @Override
        public long append(List<Event> events) throws IOException {
            if (held.getCount() > 0) {
                waits.countDown();
                try {
                    held.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            if (broken) {
                throw new IOException("expected by this test");
            }
            last += events.size();
            return last;
        }

        @Override
        public void reopen() throws IOException {
            if (broken) {
                throw new IOException("expected by this test");
            }
        }

        @Override
        public void deleteThrough(long position) {}

        @Override
        public long last() {
            return last;
        }

        @Override
        public List<Recorded> read(long after, int most) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

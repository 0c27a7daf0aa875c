package org.sangdam.console.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.console.people.Deaf;
import org.sangdam.server.client.Patience;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;

/** The link over a real socket, against a service that says what each test needs. */
class LinkTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final OneThread ui = new OneThread();
    private final AtomicLong counter = new AtomicLong();
    private final List<Have> have = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private ScriptedOffice service;
    private Link link;

    @BeforeEach
    void connect() throws InterruptedException {
        service = new ScriptedOffice();
        link = link(new Timing(Patience.LIMIT, SHORT, Patience.LIMIT, Patience.LIMIT));
    }

    @AfterEach
    void disconnect() {
        link.close();
        service.close();
        ui.close();
    }

    @Test
    void signInBringsTheSeatAndARoundTrip() {
        signIn().join();

        assertThat(ui.get(() -> link.seat().account().get().name())).isEqualTo("김상담");
        assertThat(ui.get(() -> link.seat().customerPage().get())).isEqualTo(ScriptedOffice.PAGE);
        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.CONNECTED);
        await().untilAsserted(
                        () -> assertThat(ui.get(() -> link.roundTrip().get())).isNotNegative());
    }

    @Test
    void aWrongPasswordIsToldAndLeavesNobodySignedIn() {
        service.refuseEntry(Code.WRONG_CREDENTIALS);

        assertThat(failure(signIn()).code()).isEqualTo(Code.WRONG_CREDENTIALS);
        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void whoeverSignsInFromACrowdedAddressIsToldHowLongToWait() {
        service.turnAway(30);

        CommandFailed failed = failure(signIn());

        assertThat(failed.code()).isEqualTo(Code.THROTTLED);
        assertThat(failed.retryAfter()).isEqualTo(30);
        await().until(() -> ui.get(() -> link.state().get() == LinkState.OFFLINE));
    }

    @Test
    void aConsoleThatIsSentAwayShowsForHowLong() {
        signIn().join();

        service.sendAway(new Closing(Code.THROTTLED, 1));

        await().until(() -> ui.get(() -> link.state().get() == LinkState.RECONNECTING));
        assertThat(ui.get(() -> link.pause().get())).isEqualTo(1);
        await().until(() -> ui.get(() -> link.state().get() == LinkState.CONNECTED));
        assertThat(ui.get(() -> link.pause().get())).isZero();
    }

    @Test
    void aServiceThatIsNotThereIsTold() {
        Address nobody = service.address();
        service.close();

        CompletableFuture<Void> entering = ui.get(() -> link.signIn(nobody, "김상담", "password"));

        assertThat(failure(entering).reason()).isEqualTo(CommandFailed.Reason.UNREACHABLE);
    }

    @Test
    void aServiceThatAcceptsAndNeverAnswersASignInIsToldOf() {
        link.close();
        link = link(new Timing(Duration.ofMillis(500), SHORT, Patience.LIMIT, Patience.LIMIT));
        service.freeze();

        assertThat(failure(signIn()).reason()).isEqualTo(CommandFailed.Reason.TIMED_OUT);
        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void aServiceThatHasHeardNoSignInInTimeIsTold() {
        service.freeze();
        CompletableFuture<Void> entering = signIn();
        await().until(() -> !service.heard(FromCounsellor.SignIn.class).isEmpty());
        service.hangUp(4408);

        assertThat(failure(entering).reason()).isEqualTo(CommandFailed.Reason.UNREACHABLE);
        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void aServiceThatAcceptsAndNeverAnswersAReturnIsTriedAnew() {
        signInWith(new Timing(Duration.ofMillis(500), SHORT, Patience.LIMIT, Patience.LIMIT));

        service.freeze();
        service.cut();

        await().until(() -> service.heard(FromCounsellor.Resume.class).size() > 1);
        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.RECONNECTING);
        service.thaw();
        await().until(() -> ui.get(() -> link.state().get() == LinkState.CONNECTED));
    }

    @Test
    void aLostConnectionIsResumedWithWhatTheConsoleHas() {
        signIn().join();
        have.add(new Have(12, 34));

        service.cut();

        await().untilAsserted(() -> assertThat(service.heard(FromCounsellor.Resume.class))
                .singleElement()
                .satisfies(resume -> assertThat(resume.have()).containsExactly(new Have(12, 34)))
                .satisfies(resume -> assertThat(resume.session()).isEqualTo("session-1")));
        await().until(() -> ui.get(() -> link.state().get() == LinkState.CONNECTED));
        assertThat(told).containsExactly("forget", "cut");
    }

    @Test
    void aFrozenServiceCountsAsLost() {
        signInWith(new Timing(Patience.LIMIT, SHORT, Duration.ofMillis(500), Patience.LIMIT));

        service.freeze();

        await().until(() -> ui.get(() -> link.state().get() == LinkState.RECONNECTING));
        service.thaw();
        await().until(() -> ui.get(() -> link.state().get() == LinkState.CONNECTED));
    }

    @Test
    void anAttemptThatNobodyAnswersIsGivenUpForTheNext() throws Exception {
        signInWith(new Timing(Patience.LIMIT, SHORT, Patience.LIMIT, Duration.ofMillis(200)));
        int port = service.getPort();
        service.close();
        try (ServerSocket silent = new ServerSocket()) {
            silent.setReuseAddress(true);
            silent.bind(new InetSocketAddress("127.0.0.1", port));
            silent.accept();
            silent.accept();
        }
        service = new ScriptedOffice(port);

        await().until(() -> ui.get(() -> link.state().get() == LinkState.CONNECTED));
    }

    @Test
    void aMessageWhoseOwnCopyDidNotComeIsSentAgainUnderItsIdAfterAResume() {
        signIn().join();
        CompletableFuture<Message> answer = ui.get(() -> link.say(new FromCounsellor.Say("m-1", 5, "안녕하세요")));
        await().until(() -> service.heard(FromCounsellor.Say.class).size() == 1);

        service.answer((there, frame) -> {
            if (frame instanceof FromCounsellor.Say say) {
                there.send(new Message(5, 9, say.id(), Kind.TEXT, Sender.COUNSELLOR, "김상담", say.text(), 1_000));
            }
        });
        service.cut();

        assertThat(answer.join().seq()).isEqualTo(9);
        assertThat(service.heard(FromCounsellor.Say.class))
                .extracting(FromCounsellor.Say::id)
                .containsExactly("m-1", "m-1");
    }

    @Test
    void messagesWrittenWithoutAConnectionGoInTheirOrderOnceItIsBack() throws InterruptedException {
        signIn().join();
        int port = service.getPort();
        service.close();
        await().until(() -> ui.get(() -> link.state().get() == LinkState.RECONNECTING));
        ui.run(() -> {
            link.say(new FromCounsellor.Say("m-1", 5, "하나"));
            link.say(new FromCounsellor.Say("m-2", 5, "둘"));
        });

        service = new ScriptedOffice(port);

        await().untilAsserted(() -> assertThat(service.heard(FromCounsellor.Say.class))
                .extracting(FromCounsellor.Say::id)
                .containsExactly("m-1", "m-2"));
    }

    @Test
    void aCommandWithoutAnAnswerTimesOutAndSaysSo() {
        signInWith(new Timing(Duration.ofMillis(500), SHORT, Patience.LIMIT, Patience.LIMIT));

        CompletableFuture<Ack> claim = ui.get(() -> link.ask(id -> new FromCounsellor.Claim(id, 3)));

        assertThat(failure(claim).reason()).isEqualTo(CommandFailed.Reason.TIMED_OUT);
    }

    @Test
    void aRefusalNamesTheReasonAndWhoWasFaster() {
        service.answer((there, frame) -> {
            if (frame instanceof FromCounsellor.Claim claim) {
                there.send(new Refused(claim.id(), Code.TAKEN, 0, "박상담"));
            }
        });
        signIn().join();

        CommandFailed failed = failure(ui.get(() -> link.ask(id -> new FromCounsellor.Claim(id, 3))));

        assertThat(failed.code()).isEqualTo(Code.TAKEN);
        assertThat(failed.by()).isEqualTo("박상담");
    }

    @Test
    void aCommandThatTheConnectionWasLostUnderFailsAtOnce() {
        signIn().join();
        CompletableFuture<Ack> claim = ui.get(() -> link.ask(id -> new FromCounsellor.Claim(id, 3)));

        service.cut();

        assertThat(failure(claim).reason()).isEqualTo(CommandFailed.Reason.NOT_CONNECTED);
    }

    @Test
    void aSessionThatIsOverAsksForANewSignIn() {
        signIn().join();
        service.refuseEntry(Code.SESSION_OVER);

        service.cut();

        await().until(() -> ui.get(() -> link.state().get() == LinkState.REFUSED));
    }

    @Test
    void aFrameThatNoRecordAllowsIsRefusedWithoutLeavingTheConsole() {
        signIn().join();

        CompletableFuture<Ack> claim = ui.get(() -> link.ask(id -> new FromCounsellor.Claim(id, -1)));

        assertThat(failure(claim).code()).isEqualTo(Code.MALFORMED);
        assertThat(service.heard(FromCounsellor.Claim.class)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsPassedOverWithoutAWordOfItInTheLog() {
        service.answer((there, frame) -> {
            if (frame instanceof FromCounsellor.Claim claim) {
                there.sendNonsense("김하늘만 아는 이야기");
                there.send(new Ack(claim.id(), 3, 0, 0));
            }
        });
        signIn().join();

        assertThat(ui.get(() -> link.ask(id -> new FromCounsellor.Claim(id, 3))).join())
                .isNotNull();
    }

    @Test
    void signOutLeavesEvenAServiceThatDoesNotAnswer() {
        signInWith(new Timing(Duration.ofMillis(500), SHORT, Patience.LIMIT, Patience.LIMIT));
        service.freeze();

        ui.get(() -> link.signOut()).join();

        assertThat(ui.get(() -> link.state().get())).isEqualTo(LinkState.OFFLINE);
    }

    private Link link(Timing timing) {
        return ui.get(() -> {
            Link made = new Link(
                    ui.executor,
                    ui.executor,
                    timing,
                    Clock.systemUTC(),
                    new Random(1),
                    () -> "id-" + counter.incrementAndGet());
            made.feed(new Waiting(), new Conversations());
            return made;
        });
    }

    /** A link of little patience: a slow machine may need several tries to sign in. */
    private void signInWith(Timing impatient) {
        link.close();
        link = link(impatient);
        await().until(() -> signIn().handle((entered, failed) -> failed == null).join());
    }

    private CompletableFuture<Void> signIn() {
        return ui.get(() -> link.signIn(service.address(), "김상담", "password"));
    }

    private static CommandFailed failure(CompletableFuture<?> future) {
        List<Throwable> thrown = new ArrayList<>();
        future.handle((done, failed) -> thrown.add(failed)).join();
        Throwable failed = thrown.get(0);
        return (CommandFailed) (failed instanceof CommandFailed ? failed : failed.getCause());
    }

    private final class Waiting extends Deaf {
        @Override
        public long version() {
            return 5;
        }

        @Override
        public int shown() {
            return 3;
        }

        @Override
        public void disconnected() {
            told.add("cut");
        }

        @Override
        public void forget() {
            told.add("forget");
        }
    }

    private final class Conversations extends Deaf {
        @Override
        public List<Have> have() {
            return have;
        }
    }
}

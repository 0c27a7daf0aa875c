package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Typing;
import org.sangdam.server.session.Backplane;
import org.sangdam.server.session.Conditions;
import org.sangdam.server.session.Front;
import org.sangdam.server.session.Patience;
import org.sangdam.server.session.Reading;
import org.sangdam.server.session.Sessions;
import org.sangdam.server.session.SignIn;

/** The listener itself: what it does when what stands behind it fails, and how it is set. */
class SocketServerTest {
    private static final String PING = "{\"type\":\"ping\",\"id\":\"p\"}";

    /** Goes to the desk, as everything does but a ping. */
    private static final String NOTHING = "{}";

    private final ThreadPoolExecutor desk =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final Stage stage = new Stage();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final CompletableFuture<Exception> failed = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        desk.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                AssertionError.class
            })
    void aHandlerThatThrowsClosesItsOwnConnectionAndNoOther(Class<? extends Throwable> kind) throws Exception {
        int port = listening(usual(100));
        RawSocket other = open(port);
        for (int time = 0; time < 6; time++) { // more often than there are decoders
            RawSocket victim = open(port);
            stage.next = () -> {
                throw SocketServerTest.<RuntimeException>thrown(kind);
            };
            assertThat(victim.say(NOTHING).closed()).isEqualTo(new RawSocket.Closed(1011, ""));
            other.say(PING).hearText("pong");
            int told = 2 * (time + 1); // of each frame, and of each end
            await().until(() -> stage.told.get() == told);
        }
        assertThat(failed).isNotDone();
    }

    @Test
    void aHandlerThatThrowsWhenAConnectionEndsHurtsNobody() throws Exception {
        int port = listening(usual(100));
        for (int time = 0; time < 6; time++) {
            CountDownLatch told = new CountDownLatch(1);
            RawSocket victim = open(port);
            victim.say(PING).hearText("pong");
            stage.next = () -> {
                told.countDown();
                throw new StackOverflowError();
            };
            victim.close();
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        }
        open(port).say(PING).hearText("pong");
        assertThat(failed).isNotDone();
    }

    @Test
    void memoryThatIsUsedUpEndsTheService() throws Exception {
        int port = listening(usual(100));
        RawSocket last = open(port);
        stage.next = () -> {
            throw new OutOfMemoryError("as if");
        };
        last.say(NOTHING);
        assertThat(failed.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aDeskThatHangsKeepsNobodyFromConnectingAndNoPingFromItsPong() throws Exception {
        int port = listening(usual(100));
        CountDownLatch hanging = new CountDownLatch(1);
        desk.execute(() -> waitFor(hanging));
        List<RawSocket> customers = List.of(open(port), open(port), open(port), open(port));
        for (RawSocket customer : customers) {
            customer.say(NOTHING).frame(RawSocket.FIN | RawSocket.PING, new byte[] {7});
            assertThat(customer.hear().opcode()).isEqualTo(RawSocket.PONG);
        }
        hanging.countDown();
        for (RawSocket customer : customers) {
            customer.hearText("malformed");
        }
    }

    @Test
    void connectionsAboveTheCapAreClosedAndTheListenerGoesOn() throws Exception {
        int port = listening(usual(3));
        List<RawSocket> in = new ArrayList<>(List.of(open(port), open(port), open(port)));
        for (int number = 0; number < 10; number++) {
            try (RawSocket oneMore = RawSocket.connect(port)) {
                assertThat(oneMore.head()).isEmpty();
            }
        }
        in.get(0).say(PING).hearText("pong");
        in.remove(0).close();
        await().until(() -> {
            try (RawSocket next = RawSocket.connect(port)) {
                return next.handshake(Protocol.CUSTOMER_PATH).startsWith("HTTP/1.1 101");
            }
        });
    }

    @Test
    void aPeerThatAnswersNoPingIsNoticed() throws Exception {
        int port = listening(new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                100,
                Duration.ofSeconds(1),
                256 * 1024,
                256 * 1024,
                200,
                50,
                200,
                50));
        assertThat(open(port).closed().code()).isEqualTo(RawSocket.ABNORMAL);
    }

    @Test
    void aPeerThatNeverReadsIsClosedWhenTooMuchWaits() throws Exception {
        int port = listening(new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                100,
                Duration.ofHours(1),
                64 * 1024,
                64 * 1024,
                10_000_000,
                1,
                200,
                50));
        RawSocket silent = RawSocket.connect("127.0.0.1", port, 4_096);
        opened.add(0, silent);
        silent.handshake(Protocol.CUSTOMER_PATH);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (int number = 0; number < 1_000_000; number++) {
                silent.say(NOTHING);
            }
        });
        open(port).say(PING).hearText("pong");
    }

    @Test
    void aPortIsHadAgainAtOnceAfterAStopWithConnections() throws Exception {
        SocketServer first = server(new InetSocketAddress("127.0.0.1", 0), usual(100));
        int port = first.listen().get(60, TimeUnit.SECONDS);
        RawSocket customer = open(port);
        first.close();
        assertThat(customer.closed()).isEqualTo(new RawSocket.Closed(1001, ""));
        SocketServer second = server(new InetSocketAddress("127.0.0.1", port), usual(100));
        opened.add(second);
        assertThat(second.listen().get(60, TimeUnit.SECONDS)).isEqualTo(port);
        open(port).say(PING).hearText("pong");
    }

    @Test
    void aPortThatIsTakenIsSaidAtOnce() throws Exception {
        int port = listening(usual(100));
        SocketServer second = server(new InetSocketAddress("127.0.0.1", port), usual(100));
        opened.add(second);
        assertThat(second.listen())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withCauseInstanceOf(BindException.class);
    }

    @Test
    void aConnectionWaitsForNothingAndHasASmallBuffer() throws Exception {
        SocketServer server = server(new InetSocketAddress("127.0.0.1", 0), usual(100));
        opened.add(server);
        open(server.listen().get(60, TimeUnit.SECONDS));
        WebSocketImpl socket = (WebSocketImpl)
                await().until(() -> server.getConnections().stream().findFirst(), Optional::isPresent)
                        .orElseThrow();
        SocketChannel channel = (SocketChannel) socket.getSelectionKey().channel();
        assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        assertThat(channel.getOption(StandardSocketOptions.SO_RCVBUF)).isLessThan(64 * 1024);
        assertThat(server.getMaxPendingConnections()).isEqualTo(1_024);
    }

    /** The library never accepts again after it once returned false. */
    @Test
    void onConnectIsLeftAlone() throws Exception {
        assertThat(SocketServer.class.getSuperclass()).isEqualTo(WebSocketServer.class);
        assertThat(SocketServer.class.getDeclaredMethods())
                .extracting("name")
                .doesNotContain("onConnect")
                .contains("onOpen");
    }

    private SocketLimits usual(int connections) {
        return new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                connections,
                Duration.ofSeconds(15),
                256 * 1024,
                256 * 1024,
                200,
                50,
                200,
                50);
    }

    private int listening(SocketLimits limits) throws Exception {
        SocketServer server = server(new InetSocketAddress("127.0.0.1", 0), limits);
        opened.add(server);
        return server.listen().get(60, TimeUnit.SECONDS);
    }

    private SocketServer server(InetSocketAddress address, SocketLimits limits) {
        Reading reading = new Reading(
                null,
                () -> 0,
                position -> CompletableFuture.completedFuture(null),
                Runnable::run,
                stage,
                Duration.ZERO);
        SignIn signIn = new SignIn(
                stage,
                new Passwords(new SecureRandom()),
                new Secrets(new SecureRandom()),
                new SignInLimit(Limits.usual()),
                Runnable::run);
        Sessions sessions = new Sessions(
                stage,
                reading,
                signIn,
                Limits.usual(),
                new Front("http://127.0.0.1/", new Conditions(), Patience.usual()));
        return new SocketServer(
                address, sessions, limits, Limits.usual(), Proxies.trusting(List.of()), failed::complete);
    }

    private RawSocket open(int port) throws IOException {
        RawSocket raw = RawSocket.connect(port);
        opened.add(0, raw);
        raw.handshake(Protocol.CUSTOMER_PATH);
        return raw;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Class<? extends Throwable> kind) throws T {
        try {
            throw (T) kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A desk that does what it is told on its thread, and once something else on the thread that tells it. */
    private final class Stage implements Backplane {
        private final Desk empty = new Desk(DeskSnapshot.empty());
        private final AtomicInteger told = new AtomicInteger();
        private volatile Runnable next;

        @Override
        public void execute(Runnable task) {
            Runnable once = next;
            next = null;
            told.incrementAndGet();
            if (once != null) {
                once.run();
            }
            desk.execute(task);
        }

        @Override
        public Desk desk() {
            return empty;
        }

        @Override
        public long now() {
            return 1_000;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void submit(Command command, Consumer<Decision> answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void whenDurable(Runnable task) {
            task.run();
        }

        @Override
        public void whisper(Typing typing) {}
    }
}

package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Protocol;

/** The listener itself: what it does when what stands behind it fails, and how it is set. */
class SocketServerTest {
    static final String PING = "{\"type\":\"ping\",\"id\":\"p\"}";

    /** Goes to the desk, as everything does but a ping. */
    static final String NOTHING = "{}";

    private final StagedOffice service = new StagedOffice();

    @AfterEach
    void close() throws Exception {
        service.close();
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
        int port = service.listening(StagedOffice.usual(100));
        RawSocket other = service.open(port);
        for (int time = 0; time < 6; time++) { // more often than there are decoders
            RawSocket victim = service.open(port);
            service.once(() -> {
                throw SocketServerTest.<RuntimeException>thrown(kind);
            });
            assertThat(victim.say(NOTHING).closed()).isEqualTo(new RawSocket.Closed(1011, ""));
            other.say(PING).hearText("pong");
            int told = 2 * (time + 1); // of each frame, and of each end
            await().until(() -> service.told.get() == told);
        }
        assertThat(service.failed).isNotDone();
    }

    @Test
    void aHandlerThatThrowsWhenAConnectionEndsHurtsNobody() throws Exception {
        int port = service.listening(StagedOffice.usual(100));
        for (int time = 0; time < 6; time++) {
            CountDownLatch told = new CountDownLatch(1);
            RawSocket victim = service.open(port);
            victim.say(PING).hearText("pong");
            service.once(() -> {
                told.countDown();
                throw new StackOverflowError();
            });
            victim.close();
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        }
        service.open(port).say(PING).hearText("pong");
        assertThat(service.failed).isNotDone();
    }

    @Test
    void memoryThatIsUsedUpEndsTheService() throws Exception {
        int port = service.listening(StagedOffice.usual(100));
        RawSocket last = service.open(port);
        service.once(() -> {
            throw new OutOfMemoryError("as if");
        });
        last.say(NOTHING);
        assertThat(service.failed.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void connectionsAboveTheCapAreClosedAndTheListenerGoesOn() throws Exception {
        int port = service.listening(StagedOffice.usual(3));
        List<RawSocket> in = new ArrayList<>(List.of(service.open(port), service.open(port), service.open(port)));
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
        int port = service.listening(new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                100,
                Duration.ofSeconds(1),
                256 * 1024,
                256 * 1024,
                200,
                50,
                200,
                50));
        assertThat(service.open(port).closed().code()).isEqualTo(RawSocket.ABNORMAL);
    }

    @Test
    void aPeerThatNeverReadsIsClosedWhenTooMuchWaits() throws Exception {
        int port = service.listening(new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                100,
                Duration.ofHours(1),
                64 * 1024,
                64 * 1024,
                10_000_000,
                1,
                200,
                50));
        RawSocket silent = RawSocket.connect("127.0.0.1", port, 4_096);
        service.closing(silent);
        silent.handshake(Protocol.CUSTOMER_PATH);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (int number = 0; number < 1_000_000; number++) {
                silent.say(NOTHING);
            }
        });
        service.open(port).say(PING).hearText("pong");
    }

    @Test
    void aPortIsHadAgainAtOnceAfterAStopWithConnections() throws Exception {
        SocketServer first = service.server(new InetSocketAddress("127.0.0.1", 0), StagedOffice.usual(100));
        int port = first.listen().get(60, TimeUnit.SECONDS);
        RawSocket customer = service.open(port);
        first.close();
        assertThat(customer.closed()).isEqualTo(new RawSocket.Closed(1001, ""));
        SocketServer second = service.server(new InetSocketAddress("127.0.0.1", port), StagedOffice.usual(100));
        service.closing(second);
        assertThat(second.listen().get(60, TimeUnit.SECONDS)).isEqualTo(port);
        service.open(port).say(PING).hearText("pong");
    }

    @Test
    void aPortThatIsTakenIsSaidAtOnce() throws Exception {
        int port = service.listening(StagedOffice.usual(100));
        SocketServer second = service.server(new InetSocketAddress("127.0.0.1", port), StagedOffice.usual(100));
        service.closing(second);
        assertThat(second.listen())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withCauseInstanceOf(BindException.class);
    }

    @Test
    void aConnectionWaitsForNothingAndHasASmallBuffer() throws Exception {
        SocketServer server = service.server(new InetSocketAddress("127.0.0.1", 0), StagedOffice.usual(100));
        service.closing(server);
        service.open(server.listen().get(60, TimeUnit.SECONDS));
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

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Class<? extends Throwable> kind) throws T {
        try {
            throw (T) kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

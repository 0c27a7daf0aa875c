package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.session.Encoded;

/** Who is there, for how long without a word, and how many of them; nobody has any patience here. */
class ArrivalsTest {
    private static final RawSocket.Closed NOT_INTRODUCED = new RawSocket.Closed(4408, "");
    private static final Caller SOMEBODY = new Caller("203.0.113.7:1", "203.0.113.7");

    private static final int TIMES = 20_000;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private OneListener listener;
    private Arrivals arrivals;

    @BeforeEach
    void listen() throws Exception {
        SocketLimits limits = new SocketLimits(
                1_000, 1_000, Duration.ZERO, Duration.ZERO, 100, Duration.ofSeconds(15), 1_000, 1_000, 1, 1, 1, 1);
        listener = new OneListener(limits, Limits.with(Map.of(Limit.ADDRESS_CONNECTIONS, 1)));
        listener.listen();
        arrivals = listener.arrivals;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        listener.stop(10_000);
    }

    private RawSocket connect() throws Exception {
        RawSocket peer = RawSocket.connect(listener.getPort());
        opened.add(peer);
        return peer;
    }

    private RawSocket open() throws Exception {
        RawSocket peer = connect();
        assertThat(peer.handshake("/")).startsWith("HTTP/1.1 101");
        return peer;
    }

    @Test
    void whoeverSaysNothingIsSentAway() throws Exception {
        RawSocket peer = open();
        listener.opened();
        arrivals.sendAway();
        assertThat(peer.closed()).isEqualTo(NOT_INTRODUCED);
    }

    @Test
    void whoeverDoesNotReadThatIsCutOffAllTheSame() throws Exception {
        open();
        WebSocketImpl socket = listener.opened();
        SocketConnection connection = new SocketConnection(socket, arrivals, 0, 0, Caller.NOBODY);
        connection.send(new Encoded(new byte[20_000_000])); // more than the system keeps for a reader
        arrivals.sendAway();
        assertThat(socket.isClosing()).isTrue();
        assertThat(socket.isClosed()).isFalse();
        arrivals.sendAway();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void whoeverHasSaidWhoTheyAreIsWaitedForUntilThatComesToNothing() throws Exception {
        RawSocket peer = open();
        WebSocketImpl socket = listener.opened();
        arrivals.introduced(socket);
        arrivals.sendAway();
        assertThat(socket.isOpen()).isTrue();
        arrivals.turnedAway(socket);
        arrivals.sendAway();
        assertThat(peer.closed()).isEqualTo(NOT_INTRODUCED);
    }

    @Test
    void whoeverIsKnownStaysWhateverTheySayAgain() throws Exception {
        open();
        WebSocketImpl socket = listener.opened();
        arrivals.known(socket);
        arrivals.sendAway();
        arrivals.turnedAway(socket);
        arrivals.sendAway();
        assertThat(socket.isOpen()).isTrue();
    }

    @Test
    void whoeverDoesNotFinishTheHandshakeIsCutOff() throws Exception {
        RawSocket peer = connect();
        peer.send("GET / HTTP/1.1\r\n");
        await().ignoreException(SocketTimeoutException.class).until(() -> {
            arrivals.sendAway(); // nobody at all, if the connection is not accepted yet
            return peer.patience(100).head().isEmpty();
        });
    }

    /**
     * The library registers a connection, asks for its channel, and sets that: whoever is cut off in between would stay open
     * for ever.
     */
    @Test
    void nobodyIsCutOffBeforeTheirChannelIsThereToBeClosed() throws Exception {
        try (Accepted accepted = new Accepted()) {
            WebSocketImpl socket = accepted.newcomer();
            Outgoing channel = (Outgoing) arrivals.wrapChannel(accepted.channel, accepted.key);
            arrivals.sendAway();
            assertThat(accepted.key.isValid()).isTrue();
            socket.setChannel(channel);
            arrivals.sendAway();
            assertThat(accepted.key.isValid()).isFalse();
            assertThat(accepted.channel.isOpen()).isFalse();
        }
    }

    /** An end may overtake the beginning of the same connection, and what was said over it: nobody is counted who is gone. */
    @Test
    void howeverComingAndGoingMeetNobodyWhoIsGoneIsCounted() throws Exception {
        try (Accepted accepted = new Accepted()) {
            AtomicReference<WebSocketImpl> coming = new AtomicReference<>();
            AtomicInteger gone = new AtomicInteger();
            Thread going = new Thread(() -> {
                while (gone.get() < TIMES) {
                    WebSocketImpl socket = coming.getAndSet(null);
                    if (socket != null) {
                        arrivals.gone(socket);
                        gone.incrementAndGet();
                    } else {
                        Thread.yield();
                    }
                }
            });
            going.start();
            for (int time = 1; time <= TIMES; time++) {
                WebSocketImpl socket = accepted.newcomer();
                arrivals.wrapChannel(accepted.channel, accepted.key);
                coming.set(socket);
                arrivals.opened(socket, SOMEBODY);
                while (gone.get() < time) {
                    Thread.yield();
                }
                arrivals.turnedAway(socket);
            }
            going.join();
            WebSocketImpl first = accepted.newcomer();
            arrivals.wrapChannel(accepted.channel, accepted.key);
            assertThat(arrivals.opened(first, SOMEBODY)).isTrue();
            WebSocketImpl second = accepted.newcomer();
            arrivals.wrapChannel(accepted.channel, accepted.key);
            assertThat(arrivals.opened(second, SOMEBODY)).isFalse();
        }
    }

    /** A connection as the system gives it to the library, for one newcomer after the other. */
    private final class Accepted implements AutoCloseable {
        private final Selector selector = Selector.open();
        private final ServerSocketChannel door = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        private final SocketChannel peer = SocketChannel.open(door.getLocalAddress());
        private final SocketChannel channel = door.accept();
        private final SelectionKey key;

        Accepted() throws IOException {
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ);
        }

        WebSocketImpl newcomer() {
            WebSocketImpl socket =
                    arrivals.createWebSocket(listener, List.<Draft>of(new BoundedDraft(SocketLimits.defaults())));
            socket.setSelectionKey(key);
            key.attach(socket);
            return socket;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            peer.close();
            door.close();
            selector.close();
        }
    }
}

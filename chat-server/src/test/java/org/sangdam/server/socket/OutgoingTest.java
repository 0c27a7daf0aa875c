package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PongFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.session.Encoded;

/** Real sockets, the library's own selector, and a peer that reads when it likes. */
class OutgoingTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SENDERS = 6;
    private static final int FRAMES = 250;
    /** More than all that is sent. */
    private static final long UNBOUNDED = 1L << 30;

    private static final int PEERS_BUFFER = 4_096;

    private static final int STOP_MILLIS = 10_000;

    private OneListener listener;
    private RawSocket peer;
    private WebSocketImpl socket;
    private Outgoing out;

    @BeforeEach
    void connect() throws Exception {
        listener = new OneListener();
        peer = RawSocket.connect("127.0.0.1", listener.listen(), PEERS_BUFFER);
        assertThat(peer.handshake("/")).startsWith("HTTP/1.1 101");
        socket = listener.opened();
        out = (Outgoing) socket.getChannel();
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        listener.stop(STOP_MILLIS);
    }

    /** Each sender mixes its own frames with the library's; what it sent has to come as it was sent, and the end behind it all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverManySendAtOnceComesOnceAndInOrderToWhoReadsSlowly(long seed) throws Exception {
        SocketConnection connection =
                new SocketConnection(socket, listener.arrivals, UNBOUNDED, UNBOUNDED, Caller.NOBODY);
        AtomicInteger sending = new AtomicInteger(SENDERS);
        CompletableFuture<?>[] senders = new CompletableFuture<?>[SENDERS];
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            senders[i] = onThread(() -> {
                Random random = new Random(seed * 1_000 + sender);
                for (int number = 0; number < FRAMES; number++) {
                    switch (random.nextInt(4)) {
                        case 0 -> socket.sendFrame(pong(sender + ":" + number + ":"));
                        case 1, 2 -> connection.hold(frame(sender, number, size(random)));
                        default -> connection.send(frame(sender, number, size(random)));
                    }
                }
                if (sending.decrementAndGet() == 0) {
                    connection.close(Code.THROTTLED);
                }
            });
        }
        List<List<Integer>> heard = heardSlowly(new Random(seed), sending);
        CompletableFuture.allOf(senders).get(60, TimeUnit.SECONDS);
        for (List<Integer> numbers : heard) {
            assertThat(numbers).hasSize(FRAMES).isSorted().doesNotHaveDuplicates();
        }
        assertThat(out.waiting()).isZero();
    }

    /** Reads some frames each time when much waits, and the rest when nobody sends any more. */
    private List<List<Integer>> heardSlowly(Random random, AtomicInteger sending) throws IOException {
        List<List<Integer>> heard = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            heard.add(new ArrayList<>());
        }
        while (true) {
            int much = random.nextInt(200_000);
            await().atMost(LONG)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> sending.get() == 0 || out.waiting() > much);
            for (int i = random.nextInt(60); i >= 0; i--) {
                RawSocket.Heard next = peer.hear();
                if (next.opcode() == RawSocket.CLOSE) {
                    assertThat(ByteBuffer.wrap(next.payload()).getShort())
                            .isEqualTo((short) CloseCodes.of(Code.THROTTLED));
                    return heard;
                }
                String[] parts = next.text().split(":", 3);
                assertThat(parts[2]).matches("x*");
                heard.get(Integer.parseInt(parts[0])).add(Integer.parseInt(parts[1]));
            }
        }
    }

    @Test
    void aReadThatMeetsAnotherThreadsEndThrowsNothing() throws Exception {
        socket.closeConnection(CloseFrame.NORMAL, "");
        assertThat(out.read(ByteBuffer.allocate(10))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void howeverAReadFailsTheListenerGoesOnForAllOthers(boolean byAnEnd) throws Exception {
        for (int time = 0; time < 5; time++) { // more often than the library has buffers
            try (RawSocket victim = RawSocket.connect("127.0.0.1", listener.getPort(), PEERS_BUFFER)) {
                assertThat(victim.handshake("/")).startsWith("HTTP/1.1 101");
                WebSocketImpl failing = listener.opened();
                failing.setChannel(
                        new Outgoing(byAnEnd ? new Cut(failing) : new Failing(failing), failing, Runnable::run));
                victim.say("anything");
                await().atMost(LONG).until(failing::isClosed);
            }
        }
        try (RawSocket other = RawSocket.connect("127.0.0.1", listener.getPort(), PEERS_BUFFER)) {
            assertThat(other.handshake("/")).startsWith("HTTP/1.1 101");
        }
    }

    /** Another thread ends the connection just when its peer's end is read. */
    private record Cut(WebSocketImpl socket) implements Broken {
        @Override
        public int read(ByteBuffer into) {
            socket.closeConnection(CloseFrame.NEVER_CONNECTED, "");
            return -1;
        }
    }

    private record Failing(WebSocketImpl socket) implements Broken {
        @Override
        public int read(ByteBuffer into) {
            throw new IllegalStateException("as if");
        }
    }

    private interface Broken extends ByteChannel {
        WebSocketImpl socket();

        @Override
        default int write(ByteBuffer bytes) throws IOException {
            throw new IOException("broken");
        }

        @Override
        default boolean isOpen() {
            return true;
        }

        @Override
        default void close() throws IOException {
            socket().getSelectionKey().channel().close();
        }
    }

    @Test
    void smallFramesThatAreHeldGoInOneWrite() {
        Taking channel = new Taking();
        Outgoing counted = new Outgoing(channel, socket, Runnable::run);
        for (int number = 0; number < 50; number++) {
            assertThat(counted.hold(frame(0, number, 100).wire(), UNBOUNDED)).isTrue();
        }
        assertThat(channel.writes).as("nothing goes before it is asked for").isEmpty();
        counted.sendOn();
        assertThat(channel.writes).hasSize(1);
        assertThat(channel.writes.get(0))
                .isEqualTo(50 * frame(0, 10, 100).wire().remaining() - 10);
        counted.sendOn();
        assertThat(channel.writes).hasSize(1);
    }

    @Test
    void whatIsHeldCountsAsWaitingOnlyWhenTheSocketDoesNotTakeIt() {
        Taking channel = new Taking();
        Outgoing counted = new Outgoing(channel, socket, Runnable::run);
        for (int number = 0; number < 50; number++) {
            assertThat(counted.hold(frame(0, number, 10_000).wire(), 15_000)).isTrue();
        }
        counted.sendOn();
        assertThat(counted.waiting()).isZero();
    }

    @Test
    void smallFramesThatHaveWaitedGoInFewWritesHoweverManyTheyAre() {
        Taking.Later channel = new Taking.Later();
        Outgoing counted = new Outgoing(channel, socket, Runnable::run);
        for (int number = 0; number < 160; number++) {
            assertThat(counted.send(frame(0, 0, 1_000).wire(), UNBOUNDED)).isTrue();
        }
        channel.takes = true;
        assertThat(counted.flush()).isTrue();
        assertThat(channel.writes.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(160 * frame(0, 0, 1_000).wire().remaining());
        assertThat(channel.writes).hasSizeLessThan(15); // 16 KB each
    }

    /** Takes everything and remembers how much at a time. */
    private static class Taking implements ByteChannel {
        final List<Integer> writes = new ArrayList<>();

        private static final class Later extends Taking {
            private boolean takes;

            @Override
            public int write(ByteBuffer bytes) {
                return takes ? super.write(bytes) : 0;
            }
        }

        private static final class Nothing extends Taking {
            @Override
            public int write(ByteBuffer bytes) {
                return 0;
            }
        }

        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            writes.add(count);
            return count;
        }

        @Override
        public int read(ByteBuffer into) {
            return 0;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void smallFramesThatWaitCountWithWhatTheyCost() {
        Outgoing stuck = new Outgoing(new Taking.Nothing(), socket, Runnable::run);
        long bound = 100_000;
        int taken = 0;
        while (stuck.send(frame(0, 0, 41).wire(), bound)) {
            taken++;
            assertThat(taken).isLessThan(100_000);
        }
        assertThat(taken).isBetween(500, 1_000); // half as many as by their bytes alone
        assertThat(stuck.waiting()).isLessThanOrEqualTo(bound);
    }

    @Test
    void onlyForWhoHasSignedInMuchMayWait() {
        socket.setChannel(new Outgoing(new Taking.Nothing(), socket, Runnable::run));
        SocketConnection connection = new SocketConnection(socket, listener.arrivals, 10_000, UNBOUNDED, Caller.NOBODY);
        connection.known();
        for (int number = 0; number < 100; number++) {
            connection.send(frame(0, number, 1_000));
        }
        assertThat(socket.isOpen()).isTrue();
        SocketConnection stranger = new SocketConnection(socket, listener.arrivals, 10_000, UNBOUNDED, Caller.NOBODY);
        stranger.send(frame(0, 100, 1_000));
        assertThat(socket.isOpen()).isFalse();
    }

    @Test
    void whoReadsNothingIsClosedAtTheBoundAndHasSoFarMissedNothing() throws Exception {
        long bound = 300_000;
        SocketConnection connection = new SocketConnection(socket, listener.arrivals, bound, bound, Caller.NOBODY);
        int sent = 0;
        while (socket.isOpen()) {
            connection.send(frame(0, sent++, 10_000));
            assertThat(out.waiting()).isLessThanOrEqualTo(bound);
            assertThat(sent).isLessThan(10_000);
        }
        int heard = 0;
        try {
            while (true) {
                assertThat(peer.hear().text()).startsWith("0:" + heard + ":");
                heard++;
            }
        } catch (EOFException | SocketException e) {
            assertThat(heard).isBetween(1, sent - 1);
        }
    }

    @Test
    void aFrameLargerThanTheBoundGoesToWhoHasReadEverything() throws Exception {
        SocketConnection connection = new SocketConnection(socket, listener.arrivals, 1_000, 1_000, Caller.NOBODY);
        for (int number = 0; number < 5; number++) {
            connection.send(frame(0, number, 2_000_000)); // more than the system takes at once
            assertThat(peer.hear().text()).startsWith("0:" + number + ":").hasSizeGreaterThan(2_000_000);
            await().atMost(LONG).until(() -> out.waiting() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPeerThatIsGoneIsNoticedAndNobodyWhoSendsHangsOrFails(long seed) throws Exception {
        SocketConnection connection =
                new SocketConnection(socket, listener.arrivals, UNBOUNDED, UNBOUNDED, Caller.NOBODY);
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            senders.add(onThread(() -> {
                Random random = new Random(seed * 1_000 + sender);
                for (int number = 0; socket.isOpen() && number < 100_000; number++) {
                    connection.send(frame(sender, number, size(random)));
                }
            }));
        }
        await().atMost(LONG).until(() -> out.waiting() > 100_000 * seed);
        peer.close(); // with much unread: a reset
        await().atMost(LONG).until(() -> !socket.isOpen());
        for (CompletableFuture<Void> sender : senders) {
            sender.get(60, TimeUnit.SECONDS);
        }
        await().atMost(LONG).until(() -> listener.getConnections().isEmpty());
    }

    @Test
    void whoIsGoneIsSeenOffOnceAndNotByTheThreadThatListensToAllOthers() throws Exception {
        listener.ending = listener.ends::add;
        peer.close();
        Runnable end = listener.ends.poll(60, TimeUnit.SECONDS);
        try (RawSocket other = RawSocket.connect("127.0.0.1", listener.getPort(), PEERS_BUFFER)) {
            assertThat(other.handshake("/")).startsWith("HTTP/1.1 101");
            assertThat(socket.isOpen()).as("the end waits for its thread").isTrue();
            assertThat(listener.ends).isEmpty();
            end.run();
            assertThat(socket.isOpen()).isFalse();
        }
    }

    private static int size(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> 70_000 + random.nextInt(300_000);
            case 1, 2, 3, 4 -> random.nextInt(20_000);
            default -> random.nextInt(200);
        };
    }

    private static Encoded frame(int sender, int number, int filling) {
        return new Encoded((sender + ":" + number + ":" + "x".repeat(filling)).getBytes(StandardCharsets.US_ASCII));
    }

    private static PongFrame pong(String text) {
        PongFrame pong = new PongFrame();
        pong.setPayload(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        return pong;
    }

    private static CompletableFuture<Void> onThread(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}

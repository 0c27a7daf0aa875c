package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocketImpl;
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
        listener.stop();
    }

    /** Each sender mixes its own frames with the library's; what it sent has to come as it was sent, and the end behind it all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverManySendAtOnceComesOnceAndInOrderToWhoReadsSlowly(long seed) throws Exception {
        SocketConnection connection = new SocketConnection(socket, UNBOUNDED, Caller.NOBODY);
        AtomicInteger sending = new AtomicInteger(SENDERS);
        CompletableFuture<?>[] senders = new CompletableFuture<?>[SENDERS];
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            senders[i] = onThread(() -> {
                Random random = new Random(seed * 1_000 + sender);
                for (int number = 0; number < FRAMES; number++) {
                    if (random.nextInt(4) == 0) {
                        socket.sendFrame(pong(sender + ":" + number + ":"));
                    } else {
                        connection.send(frame(sender, number, size(random)));
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
    void whoReadsNothingIsClosedAtTheBoundAndHasSoFarMissedNothing() throws Exception {
        long bound = 300_000;
        SocketConnection connection = new SocketConnection(socket, bound, Caller.NOBODY);
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
        SocketConnection connection = new SocketConnection(socket, 1_000, Caller.NOBODY);
        for (int number = 0; number < 5; number++) {
            connection.send(frame(0, number, 2_000_000)); // more than the system takes at once
            assertThat(peer.hear().text()).startsWith("0:" + number + ":").hasSizeGreaterThan(2_000_000);
            await().atMost(LONG).until(() -> out.waiting() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPeerThatIsGoneIsNoticedAndNobodyWhoSendsHangsOrFails(long seed) throws Exception {
        SocketConnection connection = new SocketConnection(socket, UNBOUNDED, Caller.NOBODY);
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

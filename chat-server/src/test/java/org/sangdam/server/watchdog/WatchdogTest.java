package org.sangdam.server.watchdog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;

class WatchdogTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final CompletableFuture<Exception> failed = new CompletableFuture<>();

    @Test
    void aServiceThatLivesAnswersAtBothDoors() throws Exception {
        try (ChatServer server = ChatServer.start(new ServerConfig(folder, "0.0.0.0", 0, 0, false))) {
            new SocketDoor(here(server.socketPort()), LONG, LONG).knock();
            new PageDoor(here(server.httpPort()), LONG).knock();
        }
    }

    @Test
    void whoAcceptsAndSaysNothingHasNotAnswered() throws IOException {
        try (ServerSocket silent = listener()) {
            assertThatThrownBy(() -> new SocketDoor(here(silent.getLocalPort()), SHORT, SHORT).knock())
                    .isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> new PageDoor(here(silent.getLocalPort()), SHORT).knock())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aPortWhereNobodyListensHasNotAnswered() throws IOException {
        int port;
        try (ServerSocket gone = listener()) {
            port = gone.getLocalPort();
        }
        assertThatThrownBy(() -> new SocketDoor(here(port), LONG, LONG).knock()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new PageDoor(here(port), LONG).knock()).isInstanceOf(IOException.class);
    }

    @Test
    void whoTurnsEverybodyAwayHasAnswered() throws Exception {
        try (ServerSocket full = listener()) {
            Thread turning = new Thread(() -> turnAway(full));
            turning.start();
            new SocketDoor(here(full.getLocalPort()), LONG, LONG).knock();
            new PageDoor(here(full.getLocalPort()), LONG).knock();
            turning.join();
        }
    }

    private static void turnAway(ServerSocket full) {
        try {
            for (int i = 0; i < 2; i++) {
                full.accept().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The knock is unread when a full service cuts the connection: the knocker hears of a reset, and of no end. */
    @Test
    void whoCutsTheConnectionsThatItAcceptsHasAnswered() throws Exception {
        try (ServerSocket full = listener()) {
            CompletableFuture<Void> cut = CompletableFuture.runAsync(() -> {
                cutAfter(full, "GET");
                cutAfter(full, "GET");
            });
            new SocketDoor(here(full.getLocalPort()), LONG, LONG).knock();
            new PageDoor(here(full.getLocalPort()), LONG).knock();
            cut.join();
        }
    }

    @Test
    void whoCutsAConnectionBeforeTheKnockHasAnswered() throws Exception {
        try (ServerSocket full = listener();
                Answer answer = new Answer(here(full.getLocalPort()), LONG)) {
            cutAfter(full, "");
            assertThat(answer.to("GET".getBytes(US_ASCII))).isEmpty();
        }
    }

    @Test
    void whoLetsOneInAndCutsTheConnectionHasNotAnswered() throws Exception {
        try (ServerSocket cutting = listener()) {
            CompletableFuture<Void> cut =
                    CompletableFuture.supplyAsync(() -> letIn(cutting)).thenAccept(in -> cutAfter(in, "resume"));
            assertThatThrownBy(() -> new SocketDoor(here(cutting.getLocalPort()), LONG, LONG).knock())
                    .isInstanceOf(SocketException.class);
            cut.join();
        }
    }

    private static void cutAfter(ServerSocket listener, String word) {
        try {
            cutAfter(listener.accept(), word);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads until the word was said, and resets the connection. */
    private static void cutAfter(Socket socket, String word) {
        try (socket) {
            StringBuilder said = new StringBuilder();
            while (said.indexOf(word) < 0) {
                said.append((char) socket.getInputStream().read());
            }
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLetsOneInAndTalksOfSomethingElseHasNotAnswered() throws Exception {
        try (ServerSocket talking = listener()) {
            CompletableFuture<Socket> let = CompletableFuture.supplyAsync(() -> letIn(talking));
            assertThatThrownBy(() -> new SocketDoor(here(talking.getLocalPort()), LONG, SHORT).knock())
                    .isInstanceOf(SocketTimeoutException.class);
            let.join().close();
        }
    }

    /** A connection that answers no pings is cut after a while, also by a service whose desk hangs. */
    @Test
    void whoLetsOneInAndCutsOffWithoutAWordHasNotAnswered() throws Exception {
        try (ServerSocket cutting = listener()) {
            CompletableFuture<Socket> let = CompletableFuture.supplyAsync(() -> letIn(cutting));
            CompletableFuture<Void> cut = let.thenAccept(WatchdogTest::sayNoMore);
            assertThatThrownBy(() -> new SocketDoor(here(cutting.getLocalPort()), LONG, LONG).knock())
                    .isInstanceOf(EOFException.class);
            cut.join();
            let.join().close();
        }
    }

    private static void sayNoMore(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Socket letIn(ServerSocket talking) {
        try {
            Socket socket = talking.accept();
            socket.getOutputStream().write("HTTP/1.1 101 Come in\r\n\r\n\u0001\u0002hi".getBytes(US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void threeTimesInARowAreTheEndAndToldOnce() {
        AtomicInteger knocks = new AtomicInteger();
        watching(() -> {
            knocks.incrementAndGet();
            throw new IOException("nobody is there");
        });
        assertThat(failed.join()).hasMessageContaining("door").hasMessageContaining("3 times");
        assertThat(knocks).hasValue(3);
    }

    @Test
    void anAnswerInBetweenForgivesWhatWasBefore() {
        AtomicInteger knocks = new AtomicInteger();
        Watchdog watchdog = watching(() -> {
            if (knocks.incrementAndGet() % 3 != 0) {
                throw new IOException("nobody is there");
            }
        });
        Awaitility.await().until(() -> knocks.get() > 9);
        watchdog.close();
        assertThat(failed).isNotDone();
    }

    @Test
    void whatFailsBecauseTheServiceEndsIsNotTold() {
        CountDownLatch tried = new CountDownLatch(3);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Watchdog watchdog = watching(() -> {
            tried.countDown();
            if (tried.getCount() == 0) {
                ended.join();
            }
            throw new IOException("nobody is there");
        });
        Awaitility.await().until(() -> tried.getCount() == 0);
        watchdog.close();
        ended.complete(null);
        assertThat(failed).isNotDone();
    }

    private Watchdog watching(Knock knock) {
        Door door = new Door() {
            @Override
            public String name() {
                return "door";
            }

            @Override
            public void knock() throws IOException {
                knock.once();
            }
        };
        return new Watchdog(List.of(door), new Pace(Duration.ofMillis(10)), failed::complete).start();
    }

    private interface Knock {
        void once() throws IOException;
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}

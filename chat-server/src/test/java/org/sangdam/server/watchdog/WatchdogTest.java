package org.sangdam.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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

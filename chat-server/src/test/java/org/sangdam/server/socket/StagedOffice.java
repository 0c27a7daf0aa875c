package org.sangdam.server.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
import org.sangdam.server.session.Readers;
import org.sangdam.server.session.Reading;
import org.sangdam.server.session.Sessions;
import org.sangdam.server.session.SignIn;

/** The listener with sessions behind it and a desk that a test can hold up or let fail. */
final class StagedOffice {
    final AtomicInteger told = new AtomicInteger();
    final CompletableFuture<Exception> failed = new CompletableFuture<>();
    final ThreadPoolExecutor desk = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    private final Stage stage = new Stage();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private volatile Runnable next;

    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        desk.shutdownNow();
    }

    /** Is closed with all the rest, before what is there already. */
    void closing(AutoCloseable one) {
        opened.add(0, one);
    }

    /** Does this, once, when the desk is next told something: on the thread that tells it. */
    void once(Runnable instead) {
        next = instead;
    }

    /** Does nothing at the desk from now on. @return what lets it go on */
    CountDownLatch hang() {
        CountDownLatch hanging = new CountDownLatch(1);
        desk.execute(() -> waitFor(hanging));
        return hanging;
    }

    /** So much time passes, and none by itself: a machine that pauses makes nobody late. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    static SocketLimits usual(int connections) {
        return limits(connections, Duration.ofHours(1), 200);
    }

    /** @param burst frames that anybody may say at once */
    static SocketLimits limits(int connections, Duration introduction, int burst) {
        return new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                introduction,
                connections,
                Duration.ofSeconds(15),
                256 * 1024,
                256 * 1024,
                burst,
                50,
                burst,
                50);
    }

    int listening(SocketLimits limits) throws Exception {
        SocketServer server = server(new InetSocketAddress("127.0.0.1", 0), limits);
        closing(server);
        return server.listen().get(60, TimeUnit.SECONDS);
    }

    SocketServer server(InetSocketAddress address, SocketLimits limits) {
        Readers readers = new Readers(Runnable::run, Duration.ZERO);
        Reading reading = new Reading(
                null, () -> 0, position -> CompletableFuture.completedFuture(null), stage, readers, readers);
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

    RawSocket open(int port) throws IOException {
        return open(port, Protocol.CUSTOMER_PATH);
    }

    RawSocket open(int port, String path) throws IOException {
        RawSocket raw = RawSocket.connect(port);
        closing(raw);
        raw.handshake(path);
        return raw;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A desk that does what it is told on its thread. */
    private final class Stage implements Backplane {
        private final Desk empty = new Desk(DeskSnapshot.empty());

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
        public Desk durable() {
            return empty;
        }

        @Override
        public long now() {
            return 1_000;
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void submit(Command command, Consumer<Decision> answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void decided(Decision decision, Consumer<Decision> answer) {
            answer.accept(decision);
        }

        @Override
        public void whenDurable(Runnable task) {
            task.run();
        }

        @Override
        public void whisper(Typing typing) {}
    }
}

package org.sangdam.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.session.Conditions;
import org.sangdam.server.session.Front;
import org.sangdam.server.session.LocalBackplane;
import org.sangdam.server.session.Readers;
import org.sangdam.server.session.Reading;
import org.sangdam.server.session.Sessions;
import org.sangdam.server.session.SignIn;
import org.sangdam.server.socket.SocketServer;
import org.sangdam.server.watchdog.Pace;
import org.sangdam.server.watchdog.Watchdog;
import org.sangdam.server.web.PageServer;

/** The whole service of one office on one machine, from {@link #start} to {@link #close}. Thread-safe. */
public final class ChatServer implements AutoCloseable {
    /** Places are told twice a second at the most: within the second that a customer is promised. */
    private static final long BEAT_MILLIS = 500;
    /** After a planned stop clients come back a little later than the service does. */
    private static final long RETRY_SECONDS = 2;

    /** Longer, and a customer takes the service for dead. */
    private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(5);
    /** A counsellor who searches everything waits that long, others' searches included. */
    private static final Duration SEARCH_PATIENCE = Duration.ofSeconds(20);

    /** A desk that hangs is no reason not to stop. */
    private static final long TELLING_SECONDS = 2;

    private static final int READERS = 4;
    private static final int SEARCHES = 2;
    private static final int QUESTIONS = 10_000;
    private static final int HASHES = 64;

    private final Opened opened = new Opened();
    private final CompletableFuture<Exception> failed = new CompletableFuture<>();
    private final Conditions conditions = new Conditions();
    private final Owner owner;
    private final Figures figures;
    private final String customerPage;
    private final int httpPort;
    private final int socketPort;

    /**
     * Opens the office and lets everybody in.
     *
     * @throws StartupException with one line that says what to change
     */
    public static ChatServer start(ServerConfig config) throws StartupException {
        return start(config, Pace.USUAL);
    }

    /** @param watchdog how often it tries its own doors */
    static ChatServer start(ServerConfig config, Pace watchdog) throws StartupException {
        return new ChatServer(config, watchdog);
    }

    private ChatServer(ServerConfig config, Pace watchdog) throws StartupException {
        try {
            Doors doors = new Doors(config);
            PageServer page = opened.add(doors.page());
            httpPort = page.port();
            customerPage = config.outside().publicUrl() == null
                    ? Addresses.page(config.bind(), httpPort)
                    : Addresses.front(config.outside().publicUrl()).toString();
            Storage storage = opened.add(Storage.open(config.dataDir(), config.demo(), config.backup()));
            DeskLoop loop = new DeskLoop(
                    storage.desk(), storage.ledger(), System::currentTimeMillis, System::nanoTime, failed::complete);
            LocalBackplane backplane = new LocalBackplane(loop, System::nanoTime);
            Passwords passwords = new Passwords(new SecureRandom());
            Front front = new Front(customerPage, conditions, config.patience());
            Sessions sessions = sessions(storage, backplane, passwords, doors.limits(), front);
            backplane.start(sessions);
            opened.add(loop);
            owner = new Owner(backplane, passwords);
            firstTopics();
            opened.add(beat(() -> {
                sessions.beat();
                conditions.archive(storage.archive().percent());
            }));
            SocketServer sockets = opened.add(doors.sockets(sessions, failed::complete));
            opened.add(() -> sessions.tellClosing(RETRY_SECONDS)
                    .orTimeout(TELLING_SECONDS, TimeUnit.SECONDS)
                    .join());
            socketPort = doors.listen(sockets);
            figures = opened.add(new Figures(storage, sessions, backplane));
            figures.start();
            page.start(socketPort, figures::text, sessions.bearers(), SharedFiles.open(storage, doors.limits()));
            opened.add(new Keeping(storage, config.dataDir(), config.backup()));
            opened.add(Watchdog.of(
                            Addresses.own(config.bind(), socketPort),
                            Addresses.own(config.bind(), httpPort),
                            watchdog,
                            failed::complete)
                    .start());
        } catch (StartupException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Sessions sessions(
            Storage storage, LocalBackplane backplane, Passwords passwords, Limits limits, Front front) {
        ExecutorService readers = pool("reader", READERS, QUESTIONS);
        ExecutorService searches = pool("search", SEARCHES, QUESTIONS);
        ExecutorService hashing = pool("password", 1, HASHES);
        opened.add(readers::shutdown);
        opened.add(searches::shutdown);
        opened.add(hashing::shutdown);
        Reading reading = new Reading(
                storage.archive(),
                storage.ledger()::last,
                storage.archive()::caughtUp,
                backplane,
                new Readers(readers, ARCHIVE_PATIENCE),
                new Readers(searches, SEARCH_PATIENCE));
        Secrets secrets = new Secrets(new SecureRandom());
        SignIn signIn = new SignIn(backplane, passwords, secrets, new SignInLimit(limits), hashing);
        return new Sessions(backplane, reading, signIn, limits, front);
    }

    private static ExecutorService pool(String name, int threads, int queue) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> new Thread(task, name));
    }

    private static AutoCloseable beat(Runnable tell) {
        ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "beat"));
        beat.scheduleWithFixedDelay(tell, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return beat::shutdown;
    }

    private void firstTopics() throws StartupException {
        try {
            owner.giveFirstTopics();
        } catch (SetUpException e) {
            throw new StartupException("Nothing can be stored in the data folder; choose another with --data-dir.", e);
        }
    }

    /** Address of the customers' page, for people to open. */
    public String customerPage() {
        return customerPage;
    }

    public int httpPort() {
        return httpPort;
    }

    public int socketPort() {
        return socketPort;
    }

    /** Completes if the service can go on no longer: it is to be closed and started anew. */
    public CompletableFuture<Exception> failed() {
        return failed;
    }

    /** Those who wait and those who talk, as they were a second ago. */
    public Customers customers() {
        return figures.customers();
    }

    /** Whether nobody has an account yet. */
    public boolean needsSetUp() {
        return owner.needsSetUp();
    }

    /**
     * Names the office and gives it its first administrator. Blocks for a moment: not on a user interface's thread.
     *
     * @throws SetUpException with what is wrong with a name or the password
     */
    public void setUp(String office, String administrator, String password) throws SetUpException {
        owner.setUp(office, administrator, password);
    }

    /**
     * Adds an account in the name of whoever owns the machine. Blocks for a moment.
     *
     * @throws SetUpException with what is wrong
     */
    public void addAccount(String name, Role role, String password) throws SetUpException {
        owner.addAccount(name, role, password);
    }

    /** No new connections, everybody told to come back, ledger and archive closed: the next start recovers nothing. */
    @Override
    public void close() {
        opened.close();
    }
}

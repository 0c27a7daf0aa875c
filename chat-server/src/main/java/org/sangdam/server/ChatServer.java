package org.sangdam.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.session.Conditions;
import org.sangdam.server.session.Front;
import org.sangdam.server.session.LocalBackplane;
import org.sangdam.server.session.Patience;
import org.sangdam.server.session.Reading;
import org.sangdam.server.session.Sessions;
import org.sangdam.server.session.SignIn;
import org.sangdam.server.socket.Proxies;
import org.sangdam.server.socket.SocketLimits;
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

    /** A desk that hangs is no reason not to stop. */
    private static final long TELLING_SECONDS = 2;

    private static final String HTTP_OPTION = "--http-port";
    private static final String SOCKET_OPTION = "--socket-port";
    private static final int READERS = 4;
    private static final int QUESTIONS = 10_000;
    private static final int HASHES = 64;

    private final Opened opened = new Opened();
    private final CompletableFuture<Exception> failed = new CompletableFuture<>();
    private final Conditions conditions = new Conditions();
    private final Passwords passwords = new Passwords(new SecureRandom());
    private final LocalBackplane backplane;
    private final Limits limits;
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
            limits = limits(config);
            PageServer page = opened.add(pageAt(config));
            httpPort = page.port();
            customerPage = config.outside().publicUrl() == null
                    ? Addresses.page(config.bind(), httpPort)
                    : Addresses.front(config.outside().publicUrl()).toString();
            Storage storage = opened.add(Storage.open(config.dataDir(), config.demo(), config.backup()));
            DeskLoop loop = new DeskLoop(storage.desk(), storage.ledger(), System::currentTimeMillis, failed::complete);
            backplane = new LocalBackplane(loop, System::nanoTime);
            Sessions sessions = sessions(storage, config.patience());
            backplane.start(sessions);
            opened.add(loop);
            firstTopics();
            opened.add(beat(() -> {
                sessions.beat();
                conditions.archive(storage.archive().percent());
            }));
            SocketServer sockets = socketsAt(config, sessions);
            opened.add(sockets);
            opened.add(() -> sessions.tellClosing(RETRY_SECONDS)
                    .orTimeout(TELLING_SECONDS, TimeUnit.SECONDS)
                    .join());
            socketPort = listening(sockets, config);
            page.start(socketPort);
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

    private static Limits limits(ServerConfig config) throws StartupException {
        try {
            return Limits.with(config.outside().limits());
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "A limit cannot be that (" + e.getMessage() + "); give 0 for none, or up to " + Limits.HIGHEST
                            + " with --limit.",
                    e);
        }
    }

    private static Proxies proxies(ServerConfig config) throws StartupException {
        try {
            return Proxies.trusting(config.outside().trustedProxies());
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    e.getMessage() + "; give addresses as 10.0.0.1 or 10.0.0.0/8 with" + " --trusted-proxy.", e);
        }
    }

    private static PageServer pageAt(ServerConfig config) throws StartupException {
        InetSocketAddress address = Addresses.listening(config.bind(), config.httpPort(), HTTP_OPTION);
        try {
            return new PageServer(address, Addresses.front(config.outside().publicUrl()));
        } catch (IOException e) {
            throw cannotListen(config, config.httpPort(), HTTP_OPTION, e);
        }
    }

    private SocketServer socketsAt(ServerConfig config, Sessions sessions) throws StartupException {
        return new SocketServer(
                Addresses.listening(config.bind(), config.socketPort(), SOCKET_OPTION),
                sessions,
                SocketLimits.defaults(),
                limits,
                proxies(config),
                failed::complete);
    }

    private static int listening(SocketServer sockets, ServerConfig config) throws StartupException {
        try {
            return sockets.listen().join();
        } catch (CompletionException e) {
            throw cannotListen(config, config.socketPort(), SOCKET_OPTION, e);
        }
    }

    private static StartupException cannotListen(ServerConfig config, int port, String option, Exception cause) {
        return new StartupException(
                "Port " + port + " at " + config.bind() + " cannot be had: it is in use, or not this machine's. Choose"
                        + " another port with " + option + " or another address with --bind.",
                cause);
    }

    private Sessions sessions(Storage storage, Patience patience) {
        Secrets secrets = new Secrets(new SecureRandom());
        ExecutorService readers = pool("reader", READERS, QUESTIONS);
        ExecutorService hashing = pool("password", 1, HASHES);
        opened.add(readers::shutdown);
        opened.add(hashing::shutdown);
        Reading reading = new Reading(
                storage.archive(),
                storage.ledger()::last,
                storage.archive()::caughtUp,
                readers,
                backplane,
                ARCHIVE_PATIENCE);
        SignIn signIn = new SignIn(backplane, passwords, secrets, new SignInLimit(limits), hashing);
        return new Sessions(backplane, reading, signIn, limits, new Front(customerPage, conditions, patience));
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
            boolean fresh = ask(() -> backplane.desk().office().topics().isEmpty());
            if (fresh) {
                done(new Command.SetOffice(0, null, DefaultTopics.TOPICS, null));
            }
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

    /** Whether nobody has an account yet. */
    public boolean needsSetUp() {
        return ask(() -> backplane.desk().accounts().isEmpty());
    }

    /**
     * Names the office and gives it its first administrator. Blocks for a moment: not on a user interface's thread.
     *
     * @throws SetUpException with what is wrong with a name or the password
     */
    public void setUp(String office, String administrator, String password) throws SetUpException {
        Command named = new Command.SetOffice(0, checked(() -> Fields.name(office)), null, null);
        done(named, account(administrator, Role.ADMINISTRATOR, password));
    }

    /**
     * Adds an account in the name of whoever owns the machine. Blocks for a moment.
     *
     * @throws SetUpException with what is wrong
     */
    public void addAccount(String name, Role role, String password) throws SetUpException {
        done(account(name, role, password));
    }

    private Command account(String name, Role role, String password) throws SetUpException {
        String valid = checked(() -> Fields.name(name));
        return new Command.AddAccount(0, valid, role, passwords.hash(checked(() -> Fields.password(password))));
    }

    private static String checked(Supplier<String> field) throws SetUpException {
        try {
            return field.get();
        } catch (FrameException e) {
            throw new SetUpException(e.code());
        }
    }

    /** Handed to the desk at once, the commands are stored together or not at all. */
    private void done(Command... commands) throws SetUpException {
        List<Decision> answers = new ArrayList<>();
        CompletableFuture<List<Decision>> all = new CompletableFuture<>();
        backplane.execute(() -> {
            for (Command command : commands) {
                backplane.submit(command, answer -> {
                    answers.add(answer);
                    if (answers.size() == commands.length) {
                        all.complete(answers);
                    }
                });
            }
        });
        for (Decision answer : all.join()) {
            if (answer instanceof Decision.Refusal refusal) {
                throw new SetUpException(refusal.code());
            }
        }
    }

    private <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, backplane).join();
    }

    /** No new connections, everybody told to come back, ledger and archive closed: the next start recovers nothing. */
    @Override
    public void close() {
        opened.close();
    }
}

package org.sangdam.server.session;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Topic;

/** Everything between sockets and ledger, with clocks that the test moves. Nothing is told before {@link #settled}. */
final class SmallOffice implements AutoCloseable {
    static final long SUJIN = 1;
    static final long MINHO = 2;
    /** Length of a frame, in UTF-16 units. */
    private static final int USUAL = 200;

    private static final Secrets SECRETS = new Secrets(new SecureRandom());
    private static final Passwords PASSWORDS = new Passwords(new SecureRandom());

    final Conditions conditions = new Conditions();
    /** Milliseconds since 1970, and {@link System#nanoTime}. */
    final AtomicLong wall = new AtomicLong(1_763_600_000_000L);

    final AtomicLong nanos = new AtomicLong(77);

    private final Map<Long, String> sessionOf = Map.of(SUJIN, SECRETS.make(), MINHO, SECRETS.make());
    private final H2Archive archive;
    private final Patience patience;
    private DeskLoop loop;
    private LocalBackplane backplane;
    private Sessions sessions;

    SmallOffice(Path folder) {
        this(folder, Patience.usual());
    }

    SmallOffice(Path folder, Patience patience) {
        this.patience = patience;
        archive = H2Archive.open(folder);
        start(DeskSnapshot.empty());
        done(new Command.SetOffice(0, "상담소", List.of(new Topic("general", "일반", "General")), 0));
        done(new Command.AddAccount(0, "수진", Role.ADMINISTRATOR, "hash"));
        done(new Command.AddAccount(0, "민호", Role.COUNSELLOR, "hash"));
        sessionOf.forEach((counsellor, session) -> done(
                new Command.OpenSession(counsellor, Secrets.hash(session), wall.get() + SignIn.SESSION.toMillis())));
    }

    private void start(DeskSnapshot from) {
        loop = new DeskLoop(new Desk(from), new Paper(), wall::get, System::nanoTime, failure -> {});
        backplane = new LocalBackplane(loop, nanos::get);
        Readers readers = new Readers(Runnable::run, Duration.ofSeconds(5));
        Reading reading = new Reading(
                archive, () -> 0, position -> CompletableFuture.completedFuture(null), backplane, readers, readers);
        SignIn signIn = new SignIn(backplane, PASSWORDS, SECRETS, new SignInLimit(Limits.usual()), Runnable::run);
        Front front = new Front("http://127.0.0.1/", conditions, patience);
        sessions = new Sessions(backplane, reading, signIn, Limits.usual(), front);
        backplane.start(sessions);
    }

    /** The service ends and starts with what it knew. */
    void restart() {
        CompletableFuture<DeskSnapshot> known = new CompletableFuture<>();
        loop.execute(() -> known.complete(loop.desk().snapshot()));
        loop.close();
        start(known.join());
    }

    Decision done(Command command) {
        CompletableFuture<Decision> done = new CompletableFuture<>();
        loop.execute(() -> loop.submit(command, done::complete));
        return done.join();
    }

    /** What the archive is to know: nothing that happens here gets there by itself. */
    void archives(Event... events) {
        long before = archive.position();
        List<Recorded> batch = new ArrayList<>();
        for (Event event : events) {
            batch.add(new Recorded(before + batch.size() + 1, event));
        }
        archive.apply(batch);
    }

    /** Waits until all that was handed over, and what follows from it at once, is durable and told. */
    void settled() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            loop.execute(() -> loop.whenDurable(() -> done.complete(null)));
            done.join();
        }
    }

    /** Lets time pass as it does: the beat comes twice a second. */
    void passes(Duration time) {
        for (long half = 0; half < time.toMillis(); half += 500) {
            wall.addAndGet(500);
            nanos.addAndGet(500_000_000);
            beat();
        }
    }

    /** The same with consoles that ping every 4 s. */
    void passes(Duration time, Console... living) {
        for (long second = 0; second < time.toSeconds(); second++) {
            passes(Duration.ofSeconds(1));
            if (second % 4 == 0) {
                for (Console console : living) {
                    console.pings();
                }
            }
        }
    }

    /** Keeps the desk from its work: whatever is handed over from now on until then comes in one batch. */
    void occupies(CountDownLatch until) {
        CountDownLatch busy = new CountDownLatch(1);
        loop.execute(() -> {
            busy.countDown();
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            busy.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a socket does, which waits for nothing. */
    void hands(Console from, FromCounsellor frame) {
        sessions.received(from.session, frame, USUAL);
    }

    /** @param length of the frame as it came, in UTF-16 units */
    void hands(Console from, FromCounsellor frame, int length) {
        sessions.received(from.session, frame, length);
    }

    void hands(Page from, FromCustomer frame) {
        sessions.received(from.session, frame, USUAL);
    }

    /** As a socket does when its peer is gone. */
    void hangsUp(Console console) {
        sessions.closed(console.session);
    }

    void hangsUp(Page page) {
        sessions.closed(page.session);
    }

    /** Begins a beat, without waiting for the end of it. */
    void beats() {
        sessions.beat();
    }

    /** Begins to tell the places, without waiting for the end of it. */
    void tellsPlaces() {
        sessions.tellPlaces();
    }

    /** Begins to tell everybody that the service closes. */
    void tellsClosing() {
        sessions.tellClosing(1);
    }

    /** Does this on the desk's thread when so many batches more have been told. */
    void after(int batches, Runnable task) {
        loop.execute(() -> loop.whenDurable(() -> {
            if (batches == 0) {
                task.run();
            } else {
                after(batches - 1, task);
            }
        }));
    }

    void beat() {
        sessions.beat();
        settled();
    }

    /** A console takes up the session of this counsellor, and shows these conversations already. */
    Console console(long counsellor, long... shown) {
        Heard<ToCounsellor> heard = new Heard<>(ToCounsellor.class);
        Console console = new Console(sessions.counsellor(heard), heard);
        List<FromCounsellor.Have> have = LongStream.of(shown)
                .mapToObj(number -> new FromCounsellor.Have(number, 0))
                .toList();
        console.say(new FromCounsellor.Resume("in", Protocol.VERSION, sessionOf.get(counsellor), have));
        return console;
    }

    /** A customer who waits. */
    Page waiting(String name) {
        Page page = page();
        page.say(new FromCustomer.Join("join", name, "010-1234-5678", "general", "문의", true));
        return page;
    }

    /** Somebody new, who has said nothing yet. */
    Page page() {
        return page(SECRETS.make());
    }

    Page page(String token) {
        Heard<ToCustomer> heard = new Heard<>(ToCustomer.class);
        Page page = new Page(sessions.customer(heard), heard, token);
        page.say(new FromCustomer.Hello(Protocol.VERSION, token, "ko", 0, 0));
        return page;
    }

    /** A counsellor's end of a connection. */
    final class Console {
        final CounsellorSession session;
        final Heard<ToCounsellor> heard;

        private Console(CounsellorSession session, Heard<ToCounsellor> heard) {
            this.session = session;
            this.heard = heard;
        }

        void say(FromCounsellor frame) {
            sessions.received(session, frame, USUAL);
            settled();
        }

        Console claims(long conversation) {
            say(new FromCounsellor.Claim("claim-" + conversation, conversation));
            return this;
        }

        void pings() {
            say(new FromCounsellor.Ping("ping", 0, 0));
        }

        void pings(long version, int rows) {
            say(new FromCounsellor.Ping("ping", version, rows));
        }

        /** The newest version of the list that it was sent. */
        long version() {
            return heard.frames.stream()
                    .mapToLong(frame -> frame instanceof ToCounsellor.WaitingList whole
                            ? whole.version()
                            : frame instanceof ToCounsellor.WaitingChanged step ? step.version() : 0)
                    .max()
                    .orElse(0);
        }

        void disconnects() {
            sessions.closed(session);
            settled();
        }
    }

    /** A customer's end of a connection. */
    final class Page {
        final CustomerSession session;
        final Heard<ToCustomer> heard;
        final String token;

        private Page(CustomerSession session, Heard<ToCustomer> heard, String token) {
            this.session = session;
            this.heard = heard;
            this.token = token;
        }

        void say(FromCustomer frame) {
            sessions.received(session, frame, USUAL);
            settled();
        }

        long conversation() {
            return heard.of(ToCustomer.Conversation.class)
                    .findFirst()
                    .orElseThrow()
                    .conversation();
        }
    }

    @Override
    public void close() {
        loop.close();
        archive.close();
    }
}

package org.sangdam.server.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.sangdam.server.desk.Audience;
import org.sangdam.server.desk.Change;
import org.sangdam.server.file.Bearers;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Typing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who is connected. The public methods may be called by any thread; what they do happens on the desk's,
 * but for a ping, which is answered at once. */
public final class Sessions implements Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** A pause of the whole service, as of a machine that sleeps: longer than any beat takes to come. */
    private static final long ASLEEP = Duration.ofSeconds(3).toNanos();

    private final Backplane backplane;
    private final CounsellorReading counsellorReading;
    private final Passes passes;
    private final Admission admission;
    private final Post post = new Post();
    private final Front front;
    private final Customers customers;
    private final Reception reception;
    private final Registration registration;
    private final Afterwards afterwards;
    private final Counsellors counsellors;
    private final Entrance entrance;
    private final Clerks clerks;
    private final WaitingBoard board;
    private final Leases leases;
    private final Offers offers;
    private final Attendance attendance;
    private final Doorway doorway;
    private final Absences absences;
    private final WaitEstimate estimate = new WaitEstimate();
    private final SessionEnds ends;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger consoles = new AtomicInteger();
    private long beaten;

    /** @param limits how much each may use */
    public Sessions(Backplane backplane, Reading reading, SignIn signIn, Limits limits, Front front) {
        this.backplane = backplane;
        this.passes = new Passes(signIn.secrets(), backplane, reading, limits);
        this.admission = new Admission(limits);
        Phones phones = new Phones();
        Frames frames = new Frames(phones);
        CustomerReading customerReading = new CustomerReading(reading);
        this.counsellorReading = new CounsellorReading(reading, frames);
        this.front = front;
        this.customers = new Customers(frames, admission, post);
        this.registration = new Registration(backplane, admission, customerReading, phones);
        this.board = new WaitingBoard(frames);
        this.beaten = backplane.nanos();
        this.leases = new Leases(front.patience().lease(), beaten);
        ListWatch watch =
                new ListWatch(board, front.conditions(), front.patience().unseen());
        this.offers = new Offers(frames, leases, front.patience().offer());
        this.counsellors = new Counsellors(frames, board, leases, watch, offers, post);
        this.entrance = new Entrance(counsellors, backplane, counsellorReading, signIn, front, passes);
        Grants grants = new Grants(backplane, reading, customers, counsellors, new Codes(new SecureRandom()));
        this.afterwards = new Afterwards(customerReading, new Ratings(backplane, customerReading), grants);
        this.clerks = new Clerks(
                new Administration(backplane, counsellors, signIn),
                grants,
                new SettledCallBacks(backplane, reading, phones));
        this.attendance = new Attendance(backplane, leases, board.waits(), front);
        this.doorway = new Doorway(backplane, attendance, customers);
        this.reception = new Reception(customers, doorway, backplane, customerReading, signIn.secrets(), passes);
        this.absences = new Absences(backplane, customers, front.patience());
        customers.estimating(place -> estimate.at(attendance.served() ? place : 0, backplane.nanos()));
        this.ends = signIn.ends();
        board.begin(backplane.durable(), beaten);
        offers.begin(backplane.durable(), beaten);
        front.conditions()
                .onChange(() -> backplane.execute(
                        () -> counsellors.tellAll(front.conditions().now())));
    }

    /** Who may send and fetch files, by what they were given when they came in. */
    public Bearers bearers() {
        return passes;
    }

    /** By a clock that nobody can set, in nanoseconds. Any thread. */
    public long nanos() {
        return backplane.nanos();
    }

    /** A customer's page has connected. */
    public CustomerSession customer(Connection connection) {
        pages.incrementAndGet();
        return new CustomerSession(connection, customers, backplane, reception, registration, afterwards);
    }

    /** A console has connected. */
    public CounsellorSession counsellor(Connection connection) {
        consoles.incrementAndGet();
        return new CounsellorSession(connection, counsellors, backplane, entrance, counsellorReading, clerks);
    }

    /** @param length of the frame's text as it came, in UTF-16 units */
    public void received(CustomerSession session, FromCustomer frame, int length) {
        if (frame instanceof FromCustomer.Ping) {
            answered(frame.id(), () -> frame.handle(session), session);
        } else {
            introducing(
                    frame instanceof FromCustomer.Hello,
                    session,
                    () -> handOver(frame.id(), length, () -> session.take(frame), session));
        }
    }

    /** @param length of the frame's text as it came, in UTF-16 units */
    public void received(CounsellorSession session, FromCounsellor frame, int length) {
        session.heardAt(backplane.nanos());
        if (frame instanceof FromCounsellor.Ping) {
            answered(frame.id(), () -> frame.handle(session), session);
        } else {
            introducing(
                    frame instanceof FromCounsellor.SignIn || frame instanceof FromCounsellor.Resume,
                    session,
                    () -> handOver(frame.id(), length, () -> frame.handle(session), session));
        }
    }

    /** However busy the desk is, whoever has said who they are is not taken for somebody who does not say it. */
    private static void introducing(boolean first, Peer session, BooleanSupplier handingOver) {
        if (first) {
            session.connection().introducesItself();
        }
        if (!handingOver.getAsBoolean() && first) {
            session.connection().turnedAway();
        }
    }

    /** @return whether the desk will see to it; if not, that was said */
    private boolean handOver(String id, int length, Runnable handling, Peer session) {
        if (!admission.set(length)) {
            session.refuse(id, Code.OVERLOADED, Admission.BEHIND_SECONDS);
            return false;
        }
        backplane.execute(() -> {
            admission.arrived(length);
            answered(id, handling, session);
        });
        return true;
    }

    /** A fault of ours is an answer too. */
    private static void answered(String id, Runnable handling, Peer session) {
        try {
            handling.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A frame could not be handled", e);
            session.refuse(id, Code.FAILED, 0);
        }
    }

    /** A frame could not be read, or came too fast; {@code id} may be null. */
    public void refused(CustomerSession session, String id, Code code) {
        Runnable refusing = () -> {
            session.refuse(id, code, 0);
            if (code == Code.VERSION) {
                session.close(code);
            }
        };
        handOver(id, 0, refusing, session);
    }

    /** A frame could not be read, or came too fast; {@code id} may be null. */
    public void refused(CounsellorSession session, String id, Code code) {
        Runnable refusing = () -> {
            session.refuse(id, code, 0);
            if (code == Code.VERSION) {
                session.close(code);
            }
        };
        handOver(id, 0, refusing, session);
    }

    /** Customers' connections that are open. */
    public int pages() {
        return pages.get();
    }

    /** Counsellors' connections that are open. */
    public int consoles() {
        return consoles.get();
    }

    public void closed(CustomerSession session) {
        pages.decrementAndGet();
        backplane.execute(session::closed);
    }

    public void closed(CounsellorSession session) {
        consoles.decrementAndGet();
        backplane.execute(session::closed);
    }

    /** What has to be seen to now and then, whoever says something. Called at a steady beat. */
    public void beat() {
        backplane.execute(() -> backplane.whenDurable(this::see));
        tellPlaces();
    }

    private void see() {
        long now = backplane.nanos();
        long pause = now - beaten;
        beaten = now;
        if (pause > ASLEEP) {
            LOG.warn("The service did nothing for {} ms; that counts against nobody", pause / 1_000_000);
            leases.slept(pause);
            absences.slept(pause);
        }
        counsellors.beat(backplane.durable(), now);
        attendance.beat(now);
        doorway.beat();
        absences.beat(now);
        offers.beat(backplane, now);
        ends.beat();
    }

    /** Tells waiting customers their places, if any has changed since the last time. Called at a steady beat. */
    public void tellPlaces() {
        backplane.execute(() -> backplane.whenDurable(() -> {
            if (!customers.tellingPlaces()) {
                tellOn();
            }
        }));
    }

    private void tellOn() {
        if (customers.tellPlaces(backplane.durable())) {
            backplane.execute(() -> backplane.whenDurable(this::tellOn));
        }
    }

    /**
     * Tells everybody that the service is about to close.
     *
     * @param retryAfter seconds after which to come back
     * @return completes when all have been told
     */
    public CompletableFuture<Void> tellClosing(long retryAfter) {
        return CompletableFuture.runAsync(
                () -> {
                    Closing closing = new Closing(Code.STOPPING, retryAfter);
                    customers.tellAll(closing);
                    counsellors.tellAll(closing);
                },
                backplane);
    }

    @Override
    public void changed(List<Change> changes) {
        for (Change change : changes) {
            customers.changed(change, backplane.durable());
            estimate.changed(change, backplane.durable(), backplane.nanos());
            counsellors.changed(change, backplane.durable(), backplane.nanos());
        }
    }

    @Override
    public void settled() {
        counsellors.settled(backplane.durable(), backplane.nanos());
        post.flush();
    }

    @Override
    public void storing(boolean storing) {
        front.conditions().storing(storing);
    }

    /** What is being written goes no further unless all pages have been told that it does. */
    void whispered(Typing typing) {
        Typing told = backplane.durable().office().preview() ? typing : typing.withoutText();
        backplane.durable().conversation(told.conversation()).ifPresent(conversation -> {
            customers.whispered(told, conversation);
            counsellors.whispered(told, conversation);
        });
    }
}

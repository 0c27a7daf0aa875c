package org.sangdam.server.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sangdam.server.desk.Audience;
import org.sangdam.server.desk.Change;
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
    private final CustomerReading customerReading;
    private final CounsellorReading counsellorReading;
    private final SignIn signIn;
    private final Admission admission;
    private final Phones phones = new Phones();
    private final Front front;
    private final Customers customers;
    private final Counsellors counsellors;
    private final WaitingBoard board;
    private final Leases leases;
    private final Offers offers;
    private final Attendance attendance;
    private final SessionEnds ends;
    private long beaten;

    /** @param limits how much each may use */
    public Sessions(Backplane backplane, Reading reading, SignIn signIn, Limits limits, Front front) {
        this.backplane = backplane;
        this.signIn = signIn;
        this.admission = new Admission(limits);
        Frames frames = new Frames(phones);
        this.customerReading = new CustomerReading(reading);
        this.counsellorReading = new CounsellorReading(reading, frames);
        this.front = front;
        this.customers = new Customers(frames, admission);
        this.board = new WaitingBoard(frames);
        this.beaten = backplane.nanos();
        this.leases = new Leases(front.patience().lease(), beaten);
        ListWatch watch =
                new ListWatch(board, front.conditions(), front.patience().unseen());
        this.offers = new Offers(frames, leases, front.patience().offer());
        this.counsellors = new Counsellors(frames, board, leases, watch, offers);
        this.attendance = new Attendance(backplane, leases, board.waits(), front);
        this.ends = signIn.ends();
        board.begin(backplane.desk(), beaten);
        offers.begin(backplane.desk(), beaten);
        front.conditions()
                .onChange(() -> backplane.execute(
                        () -> counsellors.tellAll(front.conditions().now())));
    }

    /** A customer's page has connected. */
    public CustomerSession customer(Connection connection) {
        return new CustomerSession(connection, customers, backplane, customerReading, phones, signIn.secrets());
    }

    /** A console has connected. */
    public CounsellorSession counsellor(Connection connection) {
        return new CounsellorSession(connection, counsellors, backplane, counsellorReading, signIn, front);
    }

    public void received(CustomerSession session, FromCustomer frame) {
        if (frame instanceof FromCustomer.Ping) {
            answered(frame.id(), () -> frame.handle(session), session);
        } else {
            handOver(frame.id(), () -> session.take(frame), session);
        }
    }

    public void received(CounsellorSession session, FromCounsellor frame) {
        session.heardAt(backplane.nanos());
        if (frame instanceof FromCounsellor.Ping) {
            answered(frame.id(), () -> frame.handle(session), session);
        } else {
            handOver(frame.id(), () -> frame.handle(session), session);
        }
    }

    private void handOver(String id, Runnable handling, Refusing session) {
        if (!admission.set()) {
            session.refuse(id, Code.OVERLOADED, Admission.BEHIND_SECONDS);
            return;
        }
        backplane.execute(() -> {
            admission.arrived();
            answered(id, handling, session);
        });
    }

    /** A fault of ours is an answer too. */
    private static void answered(String id, Runnable handling, Refusing session) {
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
        handOver(id, refusing, session);
    }

    /** A frame could not be read, or came too fast; {@code id} may be null. */
    public void refused(CounsellorSession session, String id, Code code) {
        Runnable refusing = () -> {
            session.refuse(id, code, 0);
            if (code == Code.VERSION) {
                session.close(code);
            }
        };
        handOver(id, refusing, session);
    }

    public void closed(CustomerSession session) {
        backplane.execute(session::closed);
    }

    public void closed(CounsellorSession session) {
        backplane.execute(session::closed);
    }

    /** What has to be seen to now and then, whoever says something. Called at a steady beat. */
    public void beat() {
        backplane.execute(() -> {
            long now = backplane.nanos();
            long pause = now - beaten;
            beaten = now;
            if (pause > ASLEEP) {
                LOG.warn("The service did nothing for {} ms; that counts against nobody", pause / 1_000_000);
                leases.slept(pause);
            }
            counsellors.beat(backplane.desk(), now);
            attendance.beat(now);
            offers.beat(backplane, now);
            ends.beat();
        });
        tellPlaces();
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
        if (customers.tellPlaces(backplane.desk())) {
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
            customers.changed(change, backplane.desk());
            counsellors.changed(change, backplane.desk(), backplane.nanos());
        }
    }

    @Override
    public void settled() {
        counsellors.settled(backplane.desk(), backplane.nanos());
    }

    @Override
    public void storing(boolean storing) {
        front.conditions().storing(storing);
    }

    void whispered(Typing typing) {
        backplane.desk().conversation(typing.conversation()).ifPresent(conversation -> {
            customers.whispered(typing, conversation);
            counsellors.whispered(typing, conversation);
        });
    }
}

package org.sangdam.server.session;

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

    private final Backplane backplane;
    private final CustomerReading customerReading;
    private final CounsellorReading counsellorReading;
    private final SignIn signIn;
    private final Admission admission;
    private final Phones phones = new Phones();
    private final Front front;
    private final Customers customers;
    private final Counsellors counsellors;

    /**
     * @param limits how much each may use
     * @param customerPage address of the customers' page, for people to open
     */
    public Sessions(
            Backplane backplane,
            Reading reading,
            SignIn signIn,
            Conditions conditions,
            Limits limits,
            String customerPage) {
        this.backplane = backplane;
        this.signIn = signIn;
        this.admission = new Admission(limits);
        Frames frames = new Frames(phones);
        this.customerReading = new CustomerReading(reading);
        this.counsellorReading = new CounsellorReading(reading, frames);
        this.front = new Front(customerPage, frames, conditions);
        this.customers = new Customers(frames, admission);
        this.counsellors = new Counsellors(frames, new WaitingBoard(frames), admission);
        conditions.onChange(() -> backplane.execute(() -> counsellors.tellAll(conditions.now())));
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

    /** Tells waiting customers their places, if any has changed since the last time. Called at a steady beat. */
    public void tellPlaces() {
        backplane.execute(() -> backplane.whenDurable(() -> customers.tellPlaces(backplane.desk())));
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
            counsellors.changed(change, backplane.desk());
        }
    }

    @Override
    public void settled() {
        counsellors.settled(backplane.desk());
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

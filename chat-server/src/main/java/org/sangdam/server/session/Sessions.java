package org.sangdam.server.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.desk.Audience;
import org.sangdam.server.desk.Change;
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
    private final Secrets secrets;
    private final Phones phones = new Phones();
    private final Front front;
    private final Customers customers;
    private final Counsellors counsellors;

    /** @param customerPage address of the customers' page, for people to open */
    public Sessions(
            Backplane backplane,
            Reading reading,
            SignIn signIn,
            Secrets secrets,
            Conditions conditions,
            String customerPage) {
        this.backplane = backplane;
        this.signIn = signIn;
        this.secrets = secrets;
        Frames frames = new Frames(phones);
        this.customerReading = new CustomerReading(reading);
        this.counsellorReading = new CounsellorReading(reading, frames);
        this.front = new Front(customerPage, frames, conditions);
        this.customers = new Customers(frames);
        this.counsellors = new Counsellors(frames, new WaitingBoard(frames));
        conditions.onChange(() -> backplane.execute(() -> counsellors.tellAll(conditions.now())));
    }

    /** A customer's page has connected. */
    public CustomerSession customer(Connection connection) {
        return new CustomerSession(connection, customers, backplane, customerReading, phones, secrets);
    }

    /** A console has connected. */
    public CounsellorSession counsellor(Connection connection) {
        return new CounsellorSession(connection, counsellors, backplane, counsellorReading, signIn, front);
    }

    public void received(CustomerSession session, FromCustomer frame) {
        Executor where = frame instanceof FromCustomer.Ping ? Runnable::run : backplane;
        where.execute(() -> answered(() -> frame.handle(session), session::refuse));
    }

    public void received(CounsellorSession session, FromCounsellor frame) {
        Executor where = frame instanceof FromCounsellor.Ping ? Runnable::run : backplane;
        where.execute(() -> answered(() -> frame.handle(session), session::refuse));
    }

    /** A fault of ours is an answer too. */
    private static void answered(Runnable handling, BiConsumer<String, Code> refuse) {
        try {
            handling.run();
        } catch (RuntimeException e) {
            LOG.error("A frame could not be handled", e);
            refuse.accept(null, Code.FAILED);
        }
    }

    /** A frame could not be read, or came too fast; {@code id} may be null. */
    public void refused(CustomerSession session, String id, Code code) {
        backplane.execute(() -> {
            session.refuse(id, code);
            if (code == Code.VERSION) {
                session.close(code);
            }
        });
    }

    /** A frame could not be read, or came too fast; {@code id} may be null. */
    public void refused(CounsellorSession session, String id, Code code) {
        backplane.execute(() -> {
            session.refuse(id, code);
            if (code == Code.VERSION) {
                session.close(code);
            }
        });
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

package org.sangdam.console.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

/** One conversation of this counsellor's on its way to somebody else: to be told whom, being asked, answered. UI thread. */
public final class HandOverModel {
    private static final long SECOND = 1_000;

    private final long conversation;
    private final Commands commands;
    private final LongSupplier clock;
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Asked> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ToCounsellor.OfferOver> over = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private long until;

    /** @param clock the service's, milliseconds since 1970 */
    public HandOverModel(long conversation, Commands commands, LongSupplier clock) {
        this.conversation = conversation;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param seconds that the colleague has left for an answer */
    record Asked(String name, int seconds) {}

    /** What is written to whoever takes it; never told to the customer. */
    StringProperty note() {
        return note;
    }

    /** Whether the counsellor is choosing whom to hand it to. */
    ReadOnlyBooleanProperty choosing() {
        return choosing.getReadOnlyProperty();
    }

    /** The colleague who is being asked; null if nobody is. */
    ReadOnlyObjectProperty<Asked> asked() {
        return asked.getReadOnlyProperty();
    }

    /** How the last offer ended; null if none has, or there is a newer one. */
    ReadOnlyObjectProperty<ToCounsellor.OfferOver> over() {
        return over.getReadOnlyProperty();
    }

    /** Whether an answer of the service is awaited. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last command came to nothing; null if it did not. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    public void choose() {
        failure.set(null);
        over.set(null);
        choosing.set(true);
    }

    /** How the last offer ended has been read. */
    void understood() {
        over.set(null);
    }

    /** Nothing is handed over after all; the note stays for the next time. */
    void cancel() {
        failure.set(null);
        choosing.set(false);
    }

    /**
     * @param to the colleague to ask, 0 for the waiting list
     * @param topic the one it is about from then on, null if that stays
     */
    void handOver(long to, String topic) {
        String text = note.get().isBlank() ? null : note.get();
        run(commands.ask(id -> new HandOver.Transfer(id, conversation, to, topic, text)), () -> {
            choosing.set(false);
            note.set("");
        });
    }

    /** The colleague need not answer any more. */
    void takeBack() {
        run(commands.ask(id -> new HandOver.AnswerOffer(id, conversation, false)), () -> {});
    }

    private void run(CompletableFuture<Ack> answer, Runnable done) {
        busy.set(true);
        failure.set(null);
        answer.whenComplete((ack, failed) -> {
            busy.set(false);
            failure.set(failed);
            if (failed == null) {
                done.run();
            }
        });
    }

    public void take(ToCounsellor.Offered frame) {
        over.set(null);
        until = clock.getAsLong() + frame.within() * SECOND;
        asked.set(new Asked(frame.counsellorName(), frame.within()));
    }

    public void take(ToCounsellor.OfferOver frame) {
        asked.set(null);
        over.set(frame.end() == OfferEnd.ACCEPTED ? null : frame);
    }

    /** Once a second. */
    public void tick() {
        Asked now = asked.get();
        if (now != null) {
            asked.set(new Asked(now.name(), OfferRow.seconds(until - clock.getAsLong())));
        }
    }

    /** Nobody knows what becomes of it meanwhile; if it lasts it is told again. */
    public void disconnected() {
        asked.set(null);
    }
}

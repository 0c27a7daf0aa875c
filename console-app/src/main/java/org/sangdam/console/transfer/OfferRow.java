package org.sangdam.console.transfer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sangdam.server.protocol.ToCounsellor;

/** A conversation that a colleague offers, as long as it is on the screen. UI thread. */
final class OfferRow {
    private static final long SECOND = 1_000;

    private final ToCounsellor.Offer offer;
    private final long until;
    private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper();
    private final BooleanProperty first = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<Throwable> failure = new SimpleObjectProperty<>();

    /** @param now the service's clock, milliseconds since 1970 */
    OfferRow(ToCounsellor.Offer offer, long now) {
        this.offer = offer;
        this.until = now + offer.within() * SECOND;
        tick(now);
    }

    /** What is left, begun ones counted. */
    static int seconds(long millis) {
        return (int) Math.max(0, (millis + SECOND - 1) / SECOND);
    }

    ToCounsellor.Offer offer() {
        return offer;
    }

    long conversation() {
        return offer.conversation();
    }

    /** That are left for an answer. */
    ReadOnlyIntegerProperty seconds() {
        return seconds.getReadOnlyProperty();
    }

    /** Whether it is the one that the keys answer. */
    BooleanProperty first() {
        return first;
    }

    /** Whether it is answered, and the service has not said so yet. */
    BooleanProperty busy() {
        return busy;
    }

    /** Why the answer came to nothing; null if it did not. */
    ObjectProperty<Throwable> failure() {
        return failure;
    }

    void tick(long now) {
        seconds.set(seconds(until - now));
    }
}

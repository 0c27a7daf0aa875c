package org.sangdam.console.waiting;

import java.util.Comparator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.sangdam.server.protocol.ToCounsellor.Waiting;

/** A customer who waits, the same object from coming to going. UI thread. */
final class WaitingRow {
    /** Higher priority first, then first come, first listed. */
    static final Comparator<WaitingRow> ORDER = Comparator.comparingInt((WaitingRow row) -> -row.priority)
            .thenComparingLong(row -> row.ticket)
            .thenComparingLong(row -> row.conversation);

    private final long conversation;
    private final int priority;
    private final long ticket;
    private final ReadOnlyObjectWrapper<Waiting> customer;
    private final IntegerProperty place = new SimpleIntegerProperty();
    private final BooleanProperty picking = new SimpleBooleanProperty();

    WaitingRow(Waiting customer) {
        this.conversation = customer.conversation();
        this.priority = customer.priority();
        this.ticket = customer.ticket();
        this.customer = new ReadOnlyObjectWrapper<>(customer);
    }

    long conversation() {
        return conversation;
    }

    ReadOnlyObjectProperty<Waiting> customer() {
        return customer.getReadOnlyProperty();
    }

    /** 1 for the next one. */
    IntegerProperty place() {
        return place;
    }

    /** Whether the service was asked for this customer and has not answered yet. */
    BooleanProperty picking() {
        return picking;
    }

    /** @return whether it keeps its place in the order */
    boolean samePlaceAs(Waiting fresh) {
        return priority == fresh.priority() && ticket == fresh.ticket();
    }

    void update(Waiting fresh) {
        customer.set(fresh);
    }
}

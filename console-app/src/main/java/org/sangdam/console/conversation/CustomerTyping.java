package org.sangdam.console.conversation;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Typing;

/** What the customer is writing, as far as anybody knows; kept nowhere else. UI thread. */
final class CustomerTyping {
    private static final long MILLIS = 7_000;

    private final LongSupplier clock;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private long until;

    /** @param clock the service's, milliseconds since 1970 */
    CustomerTyping(LongSupplier clock) {
        this.clock = clock;
    }

    ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    /** The end of what stands there and is not sent, empty if that is not known. */
    ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    void take(Typing typing) {
        if (typing.by() == Sender.CUSTOMER) {
            active.set(typing.active());
            preview.set(typing.text() == null ? "" : typing.text());
            until = clock.getAsLong() + MILLIS;
        }
    }

    void tick() {
        if (active.get() && clock.getAsLong() > until) {
            quiet();
        }
    }

    /** The customer writes no more. */
    void quiet() {
        active.set(false);
        forgetPreview();
    }

    void forgetPreview() {
        preview.set("");
    }
}

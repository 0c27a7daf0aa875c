package org.sangdam.console.conversation;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;

/**
 * What else was said under a customer's number, on devices that are not the one of this conversation, and the code that lets
 * this one read it. A code is shown here and kept nowhere. UI thread.
 */
final class OtherRecordsModel {
    private final long conversation;
    private final Commands commands;
    private final ObservableList<OfRecords.Known> records = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Telling> telling = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    OtherRecordsModel(long conversation, Commands commands) {
        this.conversation = conversation;
        this.commands = commands;
    }

    /**
     * How it stands with the last code.
     *
     * @param code six digits; empty when it has been typed
     * @param tries how often the customer may still type one
     * @param missed whether a wrong one was typed
     * @param until milliseconds since 1970, the service's clock
     */
    record Telling(long customer, String code, int tries, boolean missed, long until, boolean granted) {
        boolean spent() {
            return !granted && tries == 0;
        }

        @Override
        public String toString() {
            return "Telling[" + customer + "]";
        }
    }

    ObservableList<OfRecords.Known> records() {
        return records;
    }

    /** Null if no code was made here. */
    ReadOnlyObjectProperty<Telling> telling() {
        return telling.getReadOnlyProperty();
    }

    /** Why the last wish came to nothing; null if it did not. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void ask() {
        commands.ask(id -> new Granting.FindRecords(id, conversation), OfRecords.Records.class)
                .whenComplete((found, failed) -> {
                    if (failed == null) {
                        records.setAll(found.records());
                    }
                });
    }

    void makeCode(long customer) {
        commands.ask(id -> new Granting.MakeCode(id, conversation, customer), OfRecords.CodeMade.class)
                .whenComplete((made, failed) -> {
                    failure.set(failed);
                    if (failed == null) {
                        telling.set(new Telling(customer, made.code(), made.tries(), false, made.until(), false));
                    }
                });
    }

    void revoke(long customer) {
        commands.ask(id -> new Granting.Revoke(id, conversation, customer)).whenComplete((done, failed) -> {
            failure.set(failed);
            if (failed == null) {
                telling.set(null);
                ask();
            }
        });
    }

    /** The customer has typed a code. */
    void take(OfRecords.CodeState state) {
        Telling before = telling.get();
        String code = before == null || state.granted() || state.tries() == 0 ? "" : before.code();
        long until = before == null ? 0 : before.until();
        telling.set(new Telling(state.customer(), code, state.tries(), !state.granted(), until, state.granted()));
        if (state.granted()) {
            ask();
        }
    }
}

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

    /** What became of a code. */
    enum Stage {
        AWAITED,
        /** A wrong one was typed, and there are tries left. */
        MISSED,
        /** None is left. */
        SPENT,
        EXPIRED,
        GRANTED
    }

    /**
     * How it stands with the last code.
     *
     * @param code six digits; empty when it is worth nothing any more
     * @param tries how often the customer may still type one
     * @param until milliseconds since 1970, the service's clock
     */
    record Telling(Stage stage, String code, int tries, long until) {
        @Override
        public String toString() {
            return "Telling[" + stage + "]";
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
                        telling.set(new Telling(Stage.AWAITED, made.code(), made.tries(), made.until()));
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
        Stage stage = state.granted() ? Stage.GRANTED : state.tries() == 0 ? Stage.SPENT : Stage.MISSED;
        String code = before == null || stage != Stage.MISSED ? "" : before.code();
        long until = before == null ? 0 : before.until();
        telling.set(new Telling(stage, code, state.tries(), until));
        if (state.granted()) {
            ask();
        }
    }

    /**
     * Once a second: what is worth nothing any more is not shown.
     *
     * @param now the service's clock
     * @param active whether there is still somebody who could type it
     */
    void tick(long now, boolean active) {
        Telling shown = telling.get();
        if (shown == null || shown.code().isEmpty()) {
            return;
        }
        if (!active) {
            telling.set(null);
        } else if (now >= shown.until()) {
            telling.set(new Telling(Stage.EXPIRED, "", 0, shown.until()));
        }
    }
}

package org.sangdam.console.history;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;

/** What the device of a consultation may read of other devices, and how that is taken back when the talk is long over. UI thread. */
final class GrantedModel {
    private final Commands commands;
    private final ObservableList<OfRecords.Known> records = FXCollections.observableArrayList();
    private final ObservableList<OfRecords.Known> view = FXCollections.unmodifiableObservableList(records);
    private final ReadOnlyBooleanWrapper takenBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private long conversation;

    GrantedModel(Commands commands) {
        this.commands = commands;
    }

    /** What it may read now. */
    ObservableList<OfRecords.Known> records() {
        return view;
    }

    /** Whether something was just taken back. */
    ReadOnlyBooleanProperty takenBack() {
        return takenBack.getReadOnlyProperty();
    }

    /** Why it could not be; null if it could. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** @param number of a consultation, 0 for none */
    void open(long number) {
        if (number != conversation) {
            conversation = number;
            records.clear();
            takenBack.set(false);
            failure.set(null);
        }
        if (number != 0) {
            ask(number);
        }
    }

    private void ask(long number) {
        commands.ask(id -> new Granting.FindRecords(id, number), OfRecords.Records.class)
                .whenComplete((found, failed) -> {
                    if (failed == null && number == conversation) {
                        records.setAll(readable(found.records()));
                    }
                });
    }

    private static List<OfRecords.Known> readable(List<OfRecords.Known> known) {
        return known.stream().filter(OfRecords.Known::readable).toList();
    }

    void takeBack(long customer) {
        long number = conversation;
        takenBack.set(false);
        commands.ask(id -> new Granting.Revoke(id, number, customer)).whenComplete((done, failed) -> {
            if (number == conversation) {
                failure.set(failed);
                takenBack.set(failed == null);
                ask(number);
            }
        });
    }
}

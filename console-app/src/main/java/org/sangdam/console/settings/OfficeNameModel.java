package org.sangdam.console.settings;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Office;

/** The office's name, as it is and as it shall be. UI thread. */
final class OfficeNameModel {
    private final Commands commands;
    private final ObservableValue<Office> office;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    OfficeNameModel(Commands commands, ObservableValue<Office> office) {
        this.commands = commands;
        this.office = office;
        name.set(current());
        office.addListener((observed, before, now) -> {
            // Another administrator's change is shown, but takes nobody's writing away.
            if (before == null || name.get().equals(before.name())) {
                name.set(current());
            }
        });
        name.addListener((observed, before, now) -> saved.set(false));
    }

    StringProperty name() {
        return name;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether what stands there was just stored. */
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** Why it was not stored; null if it was, or was not tried. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void save() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        saved.set(false);
        failure.set(null);
        commands.ask(id -> new Administering.SetOffice(id, name.get(), null, null, null))
                .whenComplete((ack, failed) -> {
                    busy.set(false);
                    failure.set(failed);
                    saved.set(failed == null);
                });
    }

    private String current() {
        return office.getValue() == null ? "" : office.getValue().name();
    }
}

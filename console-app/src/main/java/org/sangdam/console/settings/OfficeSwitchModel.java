package org.sangdam.console.settings;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Office;

/** One thing that the office does or does not, as the service has it; to be switched without a button to save it. UI thread. */
final class OfficeSwitchModel {
    private final Commands commands;
    private final BiFunction<String, Boolean, Administering.SetOffice> switching;
    private final ObservableValue<Boolean> on;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    /**
     * @param reading how the office has it
     * @param switching the frame that switches it, by its id
     */
    OfficeSwitchModel(
            Commands commands,
            ObservableValue<Office> office,
            Function<Office, Boolean> reading,
            BiFunction<String, Boolean, Administering.SetOffice> switching) {
        this.commands = commands;
        this.switching = switching;
        this.on = office.map(reading).orElse(false);
    }

    /** Not what was asked for last, but what counts. */
    ObservableValue<Boolean> on() {
        return on;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why it was not switched; null if it was, or was not tried. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void turn(boolean wanted) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        commands.ask(id -> switching.apply(id, wanted)).whenComplete((ack, failed) -> {
            failure.set(failed);
            busy.set(false);
        });
    }
}

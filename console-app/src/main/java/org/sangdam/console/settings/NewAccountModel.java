package org.sangdam.console.settings;

import java.util.concurrent.CompletionException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Commands;
import org.sangdam.console.password.NewPassword;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.Role;

/** A new account's name, role and password, and what came of it. UI thread. */
final class NewAccountModel {
    private final Commands commands;
    private final Runnable added;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.COUNSELLOR);
    private final NewPassword password = new NewPassword();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper nameTaken = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");

    /** @param added is told that there is one account more */
    NewAccountModel(Commands commands, Runnable added) {
        this.commands = commands;
        this.added = added;
        name.addListener((observed, before, now) -> nameTaken.set(false));
    }

    /** Whether an account is being written. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    StringProperty name() {
        return name;
    }

    ObjectProperty<Role> role() {
        return role;
    }

    NewPassword password() {
        return password;
    }

    /** Whether the form was given in once, so that what is missing may be pointed at. */
    BooleanProperty tried() {
        return tried;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether somebody has the name that stands there. */
    ReadOnlyBooleanProperty nameTaken() {
        return nameTaken.getReadOnlyProperty();
    }

    /** Why the last attempt came to nothing; null if it did not, or if the name alone is to blame. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The name of the account that was made last, empty if none was or another one is being written. */
    ReadOnlyStringProperty last() {
        return last.getReadOnlyProperty();
    }

    boolean nameFits() {
        try {
            Fields.name(name.get());
            return true;
        } catch (FrameException e) {
            return false;
        }
    }

    void begin() {
        last.set("");
        open.set(true);
    }

    /** Forgets what was written, unless the service has it already. */
    void cancel() {
        if (!busy.get()) {
            close();
        }
    }

    void submit() {
        tried.set(true);
        password.tried().set(true);
        if (busy.get() || !nameFits() || password.problem().get() != null) {
            return;
        }
        busy.set(true);
        failure.set(null);
        nameTaken.set(false);
        String who = name.get().strip();
        commands.ask(id -> new Administering.AddAccount(
                        id, who, role.get(), password.password().get()))
                .whenComplete((ack, failed) -> {
                    busy.set(false);
                    if (failed == null) {
                        close();
                        last.set(who);
                        added.run();
                    } else if (taken(failed)) {
                        nameTaken.set(true);
                    } else {
                        failure.set(failed);
                    }
                });
    }

    private void close() {
        tried.set(false);
        nameTaken.set(false);
        failure.set(null);
        name.set("");
        role.set(Role.COUNSELLOR);
        password.clear();
        open.set(false);
    }

    private static boolean taken(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof CommandFailed failed && failed.code() == Code.NAME_TAKEN;
    }
}

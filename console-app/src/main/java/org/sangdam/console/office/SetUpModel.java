package org.sangdam.console.office;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.password.NewPassword;
import org.sangdam.server.SetUpException;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FrameException;

/** What stands in the first run's form, what is wrong with it, and what came of it. UI thread. */
final class SetUpModel {
    private final EmbeddedOffice service;
    private final StringProperty office = new SimpleStringProperty("");
    private final StringProperty administrator = new SimpleStringProperty("");
    private final NewPassword password = new NewPassword();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Code> refusal = new ReadOnlyObjectWrapper<>();

    SetUpModel(EmbeddedOffice service) {
        this.service = service;
    }

    StringProperty office() {
        return office;
    }

    StringProperty administrator() {
        return administrator;
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

    /** Why the service did not take it; null if it was not asked or has not answered. */
    ReadOnlyObjectProperty<Code> refusal() {
        return refusal.getReadOnlyProperty();
    }

    boolean officeFits() {
        return fits(office.get());
    }

    boolean administratorFits() {
        return fits(administrator.get());
    }

    void submit() {
        tried.set(true);
        password.tried().set(true);
        if (busy.get()
                || !officeFits()
                || !administratorFits()
                || password.problem().get() != null) {
            return;
        }
        busy.set(true);
        refusal.set(null);
        Credentials credentials =
                new Credentials(administrator.get().strip(), password.password().get());
        service.setUp(office.get().strip(), credentials).whenComplete((done, failed) -> {
            busy.set(false);
            if (failed == null) {
                password.clear();
            } else {
                refusal.set(failed instanceof SetUpException refused ? refused.code() : Code.FAILED);
            }
        });
    }

    private static boolean fits(String name) {
        try {
            Fields.name(name);
            return true;
        } catch (FrameException e) {
            return false;
        }
    }
}

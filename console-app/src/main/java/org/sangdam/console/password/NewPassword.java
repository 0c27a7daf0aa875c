package org.sangdam.console.password;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A new password, typed twice. Lives as long as its form; {@link #clear} when it was used. UI thread. */
public final class NewPassword {
    /** In UTF-16 units, as the service counts. */
    public static final int SHORTEST = 8;

    public static final int LONGEST = 200;

    /** What is wrong. */
    public enum Problem {
        TOO_SHORT,
        TOO_LONG,
        DIFFERENT
    }

    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ObjectBinding<Problem> problem = Bindings.createObjectBinding(this::find, password, repeated);
    private final ObjectBinding<Strength> strength =
            Bindings.createObjectBinding(() -> Strength.of(password.get()), password);

    public StringProperty password() {
        return password;
    }

    public StringProperty repeated() {
        return repeated;
    }

    /** Whether the form was given in once, so that what is wrong may be pointed at. */
    public BooleanProperty tried() {
        return tried;
    }

    /** Null if it can be used. */
    public ObjectBinding<Problem> problem() {
        return problem;
    }

    public ObjectBinding<Strength> strength() {
        return strength;
    }

    public void clear() {
        tried.set(false);
        password.set("");
        repeated.set("");
    }

    private Problem find() {
        int length = password.get().length();
        if (length < SHORTEST) {
            return Problem.TOO_SHORT;
        }
        if (length > LONGEST) {
            return Problem.TOO_LONG;
        }
        return password.get().equals(repeated.get()) ? null : Problem.DIFFERENT;
    }
}

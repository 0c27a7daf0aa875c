package org.sangdam.console.signin;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.Link;

/** What stands in the sign-in form and what came of it. Remembers address and name, never the password. UI thread. */
public final class SignInModel {
    private static final String HOST = "signIn.host";
    private static final String PORT = "signIn.port";
    private static final String NAME = "signIn.name";

    private final Link link;
    private final Memory memory;
    private final StringProperty host = new SimpleStringProperty();
    private final StringProperty port = new SimpleStringProperty();
    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty embedded = new SimpleBooleanProperty();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    /** @param otherwise the address to begin with if none is remembered */
    public SignInModel(Link link, Memory memory, Address otherwise) {
        this.link = link;
        this.memory = memory;
        host.set(memory.get(HOST).orElse(otherwise.written()));
        port.set(memory.get(PORT).orElse(String.valueOf(otherwise.port())));
        name.set(memory.get(NAME).orElse(""));
    }

    /** The service runs inside this program: its address is known and not to be changed. */
    public void fix(Address address) {
        host.set(address.written());
        port.set(String.valueOf(address.port()));
        embedded.set(true);
    }

    public StringProperty host() {
        return host;
    }

    public StringProperty port() {
        return port;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty password() {
        return password;
    }

    public BooleanProperty embedded() {
        return embedded;
    }

    /** Whether the form was given in once, so that what is missing may be pointed at. */
    public BooleanProperty tried() {
        return tried;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last attempt came to nothing; null if there was none or it has not ended yet. */
    public ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    boolean hostFits() {
        return isOfWeb() || host.get().strip().matches("[\\p{Alnum}.:_-]{1,253}");
    }

    /** Whether the host is written with everything that belongs to it: then the port says nothing. */
    boolean isOfWeb() {
        return Address.ofWeb(host.get()).isPresent();
    }

    boolean portFits() {
        if (isOfWeb()) {
            return true;
        }
        String digits = port.get().strip();
        return digits.matches("\\d{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535;
    }

    public void submit() {
        tried.set(true);
        if (busy.get()
                || !hostFits()
                || !portFits()
                || name.get().isBlank()
                || password.get().isEmpty()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        Address address = Address.ofWeb(host.get())
                .orElseGet(() -> new Address(
                        host.get().strip(), Integer.parseInt(port.get().strip())));
        link.signIn(address, name.get().strip(), password.get()).whenComplete((done, failed) -> {
            busy.set(false);
            failure.set(failed);
            if (failed == null) {
                password.set("");
                tried.set(false);
                remember(address);
            }
        });
    }

    private void remember(Address address) {
        memory.put(NAME, name.get().strip());
        if (!embedded.get()) {
            memory.put(HOST, address.written());
            memory.put(PORT, port.get().strip());
        }
    }
}

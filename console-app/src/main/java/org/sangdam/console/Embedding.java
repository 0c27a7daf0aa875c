package org.sangdam.console;

import java.util.Random;
import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.sangdam.console.demo.DemoCustomers;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.office.Credentials;
import org.sangdam.console.office.EmbeddedOffice;
import org.sangdam.console.office.OfficeScreens;
import org.sangdam.console.office.OfficeState;
import org.sangdam.console.signin.SignInModel;
import org.sangdam.console.window.Leaving;
import org.sangdam.console.window.WindowController;

/**
 * The console with the service inside: opens the office, lets people in, and ends it with the window; in a demonstration with
 * simulated customers. UI thread.
 */
final class Embedding {
    /** The same people in each demonstration. */
    private static final long DICE = 1;

    private final EmbeddedOffice office;
    private final Options options;
    private final Link link;
    private final SignInModel signIn;
    private final Screens screens;
    private DemoCustomers customers;
    private boolean begun;

    Embedding(EmbeddedOffice office, Options options, Link link, SignInModel signIn, Screens screens) {
        this.office = office;
        this.options = options;
        this.link = link;
        this.signIn = signIn;
        this.screens = screens;
    }

    void begin(Views views, WindowController window) {
        Texts texts = views.texts();
        office.state().addListener((observed, before, now) -> {
            if (now == OfficeState.FAILED) {
                System.err.println(office.trouble().commandLine(texts));
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(office::endNow, "office-end"));
        new OfficeScreens(office, views, window::show, this::open).start();
    }

    /** The window closes when the service has ended. */
    void endWith(Stage stage, Leaving leaving, Executor ui) {
        stage.setOnCloseRequest(request -> {
            request.consume();
            if (!leaving.mayEndService(office.waiting(), office.talking())) {
                return;
            }
            link.close();
            if (customers != null) {
                customers.close();
            }
            // The link says its farewell on the UI thread first.
            ui.execute(() -> office.close().thenRun(stage::hide));
        });
    }

    private void open() {
        signIn.fix(office.address());
        if (begun) {
            screens.again();
        } else {
            begun = true;
            screens.begin();
            invite();
        }
        office.guest().ifPresent(this::letIn);
    }

    private void invite() {
        if (options.demo) {
            Address address = office.address();
            customers = new DemoCustomers(address.host(), address.port(), options.speed, new Random(DICE));
            customers.start();
        }
    }

    /** Nobody was told the password of a demonstration: the form keeps it after a sign-out. */
    private void letIn(Credentials guest) {
        fill(guest);
        signIn.submit();
        if (options.demo) {
            link.state().addListener((observed, before, now) -> {
                if (now == LinkState.OFFLINE) {
                    fill(guest);
                }
            });
        }
    }

    private void fill(Credentials guest) {
        signIn.name().set(guest.name());
        signIn.password().set(guest.password());
    }
}

package org.sangdam.console;

import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.office.Credentials;
import org.sangdam.console.office.EmbeddedOffice;
import org.sangdam.console.office.OfficeScreens;
import org.sangdam.console.office.OfficeState;
import org.sangdam.console.signin.SignInModel;
import org.sangdam.console.window.WindowController;

/** The console with the service inside: opens the office, lets people in, and ends it with the window. UI thread. */
final class Embedding {
    private final EmbeddedOffice office;
    private final boolean demo;
    private final Link link;
    private final SignInModel signIn;
    private final Screens screens;
    private boolean begun;

    Embedding(EmbeddedOffice office, boolean demo, Link link, SignInModel signIn, Screens screens) {
        this.office = office;
        this.demo = demo;
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
    void endWith(Stage stage, Executor ui) {
        stage.setOnCloseRequest(request -> {
            request.consume();
            link.close();
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
        }
        office.guest().ifPresent(this::letIn);
    }

    /** Nobody was told the password of a demonstration: the form keeps it after a sign-out. */
    private void letIn(Credentials guest) {
        fill(guest);
        signIn.submit();
        if (demo) {
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

package org.sangdam.console;

import java.util.function.Supplier;
import javafx.scene.Parent;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.signin.SignInController;
import org.sangdam.console.signin.SignInModel;
import org.sangdam.console.window.WindowController;

/** Which screen fills the window: sign-in, or the work of the one who has signed in. UI thread. */
final class Screens {
    private final WindowController window;
    private final Views views;
    private final Link link;
    private final SignInModel signIn;
    private final Supplier<Parent> work;
    private boolean working;
    private Parent screen;

    /** @param work makes the screen of a counsellor who has just signed in */
    Screens(WindowController window, Views views, Link link, SignInModel signIn, Supplier<Parent> work) {
        this.window = window;
        this.views = views;
        this.link = link;
        this.signIn = signIn;
        this.work = work;
    }

    /** Shows the sign-in and from then on what the connection calls for. */
    void begin() {
        link.state().addListener((observed, before, now) -> follow(now));
        showSignIn();
    }

    /** Shows what is called for once more, after something else was in front. */
    void again() {
        if (working) {
            window.show(screen);
        } else {
            showSignIn();
        }
    }

    private void follow(LinkState now) {
        if (now == LinkState.CONNECTED && !working) {
            working = true;
            screen = work.get();
            window.show(screen);
        } else if (working && (now == LinkState.OFFLINE || now == LinkState.REFUSED)) {
            showSignIn();
        }
    }

    private void showSignIn() {
        working = false;
        SignInController controller = new SignInController(signIn, link, views.texts());
        window.show(views.load(controller));
        controller.focus();
    }
}

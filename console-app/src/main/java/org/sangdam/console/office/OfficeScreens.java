package org.sangdam.console.office;

import java.util.function.Consumer;
import javafx.scene.Parent;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.password.NewPasswordController;

/** Shows how the service inside this program stands, until people can sign in and again when it ends. UI thread. */
public final class OfficeScreens {
    private final EmbeddedOffice office;
    private final Views views;
    private final Texts texts;
    private final Consumer<Parent> window;
    private final Runnable open;

    /**
     * @param window puts a screen on the window
     * @param open what comes when the office is open
     */
    public OfficeScreens(EmbeddedOffice office, Views views, Consumer<Parent> window, Runnable open) {
        this.office = office;
        this.views = views;
        this.texts = views.texts();
        this.window = window;
        this.open = open;
    }

    /** Follows the office from now on and starts it. */
    public void start() {
        office.state().addListener((observed, before, now) -> show(now));
        office.start();
    }

    private void show(OfficeState state) {
        switch (state) {
            case STARTING -> window.accept(views.load(new BusyController(texts, "office.starting")));
            case CLOSING -> window.accept(views.load(new BusyController(texts, "office.closing")));
            case FAILED -> window.accept(views.load(new StartFailedController(office, texts)));
            case SET_UP -> showSetUp();
            case OPEN -> open.run();
            case OFF, CLOSED -> {}
        }
    }

    private void showSetUp() {
        SetUpModel model = new SetUpModel(office);
        NewPasswordController password = new NewPasswordController(model.password(), texts);
        SetUpController controller = new SetUpController(model, texts, views.load(password), password::focusOnProblem);
        window.accept(views.load(controller));
        controller.focus();
    }
}

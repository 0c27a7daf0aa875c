package org.sangdam.console;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Fonts;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.UiThread;
import org.sangdam.console.fx.Views;
import org.sangdam.console.fx.WindowPlace;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Timing;
import org.sangdam.console.window.StatusController;
import org.sangdam.console.window.WindowController;

/** The composition root of the console: read it from top to bottom. Created by JavaFX, once. */
public final class ConsoleApp extends Application {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console-timer");
        thread.setDaemon(true);
        return thread;
    });
    private Link link;

    @Override
    public void start(Stage stage) {
        Options options = Options.parse(List.copyOf(getParameters().getRaw()), System.getenv());
        Folders folders =
                Folders.of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());

        UiThread ui = new UiThread();
        Memory memory = new Memory(folders.configuration().resolve("console.properties"), timer);
        Appearance appearance = new Appearance(memory, Locale.getDefault());
        Views views = new Views(appearance.texts());
        Notices notices = new Notices(ui, timer);
        new Fonts().load();

        link = new Link(
                ui,
                timer,
                Timing.usual(),
                Clock.systemUTC(),
                new SecureRandom(),
                () -> UUID.randomUUID().toString());
        Parent status =
                views.load(new StatusController(appearance.texts(), link, notices, getHostServices()::showDocument));
        WindowController window = new WindowController(notices, status);

        Scene scene = new Scene(views.load(window));
        appearance.dress(scene);
        stage.titleProperty().bind(appearance.texts().bind("app.title"));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.setScene(scene);
        WindowPlace place = new WindowPlace(memory);
        place.restore(stage);
        stage.setOnHiding(hiding -> place.remember(stage));
        stage.show();
    }

    @Override
    public void stop() {
        link.close();
        timer.shutdown();
    }
}

package org.sangdam.console;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Fonts;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.SystemTheme;
import org.sangdam.console.fx.UiThread;
import org.sangdam.console.fx.Views;
import org.sangdam.console.fx.WindowPlace;
import org.sangdam.console.history.Debounce;
import org.sangdam.console.history.HistoryScreens;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Timing;
import org.sangdam.console.office.EmbeddedOffice;
import org.sangdam.console.office.OfficePlace;
import org.sangdam.console.settings.SettingsScreens;
import org.sangdam.console.signin.SignInModel;
import org.sangdam.console.window.ConditionController;
import org.sangdam.console.window.Leaving;
import org.sangdam.console.window.MainController;
import org.sangdam.console.window.MenuController;
import org.sangdam.console.window.Page;
import org.sangdam.console.window.StatusController;
import org.sangdam.console.window.WindowController;
import org.sangdam.server.protocol.Role;

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
        String memories = options.demo ? "console-demo.properties" : "console.properties";
        Memory memory = new Memory(folders.configuration().resolve(memories), timer);
        Appearance appearance = new Appearance(memory, Locale.getDefault());
        new SystemTheme(appearance, System.getProperty("os.name")).watch(ui, timer);
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
        Consumer<String> browser = System.getProperty("os.name").equals("Linux")
                ? new Browser(Browser.USUAL, appearance.texts(), notices, ui)
                : getHostServices()::showDocument;
        Desk desk = new Desk(views, link, notices, memory, browser, ui);
        timer.scheduleAtFixedRate(() -> ui.execute(desk::tick), 1, 1, TimeUnit.SECONDS);

        Address address = new Address(options.host == null ? "127.0.0.1" : options.host, options.socketPort);
        SignInModel signIn = new SignInModel(link, memory, address);

        HistoryScreens history = new HistoryScreens(
                views,
                link,
                link.seat().office(),
                Clock.systemDefaultZone(),
                Debounce.Later.on(ui, timer),
                getHostServices()::showDocument,
                desk.files());
        SettingsScreens settings = new SettingsScreens(views, appearance, link);
        Reader reader = new Reader(stage, appearance, history);

        Leaving leaving = new Leaving(stage, appearance, desk::talking);
        Parent status = views.load(new StatusController(appearance.texts(), link, notices, browser, options.demo));
        WindowController window = new WindowController(notices, status);
        Screens screens = new Screens(window, views, link, signIn, () -> {
            List<Page> pages = List.of(
                    new Page("desk.title", Role.COUNSELLOR, () -> desk.view(reader, ui)),
                    desk.callBacks(),
                    desk.replies(),
                    new Page("history.title", Role.COUNSELLOR, history::browser),
                    new Page("settings.title", Role.COUNSELLOR, settings::open));
            Parent menu = views.load(new MenuController(link, appearance, notices, leaving));
            Parent condition = views.load(new ConditionController(appearance.texts(), link));
            List<Parent> above = List.of(condition, desk.offers());
            MainController main = new MainController(appearance.texts(), link, pages, menu, above);
            desk.onAccepted(() -> main.open(pages.get(0)));
            return views.load(main);
        });

        WindowPlace place = new WindowPlace(memory);
        Scene scene = place.scene(views.load(window));
        appearance.dress(scene);
        stage.titleProperty().bind(desk.title());
        stage.setScene(scene);
        stage.setOnHiding(hiding -> place.remember(stage));
        stage.setMinWidth(960);
        stage.setMinHeight(640);
        if (options.host == null) {
            Path data = options.demo ? folders.demo() : folders.data();
            OfficePlace office = new OfficePlace(
                    options.dataDir == null ? data : options.dataDir,
                    options.bind,
                    options.httpPort,
                    options.socketPort,
                    options.demo,
                    options.sites);
            Embedding embedding = new Embedding(EmbeddedOffice.at(office, ui), options, link, signIn, screens);
            embedding.begin(views, window);
            embedding.endWith(stage, leaving, ui);
        } else {
            screens.begin();
            stage.setOnCloseRequest(request -> {
                if (!leaving.mayClose()) {
                    request.consume();
                }
            });
        }
        stage.show();
        place.restore(stage);
    }

    @Override
    public void stop() {
        link.close();
        timer.shutdown();
    }
}

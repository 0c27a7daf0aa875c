package org.sangdam.console;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Fonts;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.UiThread;
import org.sangdam.console.fx.Views;
import org.sangdam.console.fx.WindowPlace;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Timing;
import org.sangdam.console.signin.SignInModel;
import org.sangdam.console.window.ConditionController;
import org.sangdam.console.window.Leaving;
import org.sangdam.console.window.MainController;
import org.sangdam.console.window.MenuController;
import org.sangdam.console.window.Page;
import org.sangdam.console.window.StatusController;
import org.sangdam.console.window.WindowController;
import org.sangdam.server.client.Patience;
import org.sangdam.server.log.SpokenWords;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Role;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A console in a window of its own, all its parts real, for tests. Its methods may be called from the test's thread. */
public final class ConsoleWindow implements AutoCloseable {
    public final List<String> browsed = new CopyOnWriteArrayList<>();
    public final List<Long> transcripts = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Appearance appearance;
    private final Link link;
    private final Stage stage;

    /** @param folder for what the console remembers */
    public ConsoleWindow(Address address, Path folder) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        UiThread ui = new UiThread();
        Memory memory = new Memory(folder.resolve("console.properties"), timer);
        appearance = new Appearance(memory, Locale.KOREA);
        Timing patient = new Timing(Patience.LIMIT, Duration.ofMillis(500), Patience.LIMIT, Patience.LIMIT);
        link = new Link(
                ui,
                timer,
                patient,
                Clock.systemUTC(),
                new Random(1),
                () -> UUID.randomUUID().toString());
        stage = get(() -> open(ui, memory, address));
    }

    private Stage open(UiThread ui, Memory memory, Address address) {
        new Fonts().load();
        Views views = new Views(appearance.texts());
        Notices notices = new Notices(ui, timer);
        Desk desk = new Desk(views, link, notices, memory, browsed::add, ui);
        timer.scheduleAtFixedRate(() -> ui.execute(desk::tick), 1, 1, TimeUnit.SECONDS);
        SignInModel signIn = new SignInModel(link, memory, address);
        Parent status = views.load(new StatusController(appearance.texts(), link, notices, browsed::add, false));
        WindowController window = new WindowController(notices, status);
        Stage opened = new Stage();
        Leaving leaving = new Leaving(opened, appearance, desk::talking);
        Screens screens = new Screens(window, views, link, signIn, () -> {
            Page page = new Page(
                    "desk.title", Role.COUNSELLOR, () -> desk.view(read -> transcripts.add(read.conversation()), ui));
            Parent menu = views.load(new MenuController(link, appearance, notices, leaving));
            Parent condition = views.load(new ConditionController(appearance.texts(), link));
            MainController main = new MainController(
                    appearance.texts(),
                    link,
                    List.of(page, desk.callBacks(), desk.replies()),
                    menu,
                    List.of(condition, desk.offers()));
            desk.onAccepted(() -> main.open(page));
            return views.load(main);
        });
        opened.titleProperty().bind(desk.title());
        opened.setScene(new WindowPlace(memory).scene(views.load(window)));
        appearance.dress(opened.getScene());
        screens.begin();
        opened.show();
        return opened;
    }

    public Stage stage() {
        return stage;
    }

    public Link link() {
        return link;
    }

    /** What other programs were asked to open. */
    public List<String> browsed() {
        return List.copyOf(browsed);
    }

    public Appearance appearance() {
        return appearance;
    }

    /** Fills the form in and gives it in. */
    public void signIn(String name, String password) {
        SpokenWords.in(new FromCounsellor.SignIn("1", Protocol.VERSION, name, password));
        run(() -> {
            node("#name", TextInputControl.class).setText(name);
            node("#password", TextInputControl.class).setText(password);
            node("#submit", ButtonBase.class).fire();
        });
    }

    public void press(String selector) {
        run(() -> node(selector, ButtonBase.class).fire());
    }

    public boolean there(String selector) {
        return get(() -> find(selector).isPresent());
    }

    /** Whether it can be seen, it and all that it stands in. */
    public boolean seen(String selector) {
        return get(() -> find(selector).filter(ConsoleWindow::shown).isPresent());
    }

    public String text(String selector) {
        return get(() -> {
            Node node = node(selector, Node.class);
            return node instanceof Labeled labeled ? labeled.getText() : ((TextInputControl) node).getText();
        });
    }

    /** All texts of labels that are shown below a node. */
    public List<String> texts(String selector) {
        return get(() -> find(selector).stream()
                .flatMap(node -> node.lookupAll(".label").stream())
                .filter(ConsoleWindow::shown)
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    /** Names of those who wait, from top to bottom. */
    public List<String> waiting() {
        return get(() -> {
            TableView<?> table = node(".waiting .table-view", TableView.class);
            return table.getItems().stream()
                    .map(row -> table.getColumns()
                            .get(2)
                            .getCellData(table.getItems().indexOf(row)))
                    .map(customer -> ((org.sangdam.server.protocol.ToCounsellor.Waiting) customer).name())
                    .toList();
        });
    }

    /** Chooses the row of this customer, as a click would. */
    public void choose(String name) {
        int index = waiting().indexOf(name);
        run(() -> node(".waiting .table-view", TableView.class)
                .getSelectionModel()
                .clearAndSelect(index));
    }

    public <N> N node(String selector, Class<N> type) {
        return type.cast(find(selector).orElseThrow(() -> new AssertionError("no " + selector)));
    }

    public <T> T get(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), task);
    }

    public void run(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), task);
    }

    /** One that can be seen if there are several: the tab in front. */
    private Optional<Node> find(String selector) {
        Optional<Node> first = Optional.ofNullable(stage.getScene().lookup(selector));
        return stage.getScene().getRoot().lookupAll(selector).stream()
                .filter(ConsoleWindow::shown)
                .findFirst()
                .or(() -> first);
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        link.close();
        run(stage::close);
        timer.shutdownNow();
    }
}

package org.sangdam.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.sangdam.server.log.SpokenWords;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole console as a counsellor in Korea starts and uses it, by mouse and keyboard. Test's thread. */
final class RunningConsole implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    /** A message on the screen. */
    record Line(Sender from, String text) {}

    private final FxRobot robot = new FxRobot();
    private final String home = System.getProperty("user.home");
    private final Locale locale = Locale.getDefault();
    private final Stage stage;
    private final Application program;

    /** @param folder the counsellor's home */
    RunningConsole(Path folder, int socketPort) throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        System.setProperty("user.home", folder.toString());
        Locale.setDefault(Locale.KOREA);
        program = FxToolkit.setupApplication(ConsoleApp.class, "--host=127.0.0.1", "--socket-port=" + socketPort);
    }

    void signIn(String name, String password) {
        SpokenWords.in(new FromCounsellor.SignIn("1", Protocol.VERSION, name, password));
        robot.clickOn("#name").write(name, 0);
        robot.clickOn("#password").write(password, 0).type(KeyCode.ENTER);
    }

    /** Names and whatever else stands in the waiting list. */
    List<String> waiting() {
        return get(() -> all(".waiting .table-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .toList());
    }

    /** Picks the first of the waiting list. */
    void pickFirst() {
        Node row = get(() -> stage.getScene().lookup(".waiting .table-row-cell"));
        robot.doubleClickOn(row);
    }

    /** What is wrong with the service, as it stands above every page. */
    List<String> condition() {
        return get(() -> all(".condition .line").stream()
                .filter(Node::isVisible)
                .map(line -> ((Labeled) line).getText())
                .toList());
    }

    void openHistory() {
        ToggleButton page = get(() -> all(".page-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals("상담 기록"))
                .findFirst()
                .orElseThrow());
        robot.clickOn(page);
    }

    /** First lines of the consultations in the history, the newest first. */
    List<String> history() {
        return get(() -> {
            ListView<?> list = (ListView<?>) stage.getScene().lookup("#consultations");
            return list.getItems().stream()
                    .map(row -> ((ToCounsellor.Archived) row).firstLine())
                    .toList();
        });
    }

    /** Why the history shows nothing new. */
    String historyProblem() {
        return get(() -> ((Labeled) stage.getScene().lookup(".loading #sentence")).getText());
    }

    boolean talks() {
        return get(() -> stage.getScene().lookup(".draft") != null);
    }

    /** Writes it key by key. */
    void say(String text) {
        SpokenWords.in(new FromCounsellor.Say("1", 1, text));
        Node draft = get(() -> stage.getScene().lookup(".draft"));
        robot.clickOn(draft).write(text, 0).type(KeyCode.ENTER);
    }

    /** The messages of the conversation on the screen, from top to bottom. */
    List<Line> lines() {
        return get(() -> all(".message-list .bubble-line").stream()
                .map(RunningConsole::line)
                .toList());
    }

    /** What stands beside the counsellor's own messages: how far each has come, and when. */
    List<String> marks() {
        return get(() -> all(".message-list .own .mark").stream()
                .map(mark -> ((Labeled) mark).getText())
                .toList());
    }

    void end() {
        robot.clickOn("#end").clickOn("#confirmEnd");
    }

    private static Line line(Node bubble) {
        StringBuilder text = new StringBuilder();
        for (Node part : ((TextFlow) bubble.lookup("TextFlow")).getChildren()) {
            text.append(part instanceof Hyperlink link ? link.getText() : ((Text) part).getText());
        }
        return new Line(bubble.getStyleClass().contains("own") ? Sender.COUNSELLOR : Sender.CUSTOMER, text.toString());
    }

    private Set<Node> all(String selector) {
        Parent root = stage.getScene().getRoot();
        return root.lookupAll(selector);
    }

    private static <T> T get(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, task);
    }

    @Override
    public void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        FxToolkit.cleanupApplication(program);
        System.setProperty("user.home", home);
        Locale.setDefault(locale);
    }
}

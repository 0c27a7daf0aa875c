package org.sangdam.console.picture;

import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.sangdam.console.ConsoleApp;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A counsellor's few minutes in the demonstration, up to the moment of the picture. Needs no display. */
public final class ConsolePicture {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENOUGH_WAITING = 8;
    private static final int FIRST_LINE = 5;
    private static final String OPENING = "다음 주 토요일 예약을";
    private static final List<String> WORDS =
            List.of("안녕하세요, 예약 변경을 도와드리겠습니다.", "예약번호를 알려 주시겠어요?", "네, 일요일 오후에도 자리가 있습니다.", "수수료는 없습니다. 바로 옮겨 드릴까요?");

    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    private ConsolePicture(Stage stage) {
        this.stage = stage;
    }

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException, TimeoutException {
        Path data = Files.createTempDirectory("sangdam-picture");
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupApplication(
                ConsoleApp.class, "--demo", "--speed=3", "--data-dir=" + data, "--http-port=0", "--socket-port=0");
        ConsolePicture picture = new ConsolePicture(stage);
        picture.take(Path.of(arguments[0]));
        picture.close();
        delete(data);
        System.exit(0);
    }

    /** Two customers are being talked to: the console asks, and is told to close all the same. */
    private void close() {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await().until(() -> robot.lookup(".dialog-pane .danger").tryQuery().isPresent());
        robot.clickOn(".dialog-pane .danger");
        await().atMost(PATIENCE).until(() -> !stage.isShowing());
    }

    private void take(Path file) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> waiting() != null && waiting().getItems().size() >= ENOUGH_WAITING);
        await().atMost(PATIENCE).until(() -> rowOf(OPENING) >= 0);
        pick(rowOf(OPENING) == 0 ? 1 : 0);
        pick(rowOf(OPENING));
        for (String words : WORDS) {
            long heard = bubbles(".theirs");
            robot.interact(() -> draft().setText(words));
            robot.clickOn(draft()).type(KeyCode.ENTER);
            await().atMost(PATIENCE).until(() -> bubbles(".theirs") > heard);
        }
        await().atMost(PATIENCE).until(() -> waiting().getItems().size() >= ENOUGH_WAITING);
        write(file);
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> waiting() {
        return robot.lookup(".waiting .table-view").tryQueryAs(TableView.class).orElse(null);
    }

    /** The row whose customer has begun so, or -1. */
    private int rowOf(String opening) {
        TableView<Object> table = waiting();
        for (int row = 0; row < table.getItems().size(); row++) {
            if (String.valueOf(table.getColumns().get(FIRST_LINE).getCellData(row))
                    .contains(opening)) {
                return row;
            }
        }
        return -1;
    }

    private void pick(int row) {
        int tabs = robot.lookup(".tab-head").queryAll().size();
        robot.interact(() -> {
            waiting().requestFocus();
            waiting().getSelectionModel().clearAndSelect(row);
        });
        robot.type(KeyCode.ENTER);
        await().atMost(PATIENCE)
                .until(() -> robot.lookup(".tab-head").queryAll().size() > tabs);
    }

    private TextArea draft() {
        return robot.lookup(".draft").match(Node::isVisible).queryAs(TextArea.class);
    }

    private long bubbles(String whose) {
        return robot.lookup(whose).queryAll().size();
    }

    private void write(Path file) throws IOException {
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> picture[0] = stage.getScene().snapshot(null));
        int width = (int) picture[0].getWidth();
        int height = (int) picture[0].getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture[0].getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

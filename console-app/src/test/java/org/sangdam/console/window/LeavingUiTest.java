package org.sangdam.console.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.UiThread;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window that the service ends with. */
@ExtendWith(ApplicationExtension.class)
class LeavingUiTest {
    private final UiThread ui = new UiThread();
    private final Appearance appearance = new Appearance(new Memory(Path.of("none"), change -> {}), Locale.KOREA);
    private Leaving leaving;

    @Start
    void show(Stage stage) {
        leaving = new Leaving(stage, appearance, () -> 0);
        stage.setScene(new Scene(new StackPane(), 1024, 700));
        stage.show();
    }

    @Test
    void whereNobodyWaitsOrTalksNobodyIsAsked() {
        assertThat(asked(0, 0)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void whileCustomersOnlyWaitItIsSaidThatTheServiceEndsForAll(FxRobot robot) {
        CompletableFuture<Boolean> answer = asked(3, 0);
        await().until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());

        DialogPane question = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        assertThat(question.getHeaderText()).isEqualTo("기다리는 고객 3명, 상담 중인 고객 0명이 있어요");
        assertThat(question.getContentText()).contains("모두에게 서비스가 멈춰요", "고객 페이지가 열리지 않고", "순번은 한동안 유지");
        robot.interact(() -> button(question, ButtonData.CANCEL_CLOSE).fire());
        await().until(answer::isDone);
        assertThat(answer).isCompletedWithValue(false);
    }

    @Test
    void whoWantsToEndItWhileColleaguesTalkEndsIt(FxRobot robot) {
        CompletableFuture<Boolean> answer = asked(0, 2);
        await().until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());

        DialogPane question = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        assertThat(question.getHeaderText()).isEqualTo("기다리는 고객 0명, 상담 중인 고객 2명이 있어요");
        robot.interact(() -> button(question, ButtonData.OTHER).fire());
        await().until(answer::isDone);
        assertThat(answer).isCompletedWithValue(true);
    }

    /** The question holds the thread that asks it. */
    private CompletableFuture<Boolean> asked(int waiting, int served) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ui.execute(() -> answer.complete(leaving.mayEndService(waiting, served)));
        return answer;
    }

    private static Button button(DialogPane question, ButtonData data) {
        return question.getButtonTypes().stream()
                .filter(type -> type.getButtonData() == data)
                .map(type -> (Button) question.lookupButton(type))
                .findFirst()
                .orElseThrow();
    }
}

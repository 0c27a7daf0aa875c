package org.sangdam.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.InSight;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.ToCounsellor;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The opening hours in a window that is lower than they are. */
@ExtendWith(ApplicationExtension.class)
class OpeningHoursUiTest {
    private final ScriptedCommands commands = new ScriptedCommands();
    private final FxRobot robot = new FxRobot();
    private ScrollPane page;

    @Start
    void show(Stage stage) {
        Appearance appearance = new Appearance(new Memory(Path.of("none"), change -> {}), Locale.KOREA);
        Views views = new Views(appearance.texts());
        OpeningHoursModel model = new OpeningHoursModel(commands);
        SettingsController settings = new SettingsController();
        page = (ScrollPane) views.load(settings);
        settings.add(views.load(new LookController(appearance)));
        settings.add(views.load(new OpeningHoursController(model, views.texts(), new Sentences(views.texts()))));
        settings.add(views.load(new LookController(appearance)));
        Scene scene = new Scene(page, 960, 420);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
        model.refresh();
        commands.next(Administering.AskHours.class)
                .answer(new ToCounsellor.OpeningHours("id", new Hours("Asia/Seoul", List.of(), List.of(), null)));
    }

    @Test
    void savingLeavesFocusAndViewWhereTheyAreAndSaysThatItIsDone() {
        robot.interact(() -> {
            InSight.bring(save());
            save().requestFocus();
        });
        double before = page.getVvalue();
        robot.interact(() -> save().fire());
        assertThat(save().isFocused()).isTrue();
        stored();
        assertThat(save().isFocused()).isTrue();
        assertThat(inSight(done())).isTrue();
        assertThat(page.getVvalue()).isEqualTo(before);
    }

    @Test
    void whoSavesFromADayIsShownThatItIsDone() {
        robot.interact(() -> {
            day(DayOfWeek.MONDAY).requestFocus();
            day(DayOfWeek.MONDAY).setText("9-18");
            day(DayOfWeek.MONDAY).fireEvent(new ActionEvent());
        });
        stored();
        assertThat(inSight(done())).isTrue();
        assertThat(day(DayOfWeek.MONDAY).isFocused()).isTrue();
    }

    @Test
    void aWrongDayIsGoneToAndMarkedWithItsSentenceUntilItIsWrittenOtherwise() {
        robot.interact(() -> {
            day(DayOfWeek.TUESDAY).setText("22:00-09:00");
            page.setVvalue(1);
            save().requestFocus();
            save().fire();
        });
        Labeled sentence = robot.lookup("#hoursWrongDay").queryAs(Labeled.class);
        assertThat(sentence.getText())
                .isEqualTo("화요일 시간이 자정을 넘어가요. 자정을 넘는 시간은 두 요일로 나눠 적어 주세요. 예: 화요일 22:00–24:00, 수요일 00:00–09:00");
        assertThat(day(DayOfWeek.TUESDAY).isFocused()).isTrue();
        assertThat(inSight(day(DayOfWeek.TUESDAY)) && inSight(sentence)).isTrue();
        assertThat(marked(DayOfWeek.TUESDAY)).isTrue();
        assertThat(marked(DayOfWeek.WEDNESDAY)).isFalse();

        robot.interact(() -> day(DayOfWeek.TUESDAY).setText("22:00-24:00"));
        assertThat(marked(DayOfWeek.TUESDAY) || sentence.isVisible()).isFalse();
    }

    @Test
    void theSameMistakeIsGoneToOnceMore() {
        robot.interact(() -> {
            day(DayOfWeek.TUESDAY).setText("nine");
            save().fire();
            page.setVvalue(1);
            save().requestFocus();
            save().fire();
        });
        assertThat(day(DayOfWeek.TUESDAY).isFocused()).isTrue();
        assertThat(inSight(day(DayOfWeek.TUESDAY))).isTrue();
    }

    private void stored() {
        robot.interact(() -> commands.next(Administering.SetHours.class).answer(new Ack("id", 0, 0, 0)));
    }

    private Button save() {
        return robot.lookup("#saveHours").queryButton();
    }

    private Node done() {
        return robot.lookup((Labeled label) -> "저장했어요.".equals(label.getText()) && label.isVisible())
                .query();
    }

    private TextField day(DayOfWeek day) {
        return robot.lookup("#hours-" + day).queryAs(TextField.class);
    }

    private boolean marked(DayOfWeek day) {
        return day(day).getPseudoClassStates().contains(Styles.STATE_DANGER);
    }

    private boolean inSight(Node node) {
        Bounds seen = page.localToScene(page.getLayoutBounds());
        return seen.contains(node.localToScene(node.getLayoutBounds()));
    }
}

package org.sangdam.console.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.UiThread;
import org.sangdam.console.fx.Views;
import org.sangdam.console.history.Debounce;
import org.sangdam.console.history.HistoryScreens;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Timing;
import org.sangdam.console.people.Customer;
import org.sangdam.console.people.Deaf;
import org.sangdam.console.settings.SettingsScreens;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor.Archived;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A new office with the real service behind the real screens: set up, searched, ended and opened again. */
@ExtendWith(ApplicationExtension.class)
class FirstRunUiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "whale bridge mountain";

    @TempDir
    private Path folder;

    private final UiThread ui = new UiThread();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Appearance appearance = new Appearance(new Memory(Path.of("none"), change -> {}), Locale.KOREA);
    private final Views views = new Views(appearance.texts());
    private final StackPane window = new StackPane();
    private Link link;
    private EmbeddedOffice office;

    @Start
    void show(Stage stage) {
        link = new Link(
                ui,
                timer,
                Timing.usual(),
                Clock.systemUTC(),
                new SecureRandom(),
                () -> UUID.randomUUID().toString());
        Deaf deaf = new Deaf();
        link.feed(deaf, deaf);
        Scene scene = new Scene(window, 1024, 700);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void end() {
        link.close();
        office.endNow();
        timer.shutdownNow();
    }

    private void open() {
        office = EmbeddedOffice.at(new OfficePlace(folder.resolve("office"), null, 0, 0, false, List.of()), ui);
        new OfficeScreens(office, views, screen -> window.getChildren().setAll(screen), () -> {
                    Credentials who = office.guest().orElse(new Credentials("이관리", PASSWORD));
                    link.signIn(office.address(), who.name(), who.password());
                })
                .start();
    }

    private void write(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    private void setUp(FxRobot robot) {
        robot.interact(this::open);
        await().atMost(PATIENCE)
                .until(() -> robot.lookup("#setUpOffice").tryQuery().isPresent());
        write(robot, "#setUpOffice", "한빛상담센터");
        write(robot, "#setUpAdministrator", "이관리");
        write(robot, "#newPassword", PASSWORD);
        write(robot, "#repeatedPassword", PASSWORD);
        robot.interact(() -> robot.lookup("#setUpSubmit").queryAs(Button.class).fire());
        await().atMost(PATIENCE).until(link::connected);
    }

    private static boolean shown(FxRobot robot, String text) {
        return robot.lookup((Labeled label) -> text.equals(label.getText()) && label.isVisible())
                .tryQuery()
                .isPresent();
    }

    @Test
    void mistakesAreToldBesideTheirFieldsAndNothingIsSetUp(FxRobot robot) {
        robot.interact(this::open);
        await().atMost(PATIENCE)
                .until(() -> robot.lookup("#setUpOffice").tryQuery().isPresent());
        write(robot, "#setUpAdministrator", "이관리");
        write(robot, "#newPassword", PASSWORD);
        write(robot, "#repeatedPassword", "something else");
        robot.interact(() -> robot.lookup("#setUpSubmit").queryAs(Button.class).fire());
        assertThat(shown(robot, "상담센터 이름을 1~60자로 입력해 주세요.")).isTrue();
        assertThat(shown(robot, "두 비밀번호가 서로 달라요.")).isTrue();
        assertThat(shown(robot, "관리자 이름을 1~60자로 입력해 주세요.")).isFalse();
        assertThat(office.state().get()).isEqualTo(OfficeState.SET_UP);
    }

    @Test
    void aPasswordTooShortGetsTheCursorBack(FxRobot robot) {
        robot.interact(this::open);
        await().atMost(PATIENCE)
                .until(() -> robot.lookup("#setUpOffice").tryQuery().isPresent());
        write(robot, "#setUpOffice", "한빛상담센터");
        write(robot, "#setUpAdministrator", "이관리");
        write(robot, "#newPassword", "짧다");
        write(robot, "#repeatedPassword", "짧다");
        robot.interact(() -> robot.lookup("#repeatedPassword").query().requestFocus());
        robot.interact(() -> robot.lookup("#setUpSubmit").queryAs(Button.class).fire());
        assertThat(robot.lookup("#newPassword").query().isFocused()).isTrue();
    }

    @Test
    void theLanguageCanBeChangedBeforeAnythingElse(FxRobot robot) {
        robot.interact(this::open);
        await().atMost(PATIENCE)
                .until(() -> robot.lookup("#setUpOffice").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#setUpLanguage").queryAs(Button.class).fire());
        assertThat(shown(robot, "Welcome")).isTrue();
    }

    @Test
    void aNameThatSomebodyHasIsToldBesideTheNameUntilItChanges(FxRobot robot) {
        setUp(robot);
        SettingsScreens settings = new SettingsScreens(views, appearance, link);
        robot.interact(() -> window.getChildren().setAll(settings.open()));
        robot.interact(() -> robot.lookup("#addAccount").queryAs(Button.class).fire());
        write(robot, "#newAccountName", "이관리");
        write(robot, "#newPassword", PASSWORD);
        write(robot, "#repeatedPassword", PASSWORD);
        robot.interact(() -> robot.lookup("#repeatedPassword").query().requestFocus());
        robot.push(KeyCode.ENTER);
        await().atMost(PATIENCE).until(() -> shown(robot, "같은 이름의 계정이 이미 있어요."));
        assertThat(robot.lookup("#newAccountName").query().isFocused()).isTrue();
        write(robot, "#newAccountName", "이관리2");
        assertThat(shown(robot, "같은 이름의 계정이 이미 있어요.")).isFalse();
        robot.interact(
                () -> robot.lookup("#cancelAccount").queryAs(Button.class).fire());
        assertThat(robot.lookup("#addAccount").query().isVisible()).isTrue();
    }

    @Test
    void whoSetsUpTheOfficeIsSignedInAndCanSignInAgainAfterARestart(FxRobot robot) {
        setUp(robot);
        assertThat(link.seat().account().get().name()).isEqualTo("이관리");
        assertThat(link.seat().account().get().role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(link.seat().office().get().name()).isEqualTo("한빛상담센터");

        robot.interact(() -> link.signOut());
        await().atMost(PATIENCE).until(() -> !link.connected());
        robot.interact(() -> office.close());
        await().atMost(PATIENCE).until(() -> office.state().get() == OfficeState.CLOSED);
        robot.interact(this::open);
        await().atMost(PATIENCE).until(link::connected);
        assertThat(link.seat().account().get().name()).isEqualTo("이관리");
    }

    @Test
    void aConsultationIsFoundByNameByPhoneAsTypedAndByWhatWasSaid(FxRobot robot) {
        setUp(robot);
        int port = office.address().port();
        try (Customer first = new Customer(port);
                Customer second = new Customer(port)) {
            first.asks("김하늘", "010-1234-5678", "general", "배송이 아직 오지 않았어요.").says("송장 번호는 555입니다.");
            second.asks("박바다", "010-9876-5432", "general", "환불은 언제 되나요?").leaves();
        }
        HistoryScreens history = new HistoryScreens(
                views,
                link,
                link.seat().office(),
                Clock.systemDefaultZone(),
                Debounce.Later.on(ui, timer),
                address -> {},
                null);
        robot.interact(() -> window.getChildren().setAll(history.browser()));
        await().atMost(PATIENCE).until(() -> names(robot).equals(List.of("박바다", "김하늘")));

        for (String words : List.of("하늘", "010-1234-5678", "01012345678", "송장 번호")) {
            write(robot, "#historyText", words);
            await(words).atMost(PATIENCE).until(() -> names(robot).equals(List.of("김하늘")));
            write(robot, "#historyText", "환불");
            await(words).atMost(PATIENCE).until(() -> names(robot).equals(List.of("박바다")));
        }
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        await().atMost(PATIENCE)
                .until(() -> robot.lookup((Text words) -> words.getText().equals("환불은 언제 되나요?"))
                        .tryQuery()
                        .isPresent());
    }

    @Test
    void anAdministratorAddsAnAccountAndRenamesTheOffice(FxRobot robot) {
        setUp(robot);
        SettingsScreens settings = new SettingsScreens(views, appearance, link);
        robot.interact(() -> window.getChildren().setAll(settings.open()));
        await().atMost(PATIENCE).until(() -> shown(robot, "관리자"));
        robot.interact(() -> robot.lookup("#addAccount").queryAs(Button.class).fire());
        write(robot, "#newAccountName", "최상담");
        write(robot, "#newPassword", PASSWORD);
        write(robot, "#repeatedPassword", PASSWORD);
        robot.interact(
                () -> robot.lookup("#submitAccount").queryAs(Button.class).fire());
        await().atMost(PATIENCE).until(() -> shown(robot, "최상담"));
        assertThat(shown(robot, "최상담 님의 계정을 만들었어요. 이름과 비밀번호를 전해 주세요.")).isTrue();
        assertThat(robot.lookup("#addAccount").query().isVisible())
                .as("the form is closed")
                .isTrue();
        assertThat(shown(robot, "상담 가능")).as("a choice is no presence").isFalse();
        assertThat(robot.lookup("#customerPageOnlyHere").query().isVisible()).isTrue();

        write(robot, "#officeName", "새벽상담센터");
        robot.interact(
                () -> robot.lookup("#saveOfficeName").queryAs(Button.class).fire());
        await().atMost(PATIENCE).until(() -> link.seat().office().get().name().equals("새벽상담센터"));

        robot.interact(() -> link.signOut());
        await().atMost(PATIENCE).until(() -> !link.connected());
        robot.interact(() -> link.signIn(office.address(), "최상담", PASSWORD));
        await().atMost(PATIENCE).until(link::connected);
        robot.interact(() -> window.getChildren().setAll(settings.open()));
        assertThat(robot.lookup("#addAccount").tryQuery())
                .as("not for a counsellor")
                .isEmpty();
        assertThat(robot.lookup("#officeName").tryQuery()).isEmpty();
        assertThat(shown(robot, "연결 정보")).isTrue();
    }

    @Test
    void anAdministratorSwitchesWhatCustomersMay(FxRobot robot) {
        setUp(robot);
        SettingsScreens settings = new SettingsScreens(views, appearance, link);
        robot.interact(() -> window.getChildren().setAll(settings.open()));
        CheckBox anonymous = robot.lookup("#anonymousAllowed").queryAs(CheckBox.class);
        assertThat(anonymous.isSelected()).as("unless told otherwise").isFalse();
        robot.interact(anonymous::fire);
        await().atMost(PATIENCE).until(() -> link.seat().office().get().anonymous());
        assertThat(anonymous.isSelected()).isTrue();
        CheckBox preview = robot.lookup("#typingPreview").queryAs(CheckBox.class);
        assertThat(preview.isSelected()).as("unless told otherwise").isFalse();
        robot.interact(preview::fire);
        await().atMost(PATIENCE).until(() -> link.seat().office().get().preview());
        assertThat(link.seat().office().get().anonymous()).as("left as it was").isTrue();
        robot.interact(() -> link.signOut());
        await().atMost(PATIENCE).until(() -> !link.connected());
        robot.interact(anonymous::fire);
        assertThat(anonymous.isSelected()).as("switched in vain").isTrue();
        assertThat(shown(robot, "서비스에 연결되어 있지 않아요.")).isTrue();
    }

    private static List<String> names(FxRobot robot) {
        return list(robot).getItems().stream().map(Archived::name).toList();
    }

    @SuppressWarnings("unchecked")
    private static ListView<Archived> list(FxRobot robot) {
        return robot.lookup("#consultations").queryAs(ListView.class);
    }
}

package org.sangdam.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.ScriptedCommands.Question;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HistoryUiTest {
    private static final Office OFFICE =
            new Office("한빛상담센터", List.of(new Topic("billing", "요금·결제", "Billing")), 365, 0, false, false);

    private final ScriptedCommands commands = new ScriptedCommands();
    private final List<String> opened = new ArrayList<>();
    private List<OfRecords.Known> others = List.of();
    private final LaterByHand later = new LaterByHand();
    private final Appearance appearance = new Appearance(new Memory(Path.of("none"), change -> {}), Locale.KOREA);
    private final Texts texts = appearance.texts();

    @Start
    void show(Stage stage) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(Archives.NOON), ZoneId.of("Asia/Seoul"));
        HistoryScreens screens = new HistoryScreens(
                new Views(texts), commands, new SimpleObjectProperty<>(OFFICE), clock, later, opened::add, null);
        Scene scene = new Scene(screens.browser(), 1024, 640);
        appearance.dress(scene);
        commands.always(
                Granting.FindRecords.class, find -> new OfRecords.Records(find.id(), find.conversation(), others));
        stage.setScene(scene);
        stage.show();
        commands.next(Administering.Accounts.class).answer(new ToCounsellor.Accounts("id", List.of()));
    }

    private void answer(Class<? extends FromCounsellor> question, ToCounsellor answer, FxRobot robot) {
        robot.interact(() -> commands.next(question).answer(answer));
    }

    private static List<String> said(FxRobot robot) {
        return robot.lookup(".bubble .words").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
    }

    @Test
    void aConsultationOpensAsATranscript(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 1, 4), robot);
        assertThat(said(robot)).containsExactly("메시지 1", "메시지 2", "메시지 3", "메시지 4");
        assertThat(robot.lookup(".bubble .text").<Node>queryAll())
                .allSatisfy(node -> assertThat(inSight(node)).isTrue());
        assertThat(robot.lookup(".transcript .head .label.label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("김하늘", "요금·결제 · 이상담");
    }

    @Test
    void whatTheCustomerThoughtOfItStandsInItsRowAndAboveItsTranscript(FxRobot robot) {
        ToCounsellor.Transcript rated = Archives.rated(2, 4, "설명이 쉬웠어요.");
        answer(
                FromCounsellor.History.class,
                new ToCounsellor.History("id", List.of(Archives.consultation(3), rated.conversation()), false),
                robot);
        assertThat(robot.lookup(".consultation-cell .rating").queryAllAs(Labeled.class))
                .filteredOn(Node::isManaged)
                .extracting(Labeled::getText)
                .containsExactly("★ 4");
        assertThat(robot.lookup(".consultation-cell").queryAllAs(ListCell.class))
                .anySatisfy(cell -> assertThat(cell.getAccessibleText()).endsWith("별점 5점 만점에 4점"));
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(FromCounsellor.Transcript.class, rated, robot);
        Labeled opinion = robot.lookup("#transcriptOpinion").queryAs(Labeled.class);
        assertThat(opinion.getText()).isEqualTo("★ 4\n설명이 쉬웠어요.");
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        answer(FromCounsellor.Transcript.class, Archives.transcript(3, 1, 4), robot);
        assertThat(opinion.isVisible()).isFalse();
    }

    @Test
    void whatTheDeviceMayReadOfAnotherIsTakenBackLongAfterwards(FxRobot robot) {
        others = List.of(
                new OfRecords.Known(9, "이하늘", 2, Archives.NOON, true),
                new OfRecords.Known(12, "박바다", 1, Archives.NOON, false));
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 1, 4), robot);
        assertThat(robot.lookup(".granted .granted-record .label").queryAllAs(Labeled.class))
                .filteredOn(label -> !label.getStyleClass().contains("revoke"))
                .extracting(Labeled::getText)
                .containsExactly("이하늘 · 2건 · 최근 2025년 11월 20일 목요일");
        robot.clickOn(".granted .revoke");
        others = List.of();
        robot.interact(() -> {
            Question<?> question = commands.next(Granting.Revoke.class);
            assertThat((Granting.Revoke) question.frame())
                    .returns(2L, Granting.Revoke::conversation)
                    .returns(9L, Granting.Revoke::customer);
            question.answer(new Ack("id", 0, 0, 0));
        });
        assertThat(robot.lookup(".granted .revoke").queryAll()).isEmpty();
        assertThat(robot.lookup("#grantedDone").query().isVisible()).isTrue();
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        answer(FromCounsellor.Transcript.class, Archives.transcript(3, 1, 4), robot);
        assertThat(robot.lookup(".granted").query().isVisible()).isFalse();
    }

    @Test
    void anAddressOfTheWebOpensOutside(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(
                FromCounsellor.Transcript.class,
                Archives.saying(2, "환불은 https://shop.example/refund?id=7 에서, ftp://old.example 은 아니에요."),
                robot);
        assertThat(robot.lookup(".bubble .link").queryAllAs(Text.class))
                .extracting(Text::getText)
                .containsExactly("https://shop.example/refund?id=7");
        robot.clickOn(".bubble .link");
        assertThat(opened).containsExactly("https://shop.example/refund?id=7");
    }

    @Test
    void scrollingUpBringsWhatCameBeforeAndKeepsThePlace(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 101, 200), robot);
        ScrollPane scroll = robot.lookup("#transcriptScroll").queryAs(ScrollPane.class);
        assertThat(scroll.getVvalue()).as("at the end").isEqualTo(1);
        robot.interact(() -> scroll.setVvalue(0));
        Node first = robot.lookup(".bubble").nth(0).query();
        double before = first.localToScene(0, 0).getY();
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 1, 100), robot);
        assertThat(said(robot)).hasSize(200).startsWith("메시지 1", "메시지 2");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Math.abs(first.localToScene(0, 0).getY() - before)).isLessThan(40);
    }

    @Test
    void theNextPageIsAskedForWhenTheEndIsNear(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(90, 41, true), robot);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(commands.nothingAsked()).isTrue();
        robot.interact(() -> list(robot).scrollTo(49));
        await().until(() -> !commands.nothingAsked());
        answer(FromCounsellor.History.class, Archives.page(40, 1, false), robot);
        assertThat(list(robot).getItems()).hasSize(90);
    }

    @Test
    void whatIsBeingReadStaysOpenAndIsReadAnewWhenItHasChanged(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(1));
        answer(FromCounsellor.Transcript.class, Archives.open(2), robot);
        robot.clickOn("#historyRefresh");
        answer(FromCounsellor.History.class, Archives.page(3, 1, false), robot);
        assertThat(list(robot).getSelectionModel().getSelectedItem().conversation())
                .isEqualTo(2);
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 1, 4), robot);
        assertThat(said(robot)).hasSize(4);
    }

    @Test
    void nothingFoundSaysSoAndOffersEverything(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(2, 1, false), robot);
        robot.clickOn("#historyText").write("refund");
        robot.interact(() -> later.pass(HistoryModel.TYPING));
        answer(FromCounsellor.History.class, Archives.page(0, 1, false), robot);
        assertThat(robot.lookup("조건에 맞는 상담이 없어요").tryQuery()).isPresent();
        robot.clickOn("전체 보기");
        robot.interact(() -> later.pass(HistoryModel.TYPING));
        answer(FromCounsellor.History.class, Archives.page(2, 1, false), robot);
        assertThat(list(robot).getItems()).hasSize(2);
    }

    @Test
    void aFailureIsToldInWordsWithAWayOn(FxRobot robot) {
        robot.interact(() -> commands.next(FromCounsellor.History.class).refuse(Code.OVERLOADED));
        assertThat(robot.lookup("서비스에 요청이 많아요. 잠시 후 다시 시도해 주세요.").tryQuery()).isPresent();
        robot.clickOn("다시 시도");
        answer(FromCounsellor.History.class, Archives.page(2, 1, false), robot);
        assertThat(list(robot).getItems()).hasSize(2);
    }

    @Test
    void theLanguageChangesOnTheOpenScreen(FxRobot robot) {
        answer(FromCounsellor.History.class, Archives.page(2, 1, false), robot);
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        answer(FromCounsellor.Transcript.class, Archives.transcript(2, 1, 4), robot);
        robot.interact(() -> texts.language().set(Language.EN));
        assertThat(robot.lookup("Billing · 이상담").tryQuery()).isPresent();
        assertThat(robot.lookup("All time").tryQuery()).isPresent();
    }

    private static boolean inSight(Node node) {
        return node.isVisible() && node.getLayoutBounds().getHeight() > 10;
    }

    @SuppressWarnings("unchecked")
    private static ListView<ToCounsellor.Archived> list(FxRobot robot) {
        return robot.lookup("#consultations").queryAs(ListView.class);
    }
}

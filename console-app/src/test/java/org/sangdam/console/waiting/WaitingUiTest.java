package org.sangdam.console.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor.Waiting;
import org.sangdam.server.protocol.ToCounsellor.WaitingChanged;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;

class WaitingUiTest {
    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer((there, frame) -> {
            if (frame == null) {
                there.send(new WaitingList(1, List.of(waiting(1, "박서준"), waiting(2, "이하늘"), waiting(3, "최민지")), false));
            } else if (frame instanceof FromCounsellor.Claim claim) {
                there.send(new Refused(claim.id(), Code.TAKEN, 0, "이수진"));
            }
        });
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        await().until(() -> console.seen(".waiting") && console.waiting().size() == 3);
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void thoseWhoWaitStandInTheirOrder() {
        assertThat(console.waiting()).containsExactly("박서준", "이하늘", "최민지");
    }

    @Test
    void enterPicksTheChosenOneAndTheLoserIsToldWhoWasFaster() {
        console.choose("이하늘");
        pressEnter();

        await().untilAsserted(() -> assertThat(console.texts(".notes")).anyMatch(text -> text.contains("이수진")));
        assertThat(service.heard(FromCounsellor.Claim.class))
                .extracting(FromCounsellor.Claim::conversation)
                .containsExactly(2L);
    }

    @Test
    void whoPicksWhileAwayIsToldOnceAndBecomesAvailableWithOnePress() {
        service.answer((there, frame) -> {
            if (frame instanceof FromCounsellor.Claim claim) {
                there.send(new Refused(claim.id(), Code.AWAY, 0, null));
                if (claim.conversation() == 3) {
                    there.send(new WaitingChanged(2, List.of(waiting(4, "정우성")), List.of()));
                }
            }
        });
        for (String name : console.waiting()) {
            console.choose(name);
            pressEnter();
        }
        await().until(() -> console.waiting().size() == 4);
        assertThat(console.texts(".notes")).containsExactly("지금 ‘자리 비움’ 상태예요. 위쪽에서 ‘상담 가능’으로 바꾼 뒤 다시 시작해 주세요.");

        console.press(".notes .remedy");

        await().untilAsserted(() -> assertThat(service.heard(FromCounsellor.SetPresence.class))
                .extracting(FromCounsellor.SetPresence::presence)
                .containsExactly(Presence.AVAILABLE));
        assertThat(console.seen(".notes .remedy")).isFalse();
    }

    @Test
    void theChosenOneStaysChosenWhileOthersComeAndGo() {
        console.choose("이하늘");

        service.send(new WaitingChanged(2, List.of(waiting(4, "정우성")), List.of(1L)));

        await().until(() -> console.waiting().size() == 3);
        assertThat(chosen()).isEqualTo("이하늘");
    }

    @Test
    void whenTheChosenOneIsGoneNobodyIsChosenAndEnterPicksNobody() {
        console.choose("이하늘");

        service.send(new WaitingChanged(2, List.of(), List.of(2L)));

        await().untilAsserted(() -> assertThat(console.waiting()).containsExactly("박서준", "최민지"));
        await().untilAsserted(() -> assertThat(chosen()).isNull());
        pressEnter();
        assertThat(service.heard(FromCounsellor.Claim.class)).isEmpty();
    }

    @Test
    void theFilterNarrowsTheTable() {
        console.run(() -> console.node("#filter", TextInputControl.class).setText("하늘"));

        assertThat(console.waiting()).containsExactly("이하늘");
        assertThat(console.text("#count")).isEqualTo("3명 중 1명");
    }

    @Test
    void whoStaysAnonymousHasNoNumberAndIsSortedAndFoundByTheirName() {
        service.send(new WaitingChanged(
                2,
                List.of(new Waiting(4, "익명 9", null, "pay", "문의", System.currentTimeMillis(), 4, 0, false, 1)),
                List.of()));
        await().until(() -> console.waiting().size() == 4);
        console.run(() -> {
            TableView<?> table = console.node(".waiting .table-view", TableView.class);
            table.getSortOrder().clear();
            sortByPhone(table);
        });
        assertThat(console.waiting()).first().isEqualTo("익명 9");
        console.run(() -> console.node("#filter", TextInputControl.class).setText("익명"));
        assertThat(console.waiting()).containsExactly("익명 9");
        console.run(() -> console.node("#filter", TextInputControl.class).setText("5678"));
        assertThat(console.waiting()).hasSize(3).doesNotContain("익명 9");
    }

    private static <S> void sortByPhone(TableView<S> table) {
        table.getColumns().stream()
                .filter(column -> "전화번호".equals(column.getText()))
                .forEach(table.getSortOrder()::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {960, 1024, 1280})
    void topicAndNumberCanBeReadInEnglishWhereverTheyAreShown(int width) {
        console.run(() -> {
            console.appearance().texts().language().set(Language.EN);
            console.stage().setWidth(width);
        });
        service.send(new WaitingChanged(
                2,
                List.of(new Waiting(
                        4,
                        "Noah",
                        "+1 41*-***-0132",
                        "Booking and changes",
                        "Hello",
                        System.currentTimeMillis(),
                        4,
                        0,
                        false,
                        1)),
                List.of(1L, 2L, 3L)));
        await().until(() -> console.waiting().equals(List.of("Noah")));

        await().untilAsserted(() -> assertThat(drawn()).anyMatch(text -> text.startsWith("Booking")));
        assertThat(told()).contains("Booking and changes");
        assertThat(drawn().contains("+1 41*-***-0132")).isEqualTo(width >= 1280);
        assertThat(drawn()).noneMatch(text -> text.contains("0132") && text.contains("…"));
    }

    /** What is told of the cells under the pointer. */
    private List<String> told() {
        return console.get(() -> console.node(".waiting .table-view", Parent.class).lookupAll(".table-cell").stream()
                .map(cell -> ((Control) cell).getTooltip())
                .filter(Objects::nonNull)
                .map(Tooltip::getText)
                .toList());
    }

    /** What is drawn in the cells, with dots for what is cut. */
    private List<String> drawn() {
        return console.get(
                () -> console.node(".waiting .table-view", Parent.class).lookupAll(".table-cell .text").stream()
                        .map(text -> ((Text) text).getText())
                        .toList());
    }

    @Test
    void theWindowsTitleSaysHowManyWaitAndWhere() {
        assertThat(console.get(() -> console.stage().getTitle())).isEqualTo("(3) 우리 사무실 – 상담");

        service.send(new WaitingChanged(2, List.of(), List.of(1L, 2L, 3L)));

        await().until(() -> console.get(() -> console.stage().getTitle()).equals("우리 사무실 – 상담"));
    }

    @Test
    void whileTheServiceIsDownNobodySaysThatNobodyWaits() {
        service.send(new WaitingChanged(2, List.of(), List.of(1L, 2L, 3L)));
        await().until(() -> console.seen("#nobody"));
        assertThat(console.seen("#cutOff")).isFalse();

        service.close();

        await().until(() -> console.seen("#cutOff") && console.seen("#unknown"));
        assertThat(console.seen("#nobody")).isFalse();
        assertThat(console.seen("#count")).isFalse();
    }

    @Test
    void anEmptyListSaysWhereCustomersComeFrom() {
        service.send(new WaitingChanged(2, List.of(), List.of(1L, 2L, 3L)));

        await().until(() -> console.seen("#nobody"));
        console.press("#nobody .hyperlink");
        assertThat(console.browsed).containsExactly(ScriptedOffice.PAGE);
    }

    private String chosen() {
        return console.get(() -> {
            Object row = console.node(".waiting .table-view", TableView.class)
                    .getSelectionModel()
                    .getSelectedItem();
            return row == null ? null : ((WaitingRow) row).customer().get().name();
        });
    }

    private void pressEnter() {
        console.run(() -> console.node(".waiting .table-view", TableView.class)
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, false, false, false, false)));
    }

    private static Waiting waiting(long conversation, String name) {
        return new Waiting(
                conversation,
                name,
                "010-****-5678",
                "pay",
                "결제 문의",
                System.currentTimeMillis(),
                conversation,
                0,
                false,
                1);
    }
}

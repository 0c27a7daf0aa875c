package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCounsellor.Say;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;

/** Canned replies where a message is written. */
class ReplyPickerUiTest {
    private final AtomicLong last = new AtomicLong(1);

    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer(this::answer);
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        // Without its skin a text area takes nothing from an input method.
        await().until(() -> console.seen("#draft") && console.get(() -> draft().getSkin() != null));
        console.run(() -> draft().requestFocus());
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTER", "TAB"})
    void theChosenOneStandsThereFilledInAndIsSentByTheNextEnterAlone(KeyCode key) {
        type("잠시만요 /인사");
        assertThat(shown()).containsExactly("인사");
        press(key);
        assertThat(console.text("#draft")).isEqualTo("잠시만요 이하늘님, 우리 사무실의 김상담입니다. {모르는 말}");
        assertThat(listIsSeen()).isFalse();
        assertThat(service.heard(Say.class)).isEmpty();

        press(KeyCode.ENTER);

        await().untilAsserted(() -> assertThat(service.heard(Say.class))
                .extracting(Say::text)
                .containsExactly("잠시만요 이하늘님, 우리 사무실의 김상담입니다. {모르는 말}"));
    }

    @Test
    void arrowsChooseAndWhoHearsInsteadOfSeesIsToldWhich() {
        type("/");
        assertThat(shown()).containsExactly("끝", "인사", "환불");
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(console.get(() -> draft().getAccessibleHelp())).isEqualTo("환불: 사흘 걸려요");
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        assertThat(console.text("#draft")).isEqualTo("안녕히\n가세요");
        assertThat(console.get(() -> draft().getCaretPosition())).isEqualTo(7);
        assertThat(console.get(() -> draft().getAccessibleHelp())).isNull();
    }

    @Test
    void escapeClosesItAndThenEnterSendsWhatStandsThere() {
        type("/환");
        press(KeyCode.ESCAPE);
        assertThat(listIsSeen()).isFalse();
        compose("", "불");
        assertThat(listIsSeen()).as("not for the same slash").isFalse();
        press(KeyCode.ENTER);
        await().untilAsserted(() ->
                assertThat(service.heard(Say.class)).extracting(Say::text).containsExactly("/환불"));
    }

    @Test
    void aWordIsFoundWhileItsSyllableIsStillInTheMaking() {
        type("/");
        compose("ㅇ", "");
        assertThat(shown()).containsExactly("인사");
        compose("이", "");
        assertThat(shown()).containsExactly("인사");
        compose("인", "");
        assertThat(shown()).containsExactly("인사");
        compose("", "인");
        compose("ㅅ", "");
        assertThat(shown()).containsExactly("인사");
        compose("사", "");
        assertThat(shown()).containsExactly("인사");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTER", "TAB"})
    void enterWithinASyllableTakesTheReplyOnceAndLosesNothing(KeyCode key) {
        type("/");
        compose("환", "");
        compose("", "환");
        compose("불", "");
        press(key);
        assertThat(console.text("#draft")).isEqualTo("/환불");

        compose("", "불");

        await().untilAsserted(() -> assertThat(console.text("#draft")).isEqualTo("사흘 걸려요"));
        assertThat(service.heard(Say.class)).isEmpty();
    }

    @Test
    void enterThatWasMeantForAListThatIsGoneMeanwhileDoesNothing() {
        type("/");
        compose("인", "");
        press(KeyCode.ENTER);
        compose("", "인없다");

        await().untilAsserted(() -> assertThat(console.text("#draft")).isEqualTo("/인없다"));
        console.run(() -> {});
        assertThat(service.heard(Say.class)).isEmpty();
    }

    @Test
    void theEnterThatChoosesAJapaneseConversionTakesNoReply() {
        type("/");
        compose("か", "");
        service.send(new ReplyFrame.Written(new Reply(9, true, "かく", "確認します")));
        compose("かく", "");
        await().until(() -> !shown().isEmpty());
        press(KeyCode.ENTER);
        assertThat(console.text("#draft")).isEqualTo("/かく");
    }

    @Test
    void shiftEnterBreaksTheLineAndClosesTheList() {
        type("/환불");
        console.run(() -> draft().fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, true, false, false, false)));
        assertThat(console.text("#draft")).isEqualTo("/환불\n");
        assertThat(listIsSeen()).isFalse();
    }

    @Test
    void aClickTakesAReplyAndLeavesTheFocusInTheText() {
        type("/환");
        await().until(() -> console.get(() -> picker().lookup(".reply-cell:filled") != null));
        console.run(() -> picker().lookup(".reply-cell:filled").fireEvent(pressed()));
        assertThat(console.text("#draft")).isEqualTo("사흘 걸려요");
        assertThat(console.get(() -> console.stage().getScene().getFocusOwner()))
                .isEqualTo(draft());
    }

    @Test
    void whatIsDeletedMeanwhileIsOfferedNoMore() {
        type("/환");
        service.send(new ReplyFrame.Deleted(2));
        await().until(() -> !listIsSeen());
        assertThat(console.text("#draft")).isEqualTo("/환");
    }

    private static MouseEvent pressed() {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private void answer(ScriptedOffice there, FromCounsellor frame) {
        if (frame == null) {
            there.send(new WaitingList(1, List.of(), false));
            there.send(new ToCounsellor.Conversation(
                    5,
                    Status.ACTIVE,
                    ScriptedOffice.ME,
                    "김상담",
                    55,
                    "이하늘",
                    "+821012345678",
                    "pay",
                    "ko",
                    false,
                    500,
                    900,
                    0,
                    0,
                    0,
                    1,
                    List.of(new Message(5, 1, "c-1", Kind.TEXT, Sender.CUSTOMER, null, "안녕하세요", 1_000))));
            there.send(new ReplyFrame.All(
                    List.of(
                            new Reply(1, true, "인사", "{customer}님, {office}의 {counsellor}입니다. {모르는 말}"),
                            new Reply(2, true, "환불", "사흘 걸려요"),
                            new Reply(3, false, "끝", "안녕히\n가세요")),
                    false));
        } else if (frame instanceof Say say) {
            there.send(new Message(
                    5, last.incrementAndGet(), say.id(), Kind.TEXT, Sender.COUNSELLOR, "김상담", say.text(), 1_000));
        }
    }

    private TextArea draft() {
        return console.node("#draft", TextArea.class);
    }

    @SuppressWarnings("unchecked")
    private ListView<Reply> picker() {
        return console.node(".reply-picker", ListView.class);
    }

    private boolean listIsSeen() {
        return console.seen(".reply-picker");
    }

    /** The shortcuts that are offered; none while the list is not seen. */
    private List<String> shown() {
        return listIsSeen()
                ? console.get(
                        () -> picker().getItems().stream().map(Reply::shortcut).toList())
                : List.of();
    }

    private void type(String text) {
        await().until(() -> console.get(() -> {
            draft().setText("");
            draft().setText(text);
            draft().end();
            return !text.startsWith("/")
                    || console.node(".reply-picker", ListView.class).isVisible();
        }));
    }

    private void press(KeyCode key) {
        console.run(
                () -> draft().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    /** What an input method tells while a syllable is made, and when it is done. */
    private void compose(String composed, String committed) {
        console.run(() -> draft().fireEvent(new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                composed.isEmpty()
                        ? List.of()
                        : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW)),
                committed,
                composed.length())));
    }
}

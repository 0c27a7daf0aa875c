package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCounsellor.Say;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfficeChanged;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;
import org.sangdam.server.protocol.Typing;
import org.testfx.util.WaitForAsyncUtils;

class ConversationTabUiTest {
    private final AtomicLong last = new AtomicLong(2);

    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;
    private volatile boolean full;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer(this::answer);
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        // Without its skin a text area takes nothing from an input method.
        await().until(() -> console.seen("#draft") && console.get(() -> draft().getSkin() != null));
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void enterSendsAndShiftEnterBreaksTheLine() {
        type("첫 줄");
        enter(true);
        console.run(() -> draft().appendText("둘째 줄"));
        enter(false);

        await().untilAsserted(() ->
                assertThat(service.heard(Say.class)).extracting(Say::text).containsExactly("첫 줄\n둘째 줄"));
        assertThat(console.text("#draft")).isEmpty();
    }

    @Test
    void enterWithinASyllableSendsTheWholeTextOnceAndLeavesNothing() {
        type("안");
        compose("녀", "");
        compose("녕", "");
        enter(false);
        assertThat(service.heard(Say.class)).isEmpty();

        compose("", "녕");

        await().untilAsserted(() ->
                assertThat(service.heard(Say.class)).extracting(Say::text).containsExactly("안녕"));
        await().untilAsserted(() -> assertThat(console.text("#draft")).isEmpty());
    }

    @Test
    void enterAfterTheSyllableWasCommittedSendsOnce() {
        type("안");
        compose("녕", "");
        compose("", "녕");
        enter(false);

        await().untilAsserted(() ->
                assertThat(service.heard(Say.class)).extracting(Say::text).containsExactly("안녕"));
        assertThat(console.text("#draft")).isEmpty();
    }

    @Test
    void theEnterThatChoosesAJapaneseConversionSendsNothing() {
        compose("にほん", "");
        enter(false);
        compose("", "日本");

        await().untilAsserted(() -> assertThat(console.text("#draft")).isEqualTo("日本"));
        assertThat(service.heard(Say.class)).isEmpty();
    }

    @Test
    void aRefusedMessageSaysWhyAndCanBeSentAgain() {
        full = true;
        type("저장되지 않을 글");
        enter(false);
        await().untilAsserted(() -> assertThat(console.texts(".unsent")).contains("서비스에 저장하지 못했어요. 잠시 후 다시 시도해 주세요."));

        assertThat(console.get(() -> console.stage().getScene().getRoot().lookupAll(".unsent .hyperlink").stream()
                        .map(Region.class::cast)
                        .toList()))
                .hasSize(2)
                .allMatch(link -> link.getWidth() >= link.prefWidth(-1));

        full = false;
        console.press(".unsent .hyperlink");

        await().until(() -> !console.seen(".unsent"));
        assertThat(service.heard(Say.class))
                .extracting(Say::id)
                .hasSize(2)
                .containsOnly(service.heard(Say.class).get(0).id());
    }

    @Test
    void aTabThatIsNotLookedAtCountsItsUnreadAndTellsNoReadMark() {
        service.send(snapshot(6, "박서준"));
        await().until(() -> tabs() == 2);

        service.send(text(6, 3, "여기요"));

        await().untilAsserted(() -> assertThat(console.texts(".conversations")).contains("2"));
        assertThat(service.heard(FromCounsellor.Read.class))
                .extracting(FromCounsellor.Read::conversation)
                .doesNotContain(6L);
    }

    @Test
    void theDraftStaysWithItsTab() {
        service.send(snapshot(6, "박서준"));
        await().until(() -> tabs() == 2);
        type("아직 쓰는 중");

        selectTab(1);
        selectTab(0);

        assertThat(console.text("#draft")).isEqualTo("아직 쓰는 중");
    }

    @Test
    void endAsksFirstAndAfterwardsTheTabCanBeClosed() {
        console.press("#end");
        assertThat(service.heard(FromCounsellor.End.class)).isEmpty();

        console.press("#confirmEnd");

        await().until(() -> console.seen("#over"));
        assertThat(console.seen("#draft")).isFalse();
        console.press("#over .button");
        assertThat(tabs()).isZero();
    }

    @Test
    void whatWasBeingWrittenWhenTheCustomerEndedItCanBeReadAndCopiedAndNoKeyClosesTheTab() {
        type("곧 보낼 글");
        console.run(() -> draft().requestFocus());

        service.send(new Message(5, 3, null, Kind.ENDED, Sender.SYSTEM, null, null, 1_000));

        await().until(() -> console.seen("#over"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focused()).isEqualTo(list());
        assertThat(console.text("#draft")).isEqualTo("곧 보낼 글");
        assertThat(console.seen("#draft")).isTrue();
        assertThat(console.get(() -> draft().isEditable())).isFalse();
        assertThat(console.text("#leftDraft")).isEqualTo("보내지 못한 글이에요. 복사해 둘 수 있고, 탭을 닫으면 사라져요.");
        assertThat(console.seen("#leftDraft")).isTrue();
        assertThat(console.seen("#send") || console.seen("#attach")).isFalse();
        enter(true);
        assertThat(console.text("#draft")).isEqualTo("곧 보낼 글");
    }

    @Test
    void whoeverEndsItWithTheKeyboardIsNotLeftOnWhatClosesTheTab() {
        console.press("#end");
        console.run(() -> console.node("#confirmEnd", Button.class).requestFocus());

        console.press("#confirmEnd");

        await().until(() -> console.seen("#over"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(focused()).isEqualTo(list());
        assertThat(console.seen("#draft") || console.seen("#leftDraft")).isFalse();
    }

    private Node focused() {
        return console.get(() -> console.stage().getScene().getFocusOwner());
    }

    @Test
    void anEnterTooManyEndsNothing() {
        console.press("#end");

        assertThat(console.get(() -> console.stage().getScene().getFocusOwner().getId()))
                .isEqualTo("keepOn");
    }

    @ParameterizedTest
    @ValueSource(ints = {960, 1024, 1280})
    void theChatIsTheLastToShrinkEvenBesideTheCard(int width) {
        console.run(() -> console.node(".split-pane", SplitPane.class).setDividerPositions(0.7));
        console.run(() -> console.stage().setWidth(width));
        await().until(() -> console.seen(".customer-card") == width >= 1280);

        console.run(() -> console.node("#cardToggle", ToggleButton.class).setSelected(true));

        await().untilAsserted(() -> assertThat(
                        console.get(() -> console.node("#chat", Region.class).getWidth()))
                .isGreaterThanOrEqualTo(360));
        await().until(() -> console.get(() -> {
                    Bounds card = console.node(".customer-card", Region.class)
                            .localToScene(
                                    console.node(".customer-card", Region.class).getLayoutBounds());
                    return card.getMaxX();
                })
                <= width);
    }

    @Test
    void whoeverSignsOutInTheMiddleOfAConversationIsAskedFirst() {
        signOut();
        await().until(() -> console.get(() -> dialog().isPresent()));
        assertThat(console.get(() -> dialog().get().getHeaderText())).isEqualTo("고객 1명과 상담 중이에요");
        answer(ButtonData.CANCEL_CLOSE);
        assertThat(service.heard(FromCounsellor.SignOut.class)).isEmpty();

        signOut();
        await().until(() -> console.get(() -> dialog().isPresent()));
        answer(ButtonData.OTHER);
        await().until(() -> service.heard(FromCounsellor.SignOut.class).size() == 1);
    }

    /** The screens of the sign-in before may still be there, unseen, and hear of everything first. */
    @Test
    void whoeverSignsInAgainSeesWhomTheyPick() {
        service.answer((there, frame) -> {
            if (frame == null) {
                there.send(new WaitingList(1, List.of(), false));
            } else if (frame instanceof FromCounsellor.SignOut out) {
                there.send(new Ack(out.id(), 0, 0, 1_000));
            }
        });
        console.run(() -> console.link().signOut());
        await().until(() -> console.seen("#submit"));
        console.signIn("김상담", "password");
        await().until(() -> console.seen(".conversations .headline"));

        service.send(snapshot(6, "박바다"));

        await().until(() -> console.seen("#draft"));
        assertThat(console.texts(".conversation-tab")).contains("박바다");
    }

    private void signOut() {
        // The question holds the thread that asks it.
        Platform.runLater(
                () -> console.node("#me", MenuButton.class).getItems().get(0).fire());
    }

    private static Optional<DialogPane> dialog() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst();
    }

    private void answer(ButtonData data) {
        console.run(() -> {
            DialogPane question = dialog().orElseThrow();
            ButtonType type = question.getButtonTypes().stream()
                    .filter(each -> each.getButtonData() == data)
                    .findFirst()
                    .orElseThrow();
            ((Button) question.lookupButton(type)).fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theListStaysAtTheEndOnlyWhileItIsThere() {
        LongStream.rangeClosed(3, 60).forEach(seq -> service.send(text(5, seq, "메시지 " + seq)));
        await().until(() -> bubbles() == 59 && atEnd() && contentHigherThanView());
        assertThat(console.seen("#newMessages")).isFalse();

        WaitForAsyncUtils.waitForFxEvents();
        console.run(() -> list().setVvalue(0.2));
        WaitForAsyncUtils.waitForFxEvents();
        double before = console.get(() -> list().getVvalue() * hidden());
        service.send(text(5, 61, "새 메시지"));

        await().until(() -> console.seen("#newMessages"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(console.get(() -> list().getVvalue() * hidden())).isCloseTo(before, offset(3.0));
        console.press("#newMessages");
        await().until(this::atEnd);
    }

    @Test
    void anEarlierConsultationOpensFromTheCard() {
        await().until(() -> console.there(".consultations .hyperlink"));

        console.press(".consultations .hyperlink");

        assertThat(console.transcripts).containsExactly(3L);
    }

    @Test
    void theCardOfSomebodyAnonymousSaysThatTheyLeftNoNumber() {
        service.send(snapshot(6, "익명 55", null));
        await().until(() -> tabs() == 2);
        selectTab(1);
        console.run(() -> console.node("#cardToggle", ToggleButton.class).setSelected(true));
        await().untilAsserted(() -> assertThat(console.texts(".customer-card")).contains("익명 55", "남기지 않음 (익명 상담)"));
    }

    @Test
    void whatTheCustomerHasNotSentStandsUnderTheMessagesUntilTheOfficeShowsItNoMore() {
        assertThat(console.seen("#preview")).isFalse();
        service.send(new Typing(5, Sender.CUSTOMER, true, "그런데 제가 어제"));
        await().until(() -> console.seen("#preview"));
        assertThat(console.text("#preview")).isEqualTo("그런데 제가 어제");
        assertThat(console.text("#typing")).isEqualTo("이하늘 님이 입력 중인 내용이에요. 아직 보내지 않았어요.");
        service.send(new OfficeChanged(ScriptedOffice.OFFICE));
        await().until(() -> !console.seen("#preview"));
        assertThat(console.text("#typing")).isEqualTo("이하늘 님이 입력하고 있어요…");
    }

    private void answer(ScriptedOffice there, FromCounsellor frame) {
        if (frame == null) {
            there.send(new WaitingList(1, List.of(), false));
            there.send(snapshot(5, "이하늘"));
        } else if (frame instanceof Say say && full) {
            there.send(new Refused(say.id(), Code.NOT_STORED, 0, null));
        } else if (frame instanceof Say say) {
            there.send(own(say, last.incrementAndGet()));
        } else if (frame instanceof FromCounsellor.End end) {
            there.send(new Message(5, last.incrementAndGet(), null, Kind.ENDED, Sender.SYSTEM, "김상담", null, 1_000));
            there.send(new Ack(end.id(), 5, last.get(), 1_000));
        } else if (frame instanceof FromCounsellor.History history) {
            there.send(new ToCounsellor.History(
                    history.id(),
                    List.of(new ToCounsellor.Archived(
                            3, Status.ENDED, 55, "이하늘", "010-****-5678", "pay", 7, "김상담", 1, 2, 3, "지난 문의", 4, null)),
                    false));
        }
    }

    private static Message own(Say say, long seq) {
        return new Message(5, seq, say.id(), Kind.TEXT, Sender.COUNSELLOR, "김상담", say.text(), 1_000);
    }

    private static ToCounsellor.Conversation snapshot(long conversation, String name) {
        return snapshot(conversation, name, "+821012345678");
    }

    private static ToCounsellor.Conversation snapshot(long conversation, String name, String phone) {
        return new ToCounsellor.Conversation(
                conversation,
                Status.ACTIVE,
                ScriptedOffice.ME,
                "김상담",
                55,
                name,
                phone,
                "pay",
                "ko",
                true,
                500,
                900,
                0,
                0,
                0,
                2,
                List.of(
                        text(conversation, 1, "안녕하세요"),
                        new Message(conversation, 2, null, Kind.MATCHED, Sender.SYSTEM, "김상담", null, 1_000)));
    }

    private static Message text(long conversation, long seq, String text) {
        return new Message(conversation, seq, "c-" + seq, Kind.TEXT, Sender.CUSTOMER, null, text, 1_000 + seq);
    }

    private TextArea draft() {
        return console.node("#draft", TextArea.class);
    }

    private ScrollPane list() {
        return console.node(".message-list", ScrollPane.class);
    }

    private double hidden() {
        return list().getContent().getLayoutBounds().getHeight()
                - list().getViewportBounds().getHeight();
    }

    private boolean contentHigherThanView() {
        return console.get(() -> hidden() > 500);
    }

    private boolean atEnd() {
        return console.get(() -> list().getVvalue() > 0.99);
    }

    private int bubbles() {
        return console.get(() -> list().lookupAll(".bubble").size());
    }

    private int tabs() {
        return console.get(
                () -> console.node(".tab-pane", TabPane.class).getTabs().size());
    }

    private void selectTab(int index) {
        console.run(() ->
                console.node(".tab-pane", TabPane.class).getSelectionModel().select(index));
    }

    private void type(String text) {
        console.run(() -> draft().setText(text));
        console.run(() -> draft().end());
    }

    private void enter(boolean shift) {
        console.run(() -> draft().fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, shift, false, false, false)));
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

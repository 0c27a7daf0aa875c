package org.sangdam.console.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/** A conversation is given away, and others are taken over. */
class TransferUiTest {
    private static final long MINE = 5;
    private static final long SUJIN = 2;

    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;
    private volatile Code refusal;
    private volatile boolean offered;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer(this::answer);
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        await().until(() -> console.seen("#draft"));
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void anOfferIsSeenOnEveryPageAndTakenOverByAKey() {
        openPage("연락 요청");
        service.send(offer(8, "박서준", "환불은 끝났어요"));
        service.send(offer(9, "최민지", null));

        await().until(() -> cards().size() == 2);
        assertThat(console.texts(".offer-card"))
                .containsExactly("이수진 님이 박서준 고객의 상담을 넘기려고 해요", "30초", "결제 · 두 번 결제됐어요", "내부 메모: 환불은 끝났어요");
        assertThat(buttons()).containsExactly("넘겨받기 (F9)", "거절 (Shift+F9)", "넘겨받기", "거절");
        assertThat(console.get(() -> console.stage().getTitle())).isEqualTo("이수진 님의 상담 넘기기 요청 – 우리 사무실");

        press(KeyCode.F9, true);
        await().until(() -> cards().size() == 1);
        assertThat(console.seen(".call-backs")).as("declining opens nothing").isTrue();
        press(KeyCode.F9, false);

        await().until(() -> console.seen("#internalNote"));
        assertThat(cards()).isEmpty();
        assertThat(console.text("#internalNoteText")).isEqualTo("최민지 님께 두 번 사과했어요");
        assertThat(console.texts("#internalNote")).contains("이수진 님이 남긴 내부 메모 · 고객에게는 보이지 않아요");
        assertThat(console.texts(".conversation-head")).contains("최민지 · 결제");
        assertThat(service.heard(HandOver.AnswerOffer.class))
                .extracting(HandOver.AnswerOffer::conversation, HandOver.AnswerOffer::accept)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(8L, false), org.assertj.core.groups.Tuple.tuple(9L, true));
    }

    @Test
    void theKeysWorkWhileAMessageIsWritten() {
        console.run(() -> console.node("#draft", Node.class).requestFocus());
        service.send(offer(9, "최민지", null));
        await().until(() -> cards().size() == 1);
        press(KeyCode.F9, false);
        await().until(() -> console.seen("#internalNote"));
        press(KeyCode.F8, false);
        await().until(() -> console.seen("#handOverForm"));
        press(KeyCode.ESCAPE, false);
        await().until(() -> !console.seen("#handOverForm"));
    }

    @Test
    void whyAnOfferCannotBeTakenStandsBesideItAndAfterALostConnectionItIsThereAgain() {
        refusal = Code.AT_LIMIT;
        service.send(offer(9, "최민지", null));
        await().until(() -> cards().size() == 1);
        console.press("#acceptOffer");
        await().untilAsserted(() -> assertThat(console.texts(".offer-card"))
                .contains("동시에 맡을 수 있는 상담 수를 모두 채웠어요. 진행 중인 상담을 마친 뒤 넘겨받아 주세요."));

        offered = true;
        service.cut();
        await().until(() -> console.seen("#cutOff"));
        await().until(() -> !console.seen("#cutOff") && cards().size() == 1);
        assertThat(console.texts(".offer-card")).contains("11초");

        service.send(new ToCounsellor.OfferOver(9, ScriptedOffice.ME, "김상담", OfferEnd.WITHDRAWN));
        await().until(() -> cards().isEmpty());
        await().untilAsserted(() -> assertThat(console.texts(".notes")).contains("이수진 님이 최민지 고객의 상담을 넘기려던 요청이 취소됐어요."));
    }

    @Test
    void aColleagueIsAskedAndTheOwnerSeesItAndWhatBecomesOfIt() {
        open();
        assertThat(targets())
                .containsExactly(
                        "이수진 · 상담 가능 · 진행 중 1건", "대기 목록 맨 앞 · 다음에 상담을 시작하는 상담사", "박민호 · 요청 불가: 자리 비움 · 진행 중 0건");
        choose(2);
        assertThat(disabled("#handOverSubmit"))
                .as("nobody asks whoever is away")
                .isTrue();
        choose(0);
        console.run(() -> console.node("#handOverNote", TextInputControl.class).setText("환불은 끝났어요"));
        console.press("#handOverSubmit");

        await().until(() -> console.seen("#handOverAsking"));
        assertThat(console.seen("#handOverForm")).isFalse();
        assertThat(console.text("#handOverAsked")).isEqualTo("이수진 님에게 요청함 · 30초");
        assertThat(service.heard(HandOver.Transfer.class))
                .singleElement()
                .returns(SUJIN, HandOver.Transfer::to)
                .returns(null, HandOver.Transfer::topic)
                .returns("환불은 끝났어요", HandOver.Transfer::note);

        service.send(new ToCounsellor.OfferOver(MINE, SUJIN, "이수진", OfferEnd.DECLINED));
        await().until(() -> console.seen("#handOverOutcome"));
        assertThat(console.text("#handOverOver")).isEqualTo("이수진 님이 지금은 넘겨받을 수 없다고 했어요. 계속 내가 상담해요.");
        await().untilAsserted(() ->
                assertThat(console.texts(".notes")).contains("이하늘 고객: 이수진 님이 지금은 넘겨받을 수 없다고 했어요. 계속 내가 상담해요."));
        console.run(() -> console.appearance().texts().language().set(Language.EN));
        assertThat(console.text("#handOverOver"))
                .isEqualTo("이수진 can't take over now. The conversation stays with you.");
        console.press("#handOverUnderstood");
        assertThat(console.seen("#handOverOutcome")).isFalse();
    }

    @Test
    void aSlipIsTakenBack() {
        open();
        choose(0);
        console.press("#handOverSubmit");
        await().until(() -> console.seen("#handOverAsking"));
        console.press("#handOverTakeBack");
        await().until(() -> !console.seen("#handOverAsking"));
        assertThat(service.heard(HandOver.AnswerOffer.class))
                .singleElement()
                .returns(MINE, HandOver.AnswerOffer::conversation)
                .returns(false, HandOver.AnswerOffer::accept);
    }

    @Test
    void whatTheServiceRefusesIsSaidInTheForm() {
        refusal = Code.UNAVAILABLE;
        open();
        choose(0);
        console.press("#handOverSubmit");
        await().until(() -> console.seen("#handOverProblem"));
        assertThat(console.text("#handOverProblem")).isEqualTo("그 상담사는 지금 상담을 넘겨받을 수 없어요.");
        assertThat(console.seen("#handOverForm")).isTrue();
    }

    @Test
    void itGoesToTheHeadOfTheListByTheKeyboardAlone() {
        press(KeyCode.F8, false);
        await().until(() -> targets().size() == 3);
        await().until(() -> focused("handOverTargets"));
        choose(1);
        console.run(() -> console.node("#handOverNote", Node.class).requestFocus());
        press(KeyCode.TAB, false);
        await().until(() -> focused("handOverSubmit"));
        console.press("#handOverSubmit");
        await().until(() -> console.seen("#over"));
        assertThat(service.heard(HandOver.Transfer.class)).singleElement().returns(0L, HandOver.Transfer::to);
        assertThat(console.seen("#handOver")).isFalse();
    }

    private void answer(ScriptedOffice there, FromCounsellor frame) {
        if (frame == null) {
            there.send(new ToCounsellor.WaitingList(1, List.of(), false));
            there.send(talk(MINE, Status.ACTIVE, "이하늘"));
            if (offered) {
                there.send(new ToCounsellor.Offer(9, SUJIN, "이수진", "최민지", null, "pay", "두 번 결제됐어요", null, 11));
            }
        } else if (frame instanceof FromCounsellor.History history) {
            there.send(new ToCounsellor.History(history.id(), List.of(), false));
        } else if (frame instanceof Administering.Accounts accounts) {
            there.send(new ToCounsellor.Accounts(
                    accounts.id(),
                    List.of(
                            account(ScriptedOffice.ME, "김상담", Presence.AVAILABLE, 1),
                            account(3, "박민호", Presence.AWAY, 0),
                            account(SUJIN, "이수진", Presence.AVAILABLE, 1))));
        } else if (frame instanceof HandOver.AnswerOffer answer) {
            answered(there, answer);
        } else if (frame instanceof HandOver.Transfer transfer) {
            handedOver(there, transfer);
        }
    }

    private void answered(ScriptedOffice there, HandOver.AnswerOffer answer) {
        long number = answer.conversation();
        if (refusal != null) {
            there.send(new Refused(answer.id(), refusal, 0, null));
            return;
        }
        if (answer.accept()) {
            there.send(talk(number, Status.ACTIVE, "최민지"));
            there.send(new ToCounsellor.Note(number, "이수진", "최민지 님께 두 번 사과했어요"));
        }
        boolean own = number == MINE;
        there.send(new ToCounsellor.OfferOver(
                number,
                own ? SUJIN : ScriptedOffice.ME,
                own ? "이수진" : "김상담",
                answer.accept() ? OfferEnd.ACCEPTED : own ? OfferEnd.WITHDRAWN : OfferEnd.DECLINED));
        there.send(new Ack(answer.id(), number, 0, 1_000));
    }

    private void handedOver(ScriptedOffice there, HandOver.Transfer transfer) {
        if (refusal != null) {
            there.send(new Refused(transfer.id(), refusal, 0, null));
            return;
        }
        there.send(
                transfer.to() == 0
                        ? talk(MINE, Status.WAITING, "이하늘")
                        : new ToCounsellor.Offered(MINE, transfer.to(), "이수진", 30));
        there.send(new Ack(transfer.id(), MINE, 0, 1_000));
    }

    private static ToCounsellor.Offer offer(long conversation, String name, String note) {
        return new ToCounsellor.Offer(conversation, SUJIN, "이수진", name, null, "pay", "두 번 결제됐어요", note, 30);
    }

    private static ToCounsellor.Account account(long number, String name, Presence presence, int talking) {
        return new ToCounsellor.Account(number, name, Role.COUNSELLOR, presence, true, talking);
    }

    private static ToCounsellor.Conversation talk(long number, Status status, String name) {
        boolean active = status == Status.ACTIVE;
        return new ToCounsellor.Conversation(
                number,
                status,
                active ? ScriptedOffice.ME : 0,
                active ? "김상담" : null,
                55,
                name,
                "010-1234-5678",
                "pay",
                "ko",
                false,
                500,
                900,
                0,
                0,
                0,
                1,
                List.of(new Message(number, 1, "c-1", Kind.TEXT, Sender.CUSTOMER, null, "두 번 결제됐어요", 1_000)));
    }

    private void open() {
        console.press("#handOver");
        await().until(() -> targets().size() == 3);
    }

    private void choose(int index) {
        console.run(() -> list().getSelectionModel().clearAndSelect(index));
    }

    private ListView<?> list() {
        return console.node("#handOverTargets", ListView.class);
    }

    private List<String> targets() {
        return console.get(() -> list().lookupAll(".target-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .filter(text -> text != null)
                .toList());
    }

    private List<Node> cards() {
        return console.get(
                () -> List.copyOf(console.stage().getScene().getRoot().lookupAll(".offer-card")));
    }

    private List<String> buttons() {
        return cards().stream()
                .flatMap(card -> card.lookupAll(".button").stream())
                .map(button -> ((Labeled) button).getText())
                .toList();
    }

    private boolean disabled(String selector) {
        return console.get(() -> console.node(selector, Node.class).isDisabled());
    }

    private boolean focused(String id) {
        return console.get(() -> Optional.ofNullable(console.stage().getScene().getFocusOwner())
                .filter(owner -> id.equals(owner.getId()))
                .isPresent());
    }

    private void openPage(String title) {
        console.run(() -> console.stage().getScene().getRoot().lookupAll(".page-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith(title))
                .forEach(ToggleButton::fire));
    }

    /** Pressed where the focus is. */
    private void press(KeyCode key, boolean shift) {
        console.run(() -> {
            Node focus = console.stage().getScene().getFocusOwner();
            KeyEvent pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false);
            (focus == null ? console.stage().getScene().getRoot() : focus).fireEvent(pressed);
        });
    }
}

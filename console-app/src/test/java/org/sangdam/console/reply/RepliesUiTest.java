package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;

/** The page of canned replies, as a counsellor has it who writes their own alone. */
class RepliesUiTest {
    private final AtomicLong last = new AtomicLong();

    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void open() throws Exception {
        service = new ScriptedOffice();
        service.answer(this::answer);
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        await().until(() -> console.seen(".waiting"));
        console.run(() -> console.stage().getScene().getRoot().lookupAll(".page-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith("자주 쓰는 답변"))
                .forEach(ToggleButton::fire));
        await().until(() -> console.seen(".replies"));
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void whoeverHasNoneIsToldWhatTheyAreForAndMayBeginWithExamples() {
        assertThat(console.texts("#noReplies")).contains("아직 자주 쓰는 답변이 없어요");
        console.press("#exampleReplies");
        await().until(() -> shortcuts().size() == 4);
        assertThat(console.seen("#noReplies")).isFalse();
        assertThat(service.heard(Replying.Add.class))
                .allMatch(added -> !added.shared())
                .extracting(Replying.Add::text)
                .contains("네, 확인해 보겠습니다. 잠시만 기다려 주세요.");
    }

    @Test
    void oneIsWrittenTriedOutSavedDeletedAndHadBack() {
        console.press("#addReply");
        assertThat(console.get(() -> console.stage().getScene().getFocusOwner().getId()))
                .isEqualTo("replyShortcut");
        assertThat(console.seen("#shareReply"))
                .as("everybody's are a supervisor's")
                .isFalse();
        write("#replyShortcut", "인사");
        write("#replyText", "안녕하세요, ");
        console.run(() -> console.node("#replyText", TextInputControl.class).end());
        console.run(() -> insertButton("고객 이름").fire());
        assertThat(console.text("#replyText")).isEqualTo("안녕하세요, {customer}");
        assertThat(console.text("#replyPreview")).isEqualTo("안녕하세요, 김하늘");
        console.press("#saveReply");
        await().until(() -> console.texts("#replyForm").contains("저장했어요."));
        assertThat(shortcuts()).containsExactly("인사");

        console.press("#deleteReply");
        await().until(() -> console.seen("#replyDeleted"));
        assertThat(console.texts("#replyDeleted")).contains("‘/인사’ 답변을 삭제했어요.");
        assertThat(console.seen("#replyForm")).isFalse();
        console.run(() -> ((Hyperlink) console.stage().getScene().lookup("#undoDelete")).fire());
        await().until(() -> shortcuts().equals(List.of("인사")));
        await().until(() -> !console.seen("#replyDeleted"));
    }

    @Test
    void whatIsWrongIsSaidInWordsAndStaysToBeMended() {
        console.press("#addReply");
        write("#replyShortcut", "두 말");
        write("#replyText", "글");
        console.press("#saveReply");
        await().untilAsserted(() ->
                assertThat(console.text("#replyProblem")).isEqualTo("줄임말은 1~30자로, 띄어쓰기와 빗금(/) 없이 적어 주세요."));
        assertThat(console.text("#replyText")).isEqualTo("글");
        assertThat(service.heard(Replying.Add.class)).isEmpty();
    }

    @Test
    void everybodysCanBeReadAndNotChangedAndTheListIsSearched() {
        service.send(new ReplyFrame.Written(new Reply(100, true, "환불", "사흘 걸려요")));
        service.send(new ReplyFrame.Written(new Reply(101, false, "끝", "안녕히 가세요")));
        await().until(() -> shortcuts().equals(List.of("끝", "환불")));
        console.run(() -> list().getSelectionModel().select(1));
        assertThat(console.text("#replyText")).isEqualTo("사흘 걸려요");
        assertThat(console.get(
                        () -> console.node("#replyText", TextInputControl.class).isEditable()))
                .isFalse();
        assertThat(console.seen("#saveReply")).isFalse();
        assertThat(console.texts("#replyForm")).contains("공용 답변은 슈퍼바이저와 관리자가 고칠 수 있어요.");
        console.run(() -> list().getSelectionModel().select(0));
        assertThat(console.seen("#saveReply")).isTrue();

        write("#replyFilter", "사흘");
        assertThat(shortcuts()).containsExactly("환불");
        assertThat(console.text("#replyText")).as("what is looked at stays").isEqualTo("안녕히 가세요");
        write("#replyFilter", "없는 말");
        assertThat(shortcuts()).isEmpty();
    }

    private void answer(ScriptedOffice there, FromCounsellor frame) {
        if (frame == null) {
            there.send(new WaitingList(1, List.of(), false));
            there.send(new ReplyFrame.All(List.of(), false));
        } else if (frame instanceof Replying.Add add) {
            there.send(new ReplyFrame.Written(
                    new Reply(last.incrementAndGet(), add.shared(), add.shortcut(), add.text())));
            there.send(new Ack(add.id(), 0, 0, 0));
        } else if (frame instanceof Replying.Delete delete) {
            there.send(new ReplyFrame.Deleted(delete.reply()));
            there.send(new Ack(delete.id(), 0, 0, 0));
        }
    }

    private void write(String selector, String text) {
        console.run(() -> console.node(selector, TextInputControl.class).setText(text));
    }

    private Button insertButton(String text) {
        return console.stage().getScene().getRoot().lookupAll(".words .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> shortcuts() {
        return console.get(() -> list().getItems().stream().map(Reply::shortcut).toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<Reply> list() {
        Node list = console.stage().getScene().lookup("#replies");
        return (ListView<Reply>) list;
    }
}

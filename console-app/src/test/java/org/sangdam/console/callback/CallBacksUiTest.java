package org.sangdam.console.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallBackFrame.CallBack;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;

class CallBacksUiTest {
    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer((there, frame) -> {
            if (frame == null) {
                there.send(new WaitingList(1, List.of(), false));
                there.send(new CallBackFrame.All(List.of(row(1, "박서준", 0, null), row(2, "이하늘", 0, null)), false));
            } else if (frame instanceof CallingBack.NotReached tried) {
                there.send(new CallBackFrame.Changed(row(tried.callBack(), "박서준", tried.tries() + 1, null)));
                there.send(new Ack(tried.id(), 0, 0, 0));
            } else if (frame instanceof CallingBack.Done done) {
                there.send(new CallBackFrame.Changed(row(done.callBack(), "박서준", 1, "이수진")));
                there.send(new Ack(done.id(), 0, 0, 0));
            } else if (frame instanceof CallingBack.Reopen reopen) {
                there.send(new CallBackFrame.Changed(row(reopen.callBack(), "박서준", 1, null)));
                there.send(new Ack(reopen.id(), 0, 0, 0));
            }
        });
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        await().until(() -> console.seen(".waiting"));
        console.run(() -> console.stage().getScene().getRoot().lookupAll(".page-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith("연락 요청"))
                .forEach(ToggleButton::fire));
        await().until(() -> console.seen(".call-backs") && list().getItems().size() == 2);
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void oneIsCalledInVainThenSettledThenOpenedAgain() {
        await().until(() -> pageButtons().contains("연락 요청 2"));
        choose(0);
        assertThat(console.text("#callBackName")).isEqualTo("박서준");
        assertThat(console.text("#callBackPhone")).isEqualTo("010-1234-5678");
        assertThat(console.seen("#callBackReopen")).isFalse();

        press("#callBackNotReached");
        await().until(() -> console.text("#callBackState").startsWith("1번 연락이 닿지 않음 · 마지막 이수진"));
        press("#callBackDone");
        await().until(() -> console.text("#callBackState").startsWith("처리 완료 · 이수진"));
        assertThat(pageButtons()).contains("연락 요청 1");
        assertThat(console.get(() -> list().getItems().get(1).name()))
                .as("done ones stand below")
                .isEqualTo("박서준");
        assertThat(console.seen("#callBackDone")).isFalse();

        press("#callBackReopen");
        await().until(() -> console.seen("#callBackDone") && pageButtons().contains("연락 요청 2"));
        assertThat(console.text("#callBackName"))
                .as("the one that was looked at stays")
                .isEqualTo("박서준");
    }

    @Test
    void whatAnotherConsoleDoesIsSeenAtOnceAndTakesNobodyAway() {
        choose(1);
        service.send(new CallBackFrame.Changed(row(1, "박서준", 0, "최민지")));
        await().until(() -> pageButtons().contains("연락 요청 1"));
        assertThat(console.text("#callBackName")).isEqualTo("이하늘");
        service.send(new CallBackFrame.Changed(row(2, "이하늘", 0, "최민지")));
        await().until(() -> console.text("#callBackState").startsWith("처리 완료 · 최민지"));
    }

    /** What has changed may be seen before the answer that frees the buttons. */
    private void press(String button) {
        await().until(() ->
                !console.get(() -> console.node(button, Button.class).isDisabled()));
        console.press(button);
    }

    private void choose(int index) {
        console.run(() -> list().getSelectionModel().clearAndSelect(index));
    }

    @SuppressWarnings("unchecked")
    private ListView<CallBack> list() {
        return console.node("#callBacks", ListView.class);
    }

    private List<String> pageButtons() {
        return console.get(() -> console.stage().getScene().getRoot().lookupAll(".page-button").stream()
                .map(button -> ((ToggleButton) button).getText())
                .toList());
    }

    private static CallBack row(long number, String name, int tries, String doneBy) {
        return new CallBack(
                number,
                name,
                "010-1234-5678",
                "pay",
                "ko",
                "결제 취소가 언제 되나요?",
                1_795_170_000_000L + number,
                tries,
                tries == 0 ? null : "이수진",
                tries == 0 ? 0 : 1_795_220_000_000L,
                doneBy,
                doneBy == null ? 0 : 1_795_221_000_000L);
    }
}

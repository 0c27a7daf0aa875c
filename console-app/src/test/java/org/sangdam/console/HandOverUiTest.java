package org.sangdam.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.link.Address;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.Patience;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.network.CuttableLink;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Role;

/** A customer goes from one counsellor's window to another's and back, over the real service; and hears no note of it. */
class HandOverUiTest {
    private static final String PASSWORD = "a long password";
    private static final String NOTE = "환불은 끝났고 예약만 남았습니다";
    private static final String OTHER_NOTE = "오후에 다시 온다고 했습니다";

    @TempDir
    private Path folder;

    private ChatServer server;
    private CuttableLink link;
    private ConsoleWindow sujin;
    private ConsoleWindow minho;
    private CustomerClient customer;
    private RawSocket wire;

    @BeforeEach
    void sujinTalksToACustomer() throws Exception {
        server = ChatServer.start(new ServerConfig(folder.resolve("data"), ServerConfig.LOOPBACK, 0, 0, false));
        server.setUp("우리 사무실", "이수진", PASSWORD);
        server.addAccount("박민호", Role.COUNSELLOR, PASSWORD);
        link = new CuttableLink(server.socketPort());
        sujin = new ConsoleWindow(new Address("127.0.0.1", server.socketPort()), folder.resolve("sujin"));
        minho = new ConsoleWindow(new Address("127.0.0.1", link.port()), folder.resolve("minho"));
        sujin.signIn("이수진", PASSWORD);
        minho.signIn("박민호", PASSWORD);
        soon().until(() -> sujin.seen(".waiting") && minho.seen(".waiting"));
        customer = new CustomerClient(server.socketPort());
        String token = customer.join("홍길동", "예약을 바꾸고 환불받고 싶어요.");
        wire = RawSocket.open(server.socketPort(), Protocol.CUSTOMER_PATH);
        wire.say("{\"type\":\"hello\",\"version\":1,\"token\":\"" + token
                + "\",\"language\":\"ko\",\"conversation\":0,\"after\":0}");
        picks(sujin);
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
        customer.close();
        sujin.close();
        minho.close();
        link.close();
        server.close();
    }

    @Test
    void theCustomerIsHandedOverAndBackAndNoNoteReachesThem() throws Exception {
        minho.run(() -> minho.stage().getScene().getRoot().lookupAll(".page-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith("연락 요청"))
                .forEach(ToggleButton::fire));
        asks(NOTE);
        soon().until(() -> minho.seen(".offer-card"));
        assertThat(minho.texts(".offer-card"))
                .contains("이수진 님이 홍길동 고객의 상담을 넘기려고 해요", "내부 메모: " + NOTE)
                .anyMatch(text -> text.endsWith("예약을 바꾸고 환불받고 싶어요."));
        assertThat(sujin.text("#handOverAsked")).startsWith("박민호 님에게 요청함 · ");

        press(minho, KeyCode.F9);

        soon().until(() -> minho.seen("#draft") && minho.seen("#internalNote"));
        assertThat(minho.text("#internalNoteText")).isEqualTo(NOTE);
        assertThat(minho.seen(".offer-card")).isFalse();
        soon().until(() -> sujin.seen("#over"));
        assertThat(sujin.text("#overText")).isEqualTo("지금은 박민호 상담사가 상담하고 있어요.");
        assertThat(sujin.seen("#handOverAsking")).isFalse();
        customer.hear(Message.class, message -> message.kind() == Kind.MATCHED && "박민호".equals(message.name()));
        says(minho, "예약은 제가 이어서 도와드릴게요.");

        press(minho, KeyCode.F8);
        soon().until(() -> minho.seen("#handOverForm"));
        choose(minho, "대기 목록");
        writeNote(minho, OTHER_NOTE);
        minho.press("#handOverSubmit");
        soon().until(() -> minho.seen("#over"));
        picks(sujin);
        soon().until(() -> sujin.seen("#internalNote"));
        assertThat(sujin.text("#internalNoteText")).isEqualTo(OTHER_NOTE);
        says(sujin, "다시 이수진입니다.");

        customer.say(new FromCustomer.End("bye", customer.shown()));
        assertThat(untilTheEnd())
                .anyMatch(frame -> frame.contains("\"transferred\""))
                .anyMatch(frame -> frame.contains("다시 이수진입니다."))
                .noneMatch(frame -> frame.contains(NOTE) || frame.contains(OTHER_NOTE) || frame.contains("\"note\""));
    }

    @Test
    void whatIsDeclinedOrTakenBackStaysWithItsOwner() {
        asks(NOTE);
        soon().until(() -> minho.seen(".offer-card"));
        minho.press("#declineOffer");
        soon().until(() -> sujin.seen("#handOverOutcome"));
        assertThat(sujin.text("#handOverOver")).isEqualTo("박민호 님이 지금은 넘겨받을 수 없다고 했어요. 계속 내가 상담해요.");
        assertThat(minho.seen(".offer-card")).isFalse();

        sujin.press("#handOverAgain");
        asks(NOTE);
        soon().until(() -> minho.seen(".offer-card"));
        sujin.press("#handOverTakeBack");
        soon().until(() -> !minho.seen(".offer-card"));
        assertThat(minho.texts(".notes")).contains("이수진 님이 홍길동 고객의 상담을 넘기려던 요청이 취소됐어요.");
        says(sujin, "제가 계속 도와드릴게요.");
    }

    @Test
    void anOfferIsThereAgainAfterALostConnection() throws Exception {
        asks(NOTE);
        soon().until(() -> minho.seen(".offer-card"));
        link.reset();
        soon().until(() -> minho.seen("#cutOff") && !minho.seen(".offer-card"));
        link.restore();
        soon().until(() -> minho.seen(".offer-card"));
        minho.press("#acceptOffer");
        soon().until(() -> minho.seen("#internalNote"));
    }

    private void picks(ConsoleWindow console) {
        soon().until(() -> console.waiting().contains("홍길동"));
        console.choose("홍길동");
        console.press("#pick");
        soon().until(() -> console.seen("#draft"));
    }

    private void asks(String note) {
        press(sujin, KeyCode.F8);
        choose(sujin, "박민호");
        writeNote(sujin, note);
        sujin.press("#handOverSubmit");
        soon().until(() -> sujin.seen("#handOverAsking"));
    }

    private static void choose(ConsoleWindow console, String beginning) {
        soon().until(() -> console.get(() -> {
            ListView<?> targets = console.node("#handOverTargets", ListView.class);
            List<Node> cells = List.copyOf(targets.lookupAll(".target-cell"));
            cells.stream()
                    .map(cell -> (javafx.scene.control.ListCell<?>) cell)
                    .filter(cell -> cell.getText() != null && cell.getText().startsWith(beginning))
                    .forEach(cell -> targets.getSelectionModel().clearAndSelect(cell.getIndex()));
            return targets.getSelectionModel().getSelectedIndex() >= 0;
        }));
    }

    private static void writeNote(ConsoleWindow console, String text) {
        console.run(() -> console.node("#handOverNote", TextInputControl.class).setText(text));
    }

    private void says(ConsoleWindow console, String text) {
        console.run(() -> console.node("#draft", TextInputControl.class).setText(text));
        console.press("#send");
        customer.hear(Message.class, message -> text.equals(message.text()));
    }

    /** Pressed where the focus is. */
    private static void press(ConsoleWindow console, KeyCode key) {
        console.run(() -> {
            Node focus = console.stage().getScene().getFocusOwner();
            KeyEvent pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
            (focus == null ? console.stage().getScene().getRoot() : focus).fireEvent(pressed);
        });
    }

    /** Every byte that a page of the customer has got, as text. */
    private List<String> untilTheEnd() throws IOException {
        List<String> all = new ArrayList<>();
        do {
            all.add(wire.hearText("{"));
        } while (!all.get(all.size() - 1).contains("\"ended\""));
        return all;
    }

    private static ConditionFactory soon() {
        return await().atMost(Patience.LIMIT).pollInterval(Duration.ofMillis(100));
    }
}

package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.Address;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.network.CuttableLink;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.session.Patience;

/** The console's link is cut for longer than the office waits for a counsellor: their customer is on the list again. */
class ReturnedUiTest {
    private static final String PASSWORD = "a long password";
    private static final Duration GRACE = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private ChatServer server;
    private CuttableLink link;
    private ConsoleWindow console;
    private CustomerClient first;
    private CustomerClient second;
    private long conversation;

    @BeforeEach
    void talk() throws Exception {
        Path data = folder.resolve("data");
        server = ChatServer.start(new ServerConfig(
                data,
                ServerConfig.LOOPBACK,
                0,
                0,
                false,
                Outside.DIRECT,
                ServerConfig.BackupPlan.usual(data),
                Patience.of(GRACE, Duration.ofHours(1))));
        server.setUp("우리 사무실", "김상담", PASSWORD);
        link = new CuttableLink(server.socketPort());
        console = new ConsoleWindow(new Address("127.0.0.1", link.port()), folder);
        console.signIn("김상담", PASSWORD);
        soon().until(() -> console.seen(".waiting"));
        first = new CustomerClient(server.socketPort());
        first.join("홍길동", "배송이 늦어요.");
        conversation = first.shown();
        pick();
        second = new CustomerClient(server.socketPort());
        second.join("나중에", "환불 문의예요.");
        soon().until(() -> console.waiting().contains("나중에"));
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        second.close();
        console.close();
        link.close();
        server.close();
    }

    private void pick() {
        soon().until(() -> console.waiting().contains("홍길동"));
        console.choose("홍길동");
        console.press("#pick");
        soon().until(() -> console.seen("#draft"));
    }

    private void writes(String text) {
        console.run(() -> console.node("#draft", TextInputControl.class).setText(text));
        console.press("#send");
    }

    private void says(String text) {
        first.say(new FromCustomer.Say("said-" + text.length(), conversation, text));
    }

    private void hears(String text) {
        first.hear(Message.class, message -> text.equals(message.text()));
    }

    private void shows(String text) {
        soon().until(() -> console.texts(".conversation-tab").stream().anyMatch(shown -> shown.startsWith(text)));
    }

    private boolean oneIsMarkedAsNotSent() {
        return console.get(() -> console.stage().getScene().getRoot().lookupAll(".bubble-line.own").stream()
                        .filter(line -> line.getPseudoClassStates().contains(PseudoClass.getPseudoClass("failed")))
                        .count())
                == 1;
    }

    private List<String> words() {
        return console.get(() -> console.stage().getScene().getRoot().lookupAll(".words").stream()
                .map(words -> ((Text) words).getText())
                .toList());
    }

    @Test
    void theCounsellorIsToldAndWhatWasWrittenMeanwhileIsNeitherLostNorSentUnasked() {
        writes("확인해 볼게요.");
        hears("확인해 볼게요.");
        link.reset();
        soon().until(() -> console.seen("#cutOff"));
        writes("내일 도착합니다.");
        says("아직 계세요?");
        first.hear(Message.class, message -> message.kind() == Kind.RETURNED);
        link.restore();

        soon().until(() -> console.text("#overText").startsWith("이제 내가 맡은 고객이 아니에요."));
        soon().untilAsserted(() -> assertThat(console.waiting()).containsExactly("홍길동", "나중에"));
        shows("상담사와 연결이 끊겨 고객이 대기 목록 맨 앞으로 돌아갔어요.");
        shows("아직 대기 중인 고객이에요. 먼저 상담을 시작해 주세요.");
        assertThat(words()).containsSubsequence("배송이 늦어요.", "확인해 볼게요.", "아직 계세요?", "내일 도착합니다.");
        assertThat(console.seen("#cutOff")).isFalse();
        console.run(() -> console.appearance().texts().language().set(Language.EN));
        assertThat(console.text("#overText")).startsWith("This customer is no longer with you.");
        shows("The counsellor was gone; the customer is back at the head of the waiting list.");
        shows("This customer is still waiting. Please pick them first.");
        soon().until(this::oneIsMarkedAsNotSent);

        pick();
        console.press(".unsent .hyperlink");
        hears("내일 도착합니다.");
        assertThat(first.heard(Message.class))
                .filteredOn(message -> "내일 도착합니다.".equals(message.text()))
                .hasSize(1);
    }

    private static ConditionFactory soon() {
        return await().atMost(org.sangdam.server.client.Patience.LIMIT);
    }
}

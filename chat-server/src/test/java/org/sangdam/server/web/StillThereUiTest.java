package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.session.Patience;

/** A customer who is asked whether they are still there, goes away for too long, and comes back. */
class StillThereUiTest {
    private static final String PASSWORD = "a long enough password";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    private ChatServer server;
    private CounsellorClient counsellor;

    @BeforeEach
    void anOfficeWithoutMuchPatience() throws Exception {
        Patience usual = Patience.usual();
        Patience quick = new Patience(
                usual.lease(),
                usual.grace(),
                usual.unserved(),
                usual.longestWait(),
                usual.unseen(),
                usual.offer(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofHours(1));
        ServerConfig config = new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false);
        server = ChatServer.start(new ServerConfig(
                config.dataDir(), config.bind(), 0, 0, false, config.outside(), config.backup(), quick));
        server.addAccount("이수진", Role.ADMINISTRATOR, PASSWORD);
        counsellor = new CounsellorClient(server.socketPort());
        counsellor.signIn("이수진", PASSWORD);
    }

    @AfterEach
    void close() {
        counsellor.close();
        server.close();
    }

    @Test
    void whoWasAwayForTooLongIsToldSoAndWaitsAgainWithOneTap() {
        try (CustomerPage customer = customer()) {
            customer.join("홍길동", "배송이 늦어요.");
            long first = counsellor.waiting("홍길동").conversation();
            assertThat(customer.page().locator(".still-there")).containsText("아직 기다리고 계신가요?");
            customer.button("네, 기다리고 있어요").click();
            assertThat(customer.page().locator(".still-there")).isHidden();

            customer.composer().fill("주문 번호는");
            comesBackTooLate(customer, first);
            assertThat(customer.page().locator(".conversation-over")).containsText("순서를 다음 분께 드렸어요");
            assertThat(customer.page().locator(".conversation .message-list")).containsText("대기가 취소됐어요");
            customer.button("다시 줄 서기").click();
            assertThat(customer.place()).isVisible();
            assertThat(customer.message("배송이 늦어요.")).isVisible();
            assertThat(customer.composer()).hasValue("주문 번호는");
            waitsAgain("홍길동", first);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void whoStayedAnonymousStaysItInTheLineAlthoughTheDeviceKnowsTheirName() {
        counsellor.say(new Administering.SetOffice("allow", null, null, true, null));
        counsellor.acknowledged("allow");
        try (CustomerPage customer = customer()) {
            customer.join("홍길동", "배송이 늦어요.");
            customer.button("대기 취소").click();
            customer.page().locator("dialog .primary").click();
            customer.button("새 상담 시작하기").click();
            customer.field("익명으로 상담하기").check();
            customer.field("상담 주제").selectOption("general");
            customer.field("문의 내용").fill("이름 없이 여쭤볼게요.");
            customer.field("개인정보 수집·이용 동의").check();
            customer.button("상담 신청").click();
            assertThat(customer.place()).isVisible();
            assertThat(customer.button("기다리지 않고 연락 받기")).isHidden();
            long first = counsellor.waiting("익명 1").conversation();
            comesBackTooLate(customer, first);
            customer.button("다시 줄 서기").click();
            assertThat(customer.place()).isVisible();
            waitsAgain("익명 1", first);
        }
    }

    private CustomerPage customer() {
        return new CustomerPage(CHROMIUM.browser(), server.customerPage(), 360, "ko-KR");
    }

    private void comesBackTooLate(CustomerPage customer, long conversation) {
        customer.page().navigate("about:blank");
        Awaitility.await()
                .until(() -> counsellor.heard(ToCounsellor.WaitingChanged.class).stream()
                        .anyMatch(change -> change.removed().contains(conversation)));
        customer.page().navigate(server.customerPage());
    }

    private void waitsAgain(String name, long after) {
        Awaitility.await()
                .until(() -> counsellor.heard(ToCounsellor.WaitingChanged.class).stream()
                        .anyMatch(change -> change.put().stream()
                                .anyMatch(row ->
                                        row.conversation() > after && row.name().equals(name))));
    }
}

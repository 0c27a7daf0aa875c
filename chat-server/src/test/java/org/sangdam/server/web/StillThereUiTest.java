package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
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

    @Test
    void whoWasAwayForTooLongIsToldSoAndWaitsAgainWithOneTap() throws Exception {
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
        try (ChatServer server = ChatServer.start(new ServerConfig(
                        config.dataDir(), config.bind(), 0, 0, false, config.outside(), config.backup(), quick));
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            server.addAccount("이수진", Role.COUNSELLOR, PASSWORD);
            counsellor.signIn("이수진", PASSWORD);
            try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), server.customerPage(), 360, "ko-KR")) {
                customer.join("홍길동", "배송이 늦어요.");
                long first = counsellor.waiting("홍길동").conversation();
                assertThat(customer.page().locator(".still-there")).containsText("아직 기다리고 계신가요?");
                customer.button("네, 기다리고 있어요").click();
                assertThat(customer.page().locator(".still-there")).isHidden();

                customer.page().navigate("about:blank");
                Awaitility.await()
                        .until(() -> counsellor.heard(ToCounsellor.WaitingChanged.class).stream()
                                .anyMatch(change -> change.removed().contains(first)));
                customer.page().navigate(server.customerPage());
                assertThat(customer.page().locator(".conversation-over")).containsText("순서를 다음 분께 드렸어요");
                assertThat(customer.page().locator(".conversation .message-list"))
                        .containsText("대기가 취소됐어요");
                customer.button("다시 줄 서기").click();
                assertThat(customer.place()).isVisible();
                assertThat(customer.message("배송이 늦어요.")).isVisible();
                Awaitility.await()
                        .until(() -> counsellor.heard(ToCounsellor.WaitingChanged.class).stream()
                                .anyMatch(change -> change.put().stream()
                                        .anyMatch(row -> row.conversation() > first
                                                && row.name().equals("홍길동"))));
                assertThat(customer.problems()).isEmpty();
            }
        }
    }
}

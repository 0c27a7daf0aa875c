package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.limit.Limit;

/** What a customer reads who has asked for too much. */
class LimitsUiTest {
    @TempDir
    private Path folder;

    @Test
    void whoeverAsksTooOftenReadsHowLongToWaitAndKeepsWhatTheyWrote() throws Exception {
        Outside once = new Outside(null, List.of(), Map.of(Limit.CUSTOMER_JOINS, 1));
        ServerConfig config = new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false, once);
        try (ChatServer server = ChatServer.start(config);
                RealBrowser chromium = RealBrowser.launch();
                CustomerPage customer = new CustomerPage(chromium.browser(), server.customerPage(), 1_000, "ko-KR")) {
            customer.join("홍길동", "배송이 늦어요.");
            customer.button("대기 취소").click();
            Locator dialog = customer.page().getByRole(AriaRole.DIALOG);
            dialog.getByText("대기 취소", new Locator.GetByTextOptions().setExact(true))
                    .click();
            customer.button("새 상담 시작하기").click();
            customer.field("상담 주제").selectOption("general");
            customer.field("문의 내용").fill("다시 문의드려요.");
            customer.field("개인정보 수집·이용 동의").check();
            customer.button("상담 신청").click();
            assertThat(customer.page().locator("#form-error"))
                    .hasText(Pattern.compile("요청이 많아 지금은 신청할 수 없어요\\. \\d+초 뒤에 다시 시도해 주세요\\."));
            assertThat(customer.field("문의 내용")).hasValue("다시 문의드려요.");
        }
    }
}

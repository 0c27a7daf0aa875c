package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;

/** What a customer may do after a consultation: keep it as a file, and take this device's memory of it away. */
class AfterUiTest {
    private static final int LINES = 230;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    /** More lines than the page has at once, and read where nothing of ours is running. */
    @Test
    void theWholeConversationIsSavedAsOneFileThatReadsWellWithoutUs() {
        try (CustomerPage customer = customer()) {
            long conversation = talking(customer);
            for (int line = 1; line <= LINES; line++) {
                office.counsellor().say(new FromCounsellor.Say("line-" + line, conversation, "안내 " + line + " <b>"));
            }
            office.counsellor().hear(Message.class, message -> ("line-" + LINES).equals(message.id()));
            office.counsellor().end(conversation);
            customer.reload();
            Download saved = customer.page()
                    .waitForDownload(() -> customer.button("대화 저장하기").click());
            assertThat(saved.suggestedFilename()).isEqualTo("sangdam-" + conversation + ".html");
            Path file = folder.resolve("saved.html");
            saved.saveAs(file);
            assertThat(customer.problems()).isEmpty();
            try (Page reader = customer.page().context().newPage()) {
                reader.navigate(file.toUri().toString());
                assertThat(reader.locator("h1")).hasText("한빛 고객센터 · 상담 내용");
                assertThat(reader.locator("article")).hasCount(1 + LINES);
                assertThat(reader.locator("article").first()).containsText("배송이 늦어요.");
                assertThat(reader.locator("article").last()).containsText("안내 " + LINES + " <b>");
                assertThat(reader.locator("b")).hasCount(0);
                assertThat(reader.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void anEarlierConsultationIsSavedAsAWholeWithWhatTheCustomerThoughtOfIt() {
        try (CustomerPage customer = customer()) {
            long conversation = talking(customer);
            for (int line = 1; line <= LINES; line++) {
                office.counsellor().say(new FromCounsellor.Say("line-" + line, conversation, "안내 " + line));
            }
            office.counsellor().hear(Message.class, message -> ("line-" + LINES).equals(message.id()));
            office.counsellor().end(conversation);
            customer.field("4점, 좋았어요").check();
            customer.button("평가 보내기").click();
            assertThat(customer.page().locator(".rating-line")).hasText("평가해 주셔서 감사합니다.");
            customer.button("새 상담 시작하기").click();
            customer.page().locator(".welcome-note .earlier-link").click();
            assertThat(customer.page().locator(".earlier-facts")).containsText("내 평가 ★ 4/5");
            customer.page().locator(".earlier-list li a").click();
            assertThat(customer.page().locator(".earlier-rating")).hasText("내 평가 ★ 4/5");
            Download saved = customer.page()
                    .waitForDownload(() -> customer.button("대화 저장하기").click());
            assertThat(saved.suggestedFilename()).isEqualTo("sangdam-" + conversation + ".html");
            Path file = folder.resolve("earlier.html");
            saved.saveAs(file);
            assertThat(customer.problems()).isEmpty();
            try (Page reader = customer.page().context().newPage()) {
                reader.navigate(file.toUri().toString());
                assertThat(reader.locator("article")).hasCount(1 + LINES);
                assertThat(reader.locator("dl")).containsText("4점 (5점 만점)");
            }
        }
    }

    @Test
    void whoIsForgottenIsSomebodyNewOnThisDeviceInEveryTab() {
        try (CustomerPage customer = customer()) {
            long conversation = talking(customer);
            assertThat(customer.button("이 기기에서 지우기")).hasCount(0);
            Page other = customer.page().context().newPage();
            other.navigate(office.server().customerPage());
            office.counsellor().end(conversation);
            assertThat(other.locator(".conversation-over")).isVisible();
            customer.button("이 기기에서 지우기").click();
            customer.page().keyboard().press("Escape");
            assertThat(customer.button("이 기기에서 지우기")).isVisible();
            customer.button("이 기기에서 지우기").click();
            customer.page().locator("dialog .primary").click();
            for (Page page : new Page[] {customer.page(), other}) {
                assertThat(page.locator("#name")).hasValue("");
                assertThat(page.locator(".join-form")).isVisible();
                assertThat(page.locator(".welcome-note .earlier-link")).isHidden();
            }
            customer.page().navigate(office.server().customerPage() + "#earlier/" + conversation);
            assertThat(customer.page().locator(".earlier-reading")).containsText("불러오지 못했어요.");
        }
    }

    private CustomerPage customer() {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR");
    }

    private long talking(CustomerPage customer) {
        customer.join("홍길동", "배송이 늦어요.");
        return office.matched(customer, "홍길동");
    }
}

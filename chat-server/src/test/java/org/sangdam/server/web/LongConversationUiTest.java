package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;

/** A conversation of hundreds of messages, or of thousands ({@code -Dsangdam.messages=5000}). */
class LongConversationUiTest {
    private static final int MESSAGES = Integer.getInteger("sangdam.messages", 600);

    /** Fewer than one connection of a counsellor may say at once. */
    private static final int AT_ONCE = 1_500;

    /** Where the bubble with a text stands on the screen. */
    private static final String TOP = "(text) => [...document.querySelectorAll('.conversation .message-text')]"
            + ".find((bubble) => bubble.textContent === text).getBoundingClientRect().top";

    private static final String SCROLLER = ".conversation .message-scroller";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void olderMessagesComeWhenSomebodyScrollsThereAndNothingJumps() {
        try (CustomerPage customer =
                new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR")) {
            customer.join("홍길동", "배송이 늦어요.");
            long conversation = office.matched(customer, "홍길동");
            fill(conversation);
            customer.reload();
            Page page = customer.page();
            assertThat(customer.message("안내 " + MESSAGES)).isInViewport();
            assertThat(customer.messages()).hasCount(100);
            scrollTo(page, "0");
            page.waitForFunction("() => document.querySelectorAll('.conversation .message-text').length === 200");
            assertThat(customer.message("안내 " + (MESSAGES - 99))).isInViewport();
            while (customer.messages().count() < MESSAGES + 1) {
                int before = customer.messages().count();
                scrollTo(page, "0");
                page.waitForFunction(
                        "(before) => document.querySelectorAll('.conversation .message-text').length > before", before);
            }
            assertThat(customer.messages().first()).hasText("배송이 늦어요.");

            scrollTo(page, "element.scrollHeight / 2");
            String middle = "안내 " + MESSAGES / 2;
            Object top = page.evaluate(TOP, middle);
            office.counsellor().say(conversation, "새로 온 말");
            assertThat(customer.button("새 메시지")).isVisible();
            assertThat(page.evaluate(TOP, middle)).isEqualTo(top);
            customer.button("새 메시지").click();
            assertThat(customer.message("새로 온 말")).isInViewport();
            assertThat(customer.button("새 메시지")).hasCount(0);
            office.counsellor().say(conversation, "하나 더");
            assertThat(customer.message("하나 더")).isInViewport();
            System.out.printf("%d messages: the next one is on the screen after %s ms of work%n", MESSAGES, work(page));
        }
    }

    private void fill(long conversation) {
        for (int line = 1; line <= MESSAGES; line++) {
            String id = "line-" + line;
            office.counsellor().say(new FromCounsellor.Say(id, conversation, "안내 " + line));
            if (line == MESSAGES || line % AT_ONCE == 0) {
                office.counsellor().hear(Message.class, message -> id.equals(message.id()));
                office.counsellorComesBack();
            }
        }
    }

    private static void scrollTo(Page page, String where) {
        page.locator(SCROLLER).evaluate("(element) => { element.scrollTop = " + where + "; }");
    }

    /** What it takes the page to show one message more, layout included. */
    private static Object work(Page page) {
        return page.evaluate("() => { const box = document.querySelector('.composer textarea'); box.value = '다음';"
                + " const start = performance.now(); box.form.requestSubmit();"
                + " document.querySelector('" + SCROLLER + "').getBoundingClientRect();"
                + " return Math.round(performance.now() - start); }");
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A customer who looks elsewhere is called: by the title, by a sound, and by a notification if that is allowed. */
class AttentionUiTest {
    /** A page that can be sent behind, and writes down the tones and notifications that it makes. */
    private static final String WATCHED = "window.calls = []; window.behind = false;"
            + "Object.defineProperty(document, 'visibilityState', {get: () => window.behind ? 'hidden' : 'visible'});"
            + "const start = OscillatorNode.prototype.start;"
            + "OscillatorNode.prototype.start = function (...when) { window.calls.push('tone'); return start.apply(this, when); };"
            + "window.Notification = class { constructor(title, {body}) { window.calls.push(title + ': ' + body); }"
            + " static permission = 'default';"
            + " static async requestPermission() { return (Notification.permission = 'granted'); } };";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void whoeverLooksElsewhereIsCalledAndWhoeverLooksHereIsNot() {
        try (CustomerPage customer = new CustomerPage(
                CHROMIUM.browser(),
                office.server().customerPage(),
                360,
                "ko-KR",
                page -> page.addInitScript(WATCHED))) {
            Page page = customer.page();
            customer.join("홍길동", "배송이 늦어요.");
            customer.button("순서가 되면 알림 받기").click();
            assertThat(customer.button("순서가 되면 알림 받기")).hasCount(0);
            behind(page, true);
            long conversation = office.matched(customer, "홍길동");
            called(page, "한빛 고객센터: 상담사가 연결됐어요.");
            office.counsellor().say(conversation, "계좌 번호는 1120입니다.");
            called(page, "한빛 고객센터: 상담사의 새 메시지가 있어요.");
            assertThat(page).hasTitle(Pattern.compile("^\\(새 메시지 2\\) "));
            behind(page, false);
            assertThat(page).hasTitle(Pattern.compile("^한빛"));
            customer.say("네, 여기 있어요.");
            office.counsellor().say(conversation, "보고 계시네요.");
            assertThat(customer.message("보고 계시네요.")).isVisible();
            assertThat(page.evaluate("() => window.calls")).isEqualTo(List.of());
            assertThat(customer.problems()).isEmpty();
        }
    }

    private static void behind(Page page, boolean behind) {
        page.evaluate(
                "(behind) => { window.behind = behind; document.dispatchEvent(new Event('visibilitychange')); }",
                behind);
    }

    /** Two tones and one notification, which holds nothing of what was written. */
    private static void called(Page page, String notification) {
        page.waitForFunction("() => window.calls.length === 3");
        assertThat(page.evaluate("() => window.calls.splice(0).sort()"))
                .isEqualTo(List.of("tone", "tone", notification));
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;

/** The page for people who don't see it, don't use a mouse, or need it larger: in each state that it can be in. */
class AccessibleUiTest {
    /** Whatever axe knows of WCAG 2.2 AA; the size of targets is off unless asked for. */
    private static final String AXE = "() => axe.run(document, {"
            + "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: {'target-size': {enabled: true}}})"
            + ".then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map((node) => id + ' ' + node.html + ' '"
            + " + node.failureSummary)))";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static String axe;

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = AccessibleUiTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, 320", "en-US, 1280"})
    void axeFindsNothingInAnyStateAndNothingIsLostInLargeText(String language, int width) {
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), width, language)) {
            Page page = customer.page();
            assertThat(page.locator("#topic [value=general]")).hasCount(1);
            clear("form", customer);
            page.locator(".join-form .primary").click();
            clear("errors in the form", customer);
            page.locator("#name").fill("홍길동");
            page.locator("#phone").fill("010-1234-5678");
            page.locator("#topic").selectOption("general");
            page.locator("#text").fill("배송이 늦어요.");
            page.locator("#consent").check();
            page.locator(".join-form .primary").click();
            assertThat(customer.place()).isVisible();
            clear("waiting", customer);
            page.locator(".conversation-bar .quiet").first().click();
            clear("asked whether to leave", customer);
            page.keyboard().press("Escape");
            long conversation = office.counsellor().waiting("홍길동").conversation();
            office.counsellor().claim(conversation);
            office.counsellor().say(conversation, "안녕하세요, https://parcel.example/1120 에서 확인해 주세요.");
            customer.say("네, 고맙습니다.");
            assertThat(customer.messages()).hasCount(3);
            clear("matched", customer);
            page.locator(".upload-input")
                    .setInputFiles(new FilePayload("영수증.txt", "text/plain", "1234".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".message-file")).hasCount(1);
            page.locator(".upload-input")
                    .setInputFiles(
                            new FilePayload("page.html", "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".upload-why")).not().isEmpty();
            clear("with a file, and one that was refused", customer);
            page.locator(".upload button").last().click();
            customer.problems().removeIf(problem -> problem.contains("415"));
            page.context().setOffline(true);
            office.stop();
            customer.say("끊긴 동안 쓴 말");
            assertThat(customer.message("끊긴 동안 쓴 말")).hasAttribute("data-mark", "pending");
            clear("offline", customer);
            page.context().setOffline(false);
            restart();
            assertThat(customer.message("끊긴 동안 쓴 말")).hasAttribute("data-mark", "sent");
            page.locator(".conversation-bar .quiet").first().click();
            page.locator("dialog .primary").click();
            assertThat(page.locator(".conversation-over")).isVisible();
            assertThat(page.locator(".rating fieldset")).isVisible();
            clear("ended", customer);
            page.locator(".rating input").nth(1).check();
            clear("being rated", customer);
            page.locator(".rating [type=submit]").click();
            assertThat(page.locator(".rating-change")).isVisible();
            clear("rated", customer);
            page.locator(".conversation-over .earlier-link").click();
            assertThat(page.locator(".earlier-list li")).hasCount(1);
            clear("earlier consultations", customer);
            page.locator(".earlier-list li a").click();
            assertThat(page.locator(".earlier-reading .message-text")).hasCount(5);
            clear("an earlier consultation", customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, 320", "en-US, 1280"})
    void axeFindsNothingWhileTheOfficeIsClosed(String language, int width) {
        office.closes();
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), width, language)) {
            Page page = customer.page();
            assertThat(page.locator(".door-note")).isVisible();
            clear("closed", customer);
            page.locator("#name").fill("홍길동");
            page.locator("#phone").fill("010-1234-5678");
            page.locator("#topic").selectOption("general");
            page.locator("#text").fill("배송이 늦어요.");
            page.locator("#consent").check();
            page.locator(".join-form .primary").click();
            assertThat(page.locator(".called-back")).isVisible();
            clear("waits to be called", customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, 320", "en-US, 1280"})
    void axeFindsNothingInTheFormOfWhoeverMayStayAnonymous(String language, int width) {
        office.allowsAnonymous(true);
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), width, language)) {
            Page page = customer.page();
            assertThat(page.locator("#anonymous")).isVisible();
            clear("may stay anonymous", customer);
            page.locator("#anonymous").check();
            assertThat(page.locator("#name")).isHidden();
            page.locator(".join-form .primary").click();
            clear("stays anonymous, errors in the form", customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, 320", "en-US, 1280"})
    void axeFindsNothingWhereItIsToldThatTypingIsSeen(String language, int width) {
        office.shows(true);
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), width, language)) {
            Page page = customer.page();
            page.locator("#topic").selectOption("general");
            page.locator("#name").fill("홍길동");
            page.locator("#phone").fill("010-1234-5678");
            page.locator("#text").fill("배송이 늦어요.");
            page.locator("#consent").check();
            page.locator(".join-form .primary").click();
            assertThat(customer.place()).isVisible();
            assertThat(page.locator("#preview-note")).isEmpty();
            office.counsellor().claim(office.counsellor().waiting("홍길동").conversation());
            assertThat(page.locator("#preview-note")).not().isEmpty();
            clear("typing is seen", customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void theFieldForACodeIsClearToo() {
        try (CustomerClient before = new CustomerClient(office.server().socketPort());
                CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), 360, "ko-KR")) {
            before.join("예전 기기", "예전에 한 말");
            customer.join("홍길동", "새 휴대폰이에요.");
            long conversation = office.matched(customer, "홍길동");
            office.counsellor().say(new Granting.FindRecords("find", conversation));
            long record = office.counsellor()
                    .hear(OfRecords.Records.class)
                    .records()
                    .get(0)
                    .customer();
            office.counsellor().say(new Granting.MakeCode("code", conversation, record));
            String code = office.counsellor().hear(OfRecords.CodeMade.class).code();
            assertThat(customer.page().locator("#earlier-code")).isVisible();
            clear("a code is asked for", customer);
            for (String typed : List.of(code.equals("000000") ? "000001" : "000000", code)) {
                customer.page().locator("#earlier-code").fill(typed);
                customer.button("확인").click();
                assertThat(customer.page().locator("#earlier-code-line"))
                        .containsText(typed.equals(code) ? "이제" : "4번");
                clear("a code was typed", customer);
            }
        }
    }

    @Test
    void aConsultationNeedsTheKeyboardAlone() {
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), 1280, "ko-KR")) {
            Page page = customer.page();
            assertThat(page.locator("#topic [value=general]")).hasCount(1);
            tabTo(page, "#name");
            page.keyboard().insertText("홍길동");
            tabTo(page, "#phone");
            page.keyboard().insertText("010-1234-5678");
            tabTo(page, "#topic");
            page.keyboard().press("ArrowDown");
            tabTo(page, "#text");
            page.keyboard().insertText("배송이 늦어요.");
            tabTo(page, "#consent");
            page.keyboard().press("Space");
            tabTo(page, ".join-form .primary");
            page.keyboard().press("Enter");
            assertThat(customer.place()).isVisible();
            office.matched(customer, "홍길동");
            tabTo(page, ".composer textarea");
            page.keyboard().insertText("여기 있어요.");
            page.keyboard().press("Enter");
            assertThat(customer.message("여기 있어요.")).hasAttribute("data-mark", "sent");
            tabTo(page, ".conversation-bar .quiet");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog .quiet")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            tabTo(page, ".conversation-over .primary");
            page.keyboard().press("Enter");
            assertThat(customer.field("이름")).isVisible();
        }
    }

    /** A screen reader reads what is added to the log, and the place once it has settled, not each change of the crowd. */
    @Test
    void thePlaceIsSpokenWhenItChangesAndNotWhenTheCrowdDoes() {
        try (CustomerClient first = new CustomerClient(office.server().socketPort());
                CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), 1280, "ko-KR");
                CustomerClient later = new CustomerClient(office.server().socketPort())) {
            first.join("먼저 온 사람", "저부터요.");
            customer.join("홍길동", "저는 두 번째예요.");
            Page page = customer.page();
            assertThat(page.locator(".place-spoken")).hasText("지금 2번째 순서예요. 모두 2명이 기다리고 있어요.");
            assertThat(page.locator("[role=log]")).hasAttribute("aria-relevant", "additions");
            later.join("나중에 온 사람", "저는 마지막이에요.");
            assertThat(customer.place()).containsText("모두 3명이 기다리고 있어요.");
            assertThat(page.locator(".place-spoken")).hasText("지금 2번째 순서예요. 모두 2명이 기다리고 있어요.");
            office.counsellor().claim(office.counsellor().waiting("먼저 온 사람").conversation());
            assertThat(page.locator(".place-spoken")).hasText("다음 차례예요. 상담사가 준비되는 대로 연결해 드릴게요.");
        }
    }

    @Test
    void nothingMovesForThoseWhoWantItStillAndForcedColoursKeepTheEdges() {
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), 360, "ko-KR")) {
            Page page = customer.page();
            String moving = "() => [...document.querySelectorAll('*')].filter((element) => {"
                    + " const {animationName, transitionDuration} = getComputedStyle(element);"
                    + " return animationName !== 'none' || parseFloat(transitionDuration) > 0; }).length";
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(page.evaluate(moving)).isEqualTo(0);
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            assertThat(page.locator(".join-form .primary")).hasCSS("border-top-style", "solid");
            customer.join("홍길동", "배송이 늦어요.");
            assertThat(customer.messages().first()).hasCSS("border-top-style", "solid");
        }
    }

    @Test
    void aBrowserThatIsTooOldIsToldSoInBothLanguages() {
        try (CustomerPage customer = new CustomerPage(
                CHROMIUM.browser(),
                address(),
                360,
                "ko-KR",
                page -> page.addInitScript("delete Array.prototype.at;"))) {
            assertThat(customer.page().locator(".too-old")).isVisible();
            assertThat(customer.page().locator(".too-old")).containsText("최신 버전으로 업데이트해 주세요");
            assertThat(customer.page().locator(".too-old")).containsText("This browser is too old");
        }
        try (CustomerPage customer = new CustomerPage(CHROMIUM.browser(), address(), 360, "ko-KR")) {
            assertThat(customer.field("이름")).isVisible();
            assertThat(customer.page().locator(".too-old")).isHidden();
        }
    }

    private String address() {
        return office.server().customerPage();
    }

    private void restart() {
        try {
            office.startAgain();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** In both themes; and with text of twice the size nothing goes off the side. */
    private static void clear(String state, CustomerPage customer) {
        Page page = customer.page();
        page.evaluate(axe);
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
            assertThat((List<?>) page.evaluate(AXE)).as(state + ", " + theme).isEmpty();
        }
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        assertThat(page.evaluate(
                        "() => [...document.querySelectorAll('html, body, main, main *:not(option)')].filter((element) =>"
                                + " element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)"
                                + ".map((element) => element.outerHTML.slice(0, 200))"))
                .as(state + ", text of twice the size")
                .isEqualTo(List.of());
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }");
    }

    private static void tabTo(Page page, String selector) {
        assertThat(page.locator(selector).first()).isVisible();
        for (int keys = 0; keys < 40; keys++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate("(selector) => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not get to " + selector);
    }
}

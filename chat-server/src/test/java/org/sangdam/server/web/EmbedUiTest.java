package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The button and the page in a frame of another site, which is at another address and port. */
class EmbedUiTest {
    private static final String BODY = "<h1>한빛 쇼핑</h1><p id='theirs'>우리 가게 <button>담기</button></p>"
            + "<p><a id='link' data-sangdam-open href='%s'>상담하기</a> <a href='/other'>다음</a></p>";

    /** What a careless site does to everything in it. */
    private static final String HOSTILE =
            "<style>body *, sangdam-chat, button, dialog, iframe { font: italic 40px serif !important; color: red !important;"
                    + " display: none !important; position: static !important; transform: rotate(9deg) !important }</style>";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    private final HostSite site = new HostSite();

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder, () -> List.of(site.allowed()));

    private BrowserContext device;

    @BeforeEach
    void writePages() {
        String body = BODY.formatted(office.server().customerPage());
        site.page("/", page("", body + script("")));
        site.page("/other", page("", body + script("")));
        site.page("/without", page("", body));
        site.page("/careless", page(HOSTILE, body + script("")));
        site.page(
                "/own",
                page(
                        "",
                        body
                                + script(
                                        " data-language='en' data-side='left' data-colour='#ffd54a' data-label='Ask us'")));
    }

    @AfterEach
    void leave() {
        if (device != null) {
            device.close();
        }
        site.close();
    }

    private static String page(String head, String body) {
        return "<!doctype html><html lang='ko'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
                + "<title>한빛 쇼핑</title>" + head + "</head><body>" + body + "</body></html>";
    }

    private String script(String attributes) {
        return "<script src='" + office.server().customerPage() + "embed.js' async" + attributes + "></script>";
    }

    private Page visit(int width, String address) {
        device = CHROMIUM.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 740 : 820)
                        .setLocale("ko-KR")
                        .setTimezoneId("Asia/Seoul"));
        Page page = device.newPage();
        page.navigate(address);
        return page;
    }

    private static Locator launcher(Page page) {
        return page.locator("sangdam-chat .launcher");
    }

    private static FrameLocator chat(Page page) {
        return page.frameLocator("sangdam-chat iframe");
    }

    private void join(FrameLocator chat) {
        chat.locator("#name").fill("홍길동");
        chat.locator("#phone").fill("010-1234-5678");
        chat.locator("#topic").selectOption("general");
        chat.locator("#text").fill("배송이 늦어요.");
        chat.locator("#consent").check();
        chat.locator(".join-form .primary").click();
        assertThat(chat.locator(".waiting-place")).isVisible();
    }

    private long matched(FrameLocator chat) {
        long conversation = office.counsellor().waiting("홍길동").conversation();
        office.counsellor().claim(conversation);
        assertThat(chat.locator(".message-notice").last()).containsText("이수진");
        return conversation;
    }

    @Test
    void aConsultationGoesOnFromPageToPageOfTheSiteWithoutACookie() {
        Page page = visit(1_000, site.allowed() + "/");
        assertThat(launcher(page)).hasAccessibleName("채팅 상담");
        launcher(page).click();
        join(chat(page));
        long conversation = matched(chat(page));
        chat(page).locator(".composer textarea").fill("여기 있어요");
        chat(page).locator(".composer [type=submit]").click();
        assertThat(chat(page).locator(".message.mine").last()).hasAttribute("data-mark", "sent");

        page.navigate(site.allowed() + "/other");
        assertThat(chat(page).locator(".message.mine")).hasCount(2);
        office.counsellor().say(conversation, "확인했어요.");
        assertThat(chat(page).locator(".message-text").last()).hasText("확인했어요.");
        assertThat(launcher(page)).hasAttribute("aria-expanded", "true");
        assertThat((Boolean) page.evaluate("() => document.activeElement === document.body"))
                .as("a page that opens takes the focus from nobody")
                .isTrue();
        assertThat(device.cookies()).isEmpty();
    }

    @Test
    void whoHasClosedItSeesOnEveryPageWhatTheyHaveNotRead() {
        Page page = visit(1_000, site.allowed() + "/");
        Locator badge = page.locator("sangdam-chat .badge");
        launcher(page).click();
        join(chat(page));
        long conversation = matched(chat(page));
        chat(page).locator(".composer textarea").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("sangdam-chat iframe")).isHidden();
        assertThat(launcher(page)).isFocused();
        assertThat(badge).isHidden();
        office.counsellor().say(conversation, "확인했어요.");
        office.counsellor().say(conversation, "내일 도착해요.");
        assertThat(badge).hasText("2");
        assertThat(launcher(page)).hasAccessibleName("채팅 상담, 안 읽은 메시지 2개");

        page.navigate(site.allowed() + "/other");
        assertThat(badge).hasText("2");
        page.evaluate("() => new Promise((heard) => { addEventListener('message', heard);"
                + " postMessage({ sangdam: 'news', unread: 9 }, '*'); })");
        assertThat(badge).hasText("2");
        page.locator("#link").click();
        assertThat(chat(page).locator(".message-text").last()).hasText("내일 도착해요.");
        assertThat(badge).isHidden();
        assertThat(chat(page).locator(".conversation-bar strong").first()).isFocused();
        chat(page).locator(".close-frame").click();
        assertThat(page.locator("#link")).isFocused();
        office.counsellor().say(conversation, "더 궁금하신 점이 있나요?");
        assertThat(badge).hasText("1");
    }

    @Test
    void aDialogInTheFrameIsClosedBeforeTheFrame() {
        Page page = visit(1_000, site.allowed() + "/");
        launcher(page).click();
        join(chat(page));
        chat(page).locator(".conversation-bar .quiet").first().click();
        assertThat(chat(page).locator(".confirm-dialog")).isVisible();
        page.keyboard().press("Escape");
        assertThat(chat(page).locator(".confirm-dialog")).isHidden();
        assertThat(chat(page).locator(".waiting-place")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("sangdam-chat iframe")).isHidden();
    }

    @Test
    void aSiteThatIsNotAllowedGetsALinkAndNoFrame() {
        Page page = visit(1_000, site.stranger() + "/");
        page.clock().install();
        page.reload();
        page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().contains("frame-ancestors")),
                () -> launcher(page).click());
        page.clock().fastForward(11_000);
        assertThat(page.locator("sangdam-chat .before")).containsText("이 화면에서는 채팅 상담을 열 수 없어요.");
        assertThat(page.locator("sangdam-chat iframe")).isHidden();
        assertThat(page.locator("sangdam-chat .apart"))
                .hasAttribute("href", office.server().customerPage() + "?language=ko");
        page.keyboard().press("Escape");
        assertThat(launcher(page)).isFocused();
    }

    @Test
    void neitherSideTouchesTheOthersStyles() {
        Page page = visit(1_000, site.allowed() + "/without");
        String look =
                "() => [...document.querySelectorAll('html, body, body *')].filter((one) => one.localName !== 'script')"
                        + ".map((one) => { const {font, color, display, width, height, margin} = getComputedStyle(one);"
                        + " return [one.localName, font, color, display, width, height, margin].join(); }).join('\\n')";
        Object alone = page.evaluate(look);
        page.navigate(site.allowed() + "/");
        assertThat(launcher(page)).isVisible();
        assertThat(page.evaluate(look)).isEqualTo(alone);
        BoundingBox usual = launcher(page).boundingBox();

        page.navigate(site.allowed() + "/careless");
        assertThat(launcher(page)).isVisible();
        assertThat(launcher(page)).hasCSS("font-size", "16px");
        assertThat(launcher(page)).hasCSS("color", "rgb(255, 255, 255)");
        BoundingBox careless = launcher(page).boundingBox();
        assertThat(List.of(careless.x, careless.y, careless.width, careless.height))
                .isEqualTo(List.of(usual.x, usual.y, usual.width, usual.height));
    }

    @Test
    void aSiteWithAStrictPolicyOfItsOwnNeedsToAllowTheOfficeAndNothingElse() {
        String of = office.server().customerPage();
        site.policy("default-src 'none'; script-src " + of + "; frame-src " + of);
        Page page = visit(1_000, site.allowed() + "/");
        assertThat(launcher(page)).hasCSS("background-color", "rgb(11, 110, 99)");
        launcher(page).click();
        assertThat(chat(page).locator("#name")).isVisible();
    }

    @Test
    void aSiteChoosesLanguageSideColourAndWords() {
        Page page = visit(1_000, site.allowed() + "/own");
        assertThat(launcher(page)).hasAccessibleName("Ask us");
        assertThat(launcher(page)).hasCSS("color", "rgb(31, 36, 34)");
        assertThat(launcher(page).boundingBox().x).isEqualTo(20);
        launcher(page).click();
        assertThat(chat(page).locator(".join-form .primary")).hasText("Start");
    }

    @Test
    void onAPhoneItTakesTheWholeScreen() {
        Page page = visit(360, site.allowed() + "/");
        page.locator("#link").click();
        assertThat(chat(page).locator("#name")).isVisible();
        BoundingBox box = page.locator("sangdam-chat iframe").boundingBox();
        assertThat(List.of(box.x, box.y, box.width, box.height)).isEqualTo(List.of(0.0, 0.0, 360.0, 740.0));
        chat(page).locator(".close-frame").click();
        assertThat(page.locator("sangdam-chat iframe")).isHidden();
        assertThat(page.locator("#link")).isFocused();
    }

    @Test
    void aBrowserThatLetsTheFrameKeepNothingIsShownTheWayToAWindowOfItsOwn() {
        device = CHROMIUM.browser().newContext(new Browser.NewContextOptions().setLocale("ko-KR"));
        device.addInitScript("if (parent !== window) Object.defineProperty(window, 'localStorage',"
                + " { get() { throw new DOMException('denied', 'SecurityError'); } });");
        Page page = device.newPage();
        page.navigate(site.allowed() + "/");
        launcher(page).click();
        assertThat(page.locator("sangdam-chat .before")).containsText("다음 화면에 남지 않아요");
        assertThat(page.locator("sangdam-chat iframe")).isHidden();
        Page own = page.waitForPopup(() -> page.locator("sangdam-chat .apart").click());
        assertThat(own.locator("#name")).isVisible();
    }

    @Test
    void withoutScriptsTheLinkLeadsToThePage() {
        device = CHROMIUM.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = device.newPage();
        page.navigate(site.allowed() + "/");
        page.locator("#link").click();
        assertThat(page).hasURL(office.server().customerPage());
    }
}

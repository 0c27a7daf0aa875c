package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** Pictures of the page in each of its states, to be looked at: phone and desktop, two languages, light and dark. */
public final class StatePictures {
    private static final String PASSWORD = "a long enough password";

    private final Path folder;
    private final String name;
    private final Page page;

    private StatePictures(Path folder, String name, Page page) {
        this.folder = folder;
        this.name = name;
        this.page = page;
    }

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (HostSite site = new HostSite();
                RealBrowser chromium = RealBrowser.launch()) {
            Outside outside = new Outside(null, List.of(), Map.of(), List.of(site.allowed()));
            Path data = Files.createTempDirectory("sangdam-states");
            try (ChatServer server =
                    ChatServer.start(new ServerConfig(data.resolve("o"), ServerConfig.LOOPBACK, 0, 0, true, outside))) {
                System.out.println(SlowPhone.measured(chromium.browser(), server.customerPage()));
                server.setUp("한빛 고객센터", "최은영", PASSWORD);
                server.addAccount("이수진", Role.ADMINISTRATOR, PASSWORD);
                site.page("/", hostPage(server.customerPage()));
                try (CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
                    counsellor.signIn("이수진", PASSWORD);
                    for (String language : List.of("ko-KR", "en-US")) {
                        for (int width : new int[] {360, 1_280}) {
                            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                                String name = language.substring(0, 2) + "-" + width + "-"
                                        + theme.name().toLowerCase(java.util.Locale.ROOT);
                                Browser.NewContextOptions device = new Browser.NewContextOptions()
                                        .setViewportSize(width, width < 600 ? 740 : 820)
                                        .setLocale(language)
                                        .setTimezoneId("Asia/Seoul")
                                        .setIsMobile(width < 600)
                                        .setHasTouch(width < 600)
                                        .setColorScheme(theme);
                                try (BrowserContext context = chromium.browser().newContext(device)) {
                                    Page page = context.newPage();
                                    page.navigate(server.customerPage());
                                    new StatePictures(folder, name, page).consultation(counsellor);
                                }
                                try (BrowserContext context = chromium.browser().newContext(device)) {
                                    set(counsellor, true);
                                    Page page = context.newPage();
                                    page.navigate(server.customerPage());
                                    new StatePictures(folder, name, page).anonymous(counsellor);
                                    set(counsellor, false);
                                }
                                try (BrowserContext context = chromium.browser().newContext(device)) {
                                    Page page = context.newPage();
                                    page.navigate(site.allowed() + "/");
                                    new StatePictures(folder, name, page).embedded();
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static String hostPage(String address) {
        return "<!doctype html><html><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
                + "<title>한빛 쇼핑</title><style>body { margin: 0; font: 18px Georgia, serif; background: #efe7da; color: #333 }"
                + " header { padding: 24px; background: #593c2a; color: #fff } main { padding: 24px }</style></head>"
                + "<body><header>Hanbit Shop</header><main><h1>Autumn coats</h1><p>Wool, made to last.</p></main>"
                + "<script src='" + address + "embed.js' async></script></body></html>";
    }

    private void shot(String state) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(state + "-" + name + ".png")));
    }

    private void consultation(CounsellorClient counsellor) {
        assertThat(page.locator("#topic [value=general]")).hasCount(1);
        shot("01-form");
        page.locator(".join-form .primary").click();
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve("02-errors-" + name + ".png")));
        page.locator("#name").fill("김하늘 " + name);
        page.locator("#phone").fill("010-1234-5678");
        page.locator("#topic").selectOption("general");
        page.locator("#text").fill("다음 주 토요일 예약을 일요일로 옮길 수 있을까요?");
        page.locator("#consent").check();
        page.locator(".join-form .primary").click();
        assertThat(page.locator(".waiting-place")).isVisible();
        shot("03-waiting");
        long conversation = counsellor.waiting("김하늘 " + name).conversation();
        counsellor.claim(conversation);
        counsellor.say(conversation, "안녕하세요, 예약 변경을 도와드리겠습니다. https://office.example/b/20417 에서 확인해 주세요.");
        assertThat(page.locator(".conversation .message-text")).hasCount(2);
        page.locator(".composer textarea").fill("예약번호는 B-20417이에요.");
        page.locator(".composer [type=submit]").click();
        assertThat(page.locator(".message.mine").last()).hasAttribute("data-mark", "sent");
        shot("04-matched");
        page.locator(".upload-input")
                .setInputFiles(new FilePayload("예약 확인서.txt", "text/plain", "1234".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".message-file")).hasCount(1);
        page.locator(".upload-input")
                .setInputFiles(new FilePayload("page.html", "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".upload-why")).not().isEmpty();
        shot("05-file");
        page.locator(".upload button").last().click();
        page.context().setOffline(true);
        page.locator(".composer textarea").fill("터널에서 쓴 말이에요.");
        page.locator(".composer [type=submit]").click();
        assertThat(page.locator(".connection-line")).hasAttribute("data-link", "offline");
        shot("06-offline");
        page.context().setOffline(false);
        assertThat(page.locator(".message.mine").last()).hasAttribute("data-mark", "sent");
        page.locator(".conversation-bar .quiet").first().click();
        shot("07-asked");
        page.locator("dialog .primary").click();
        assertThat(page.locator(".conversation-over")).isVisible();
        assertThat(page.locator(".rating fieldset")).isVisible();
        shot("08-ended");
        page.locator(".conversation-over .earlier-link").click();
        assertThat(page.locator(".earlier-list li")).hasCount(1);
        shot("09-earlier");
        page.locator(".earlier-list li a").click();
        assertThat(page.locator(".earlier-reading .message-text")).hasCount(5);
        shot("10-reading");
        page.addInitScript("delete Array.prototype.at;");
        page.reload();
        assertThat(page.locator(".too-old")).isVisible();
        shot("11-too-old");
    }

    /** Whether customers may stay anonymous, and are seen typing. */
    private static void set(CounsellorClient administrator, boolean on) {
        String id = "set-" + System.nanoTime();
        administrator.say(new Administering.SetOffice(id, null, null, on, on));
        administrator.acknowledged(id);
    }

    private void anonymous(CounsellorClient counsellor) {
        assertThat(page.locator("#anonymous")).isVisible();
        shot("14-may-stay-anonymous");
        page.locator("#anonymous").check();
        assertThat(page.locator("#name")).isHidden();
        shot("15-anonymous");
        page.locator("#topic").selectOption("general");
        page.locator("#text").fill("이름 없이 여쭤볼게요. " + name);
        page.locator("#consent").check();
        page.locator(".join-form .primary").click();
        assertThat(page.locator(".waiting-place")).isVisible();
        counsellor.claim(counsellor
                .hear(
                        ToCounsellor.WaitingChanged.class,
                        step -> step.put().stream()
                                .anyMatch(row -> row.firstLine().endsWith(name)))
                .put()
                .get(0)
                .conversation());
        page.locator(".composer textarea").fill("상담사에게 바로 보이는 글이에요");
        assertThat(page.locator("#preview-note")).not().isEmpty();
        shot("16-typing-is-seen");
        page.locator(".conversation-bar .quiet").first().click();
        page.locator("dialog .primary").click();
        assertThat(page.locator(".conversation-over")).isVisible();
    }

    private void embedded() {
        assertThat(page.locator("sangdam-chat .launcher")).isVisible();
        shot("12-embedded-closed");
        page.locator("sangdam-chat .launcher").click();
        assertThat(page.frameLocator("sangdam-chat iframe").locator(".close-frame"))
                .isVisible();
        assertThat(page.frameLocator("sangdam-chat iframe").locator("#topic [value=general]"))
                .hasCount(1);
        shot("13-embedded-open");
    }
}

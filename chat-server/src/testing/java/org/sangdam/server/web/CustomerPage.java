package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The customers' page as a customer in Korea sees and uses it: one device with a memory of its own. */
public final class CustomerPage implements AutoCloseable {
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final BrowserContext device;
    private final Page page;

    /** @param width in CSS pixels; under 600 it is a phone, used by touch */
    public CustomerPage(Browser browser, String address, int width, String language) {
        this(browser, address, width, language, page -> {});
    }

    /** @param before what is done with the page before it is opened */
    public CustomerPage(Browser browser, String address, int width, String language, Consumer<Page> before) {
        boolean phone = width < 600;
        device = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, phone ? 740 : 820)
                .setLocale(language)
                .setTimezoneId("Asia/Seoul")
                .setHasTouch(phone)
                .setIsMobile(phone));
        page = device.newPage();
        page.onConsoleMessage(message -> {
            boolean bad = message.type().equals("error") || message.type().equals("warning");
            // A page cannot keep the browser from noting that the network broke.
            boolean network = message.text().startsWith("WebSocket connection to")
                    || message.text().startsWith("Failed to load resource: net::ERR_");
            if (bad && !network) {
                problems.add(message.text());
            }
        });
        page.onPageError(problems::add);
        page.onRequest(request -> {
            if (!request.url().replaceFirst("^blob:", "").startsWith(address)) {
                problems.add("asks a stranger: " + request.url());
            }
        });
        before.accept(page);
        page.navigate(address);
    }

    public Page page() {
        return page;
    }

    /** What the browser complained about so far: errors, warnings, violations of the policy, requests to others. */
    public List<String> problems() {
        return problems;
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Fills the Korean form and asks for a consultation. */
    public void join(String name, String question) {
        field("이름").fill(name);
        field("휴대폰 번호").fill("010-1234-5678");
        field("상담 주제").selectOption("general");
        field("문의 내용").fill(question);
        field("개인정보 수집·이용 동의").check();
        button("상담 신청").click();
        assertThat(place()).isVisible();
    }

    public Locator place() {
        return page.locator(".waiting-place");
    }

    public Locator composer() {
        return page.locator(".composer textarea");
    }

    public void say(String text) {
        composer().fill(text);
        page.locator(".composer [type=submit]").click();
    }

    /** The bubbles of the conversation on the screen. */
    public Locator messages() {
        return page.locator(".conversation .message-text");
    }

    public Locator message(String text) {
        return page.locator(".conversation .message", new Page.LocatorOptions().setHasText(text));
    }

    /** What the link to the service is shown as: connected, reconnecting … */
    public Locator link() {
        return page.locator(".connection-line");
    }

    /** Stops everything that the page does, as a phone in a pocket has it, or lets it go on. */
    public void freeze(boolean frozen) {
        CDPSession life = device.newCDPSession(page);
        JsonObject state = new JsonObject();
        state.addProperty("state", frozen ? "frozen" : "active");
        life.send("Page.setWebLifecycleState", state);
        life.detach();
    }

    public void reload() {
        page.reload();
    }

    @Override
    public void close() {
        device.close();
    }
}

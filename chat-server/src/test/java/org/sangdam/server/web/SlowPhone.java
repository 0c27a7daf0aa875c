package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** How soon a cheap phone in a subway shows the form: a quarter of this machine's speed, 400 kbit/s, 400 ms there and back. */
final class SlowPhone {
    private static final int BYTES_A_SECOND = 50_000;
    private static final int LATENCY = 400;
    private static final int SLOWER = 4;

    private SlowPhone() {}

    /** @return a line of figures, in milliseconds since the page was asked for */
    static String measured(Browser browser, String address) {
        try (BrowserContext device = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setLocale("ko-KR"))) {
            Page page = device.newPage();
            CDPSession control = device.newCDPSession(page);
            JsonObject network = new JsonObject();
            network.addProperty("offline", false);
            network.addProperty("latency", LATENCY);
            network.addProperty("downloadThroughput", BYTES_A_SECOND);
            network.addProperty("uploadThroughput", BYTES_A_SECOND);
            control.send("Network.enable");
            control.send("Network.emulateNetworkConditions", network);
            JsonObject speed = new JsonObject();
            speed.addProperty("rate", SLOWER);
            control.send("Emulation.setCPUThrottlingRate", speed);
            page.addInitScript("new MutationObserver((changes, watch) => {"
                    + " const form = document.querySelector('.join-form');"
                    + " if (form && !form.hidden && !window.writable) window.writable = performance.now();"
                    + " if (document.querySelectorAll('#topic option').length > 1) { window.ready = performance.now(); watch.disconnect(); }"
                    + " }).observe(document, { subtree: true, childList: true, attributes: true });");
            page.navigate(address);
            assertThat(page.locator("#topic [value=general]")).hasCount(1);
            return "On a slow phone: painted after "
                    + page.evaluate(
                            "() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)")
                    + " ms, the form can be written into after " + page.evaluate("() => Math.round(window.writable)")
                    + " ms and sent off after " + page.evaluate("() => Math.round(window.ready)") + " ms";
        }
    }
}

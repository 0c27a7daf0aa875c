package org.sangdam.server.web;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real browser for all tests of a class; each opens pages of its own in it. */
final class Chromium implements BeforeAllCallback, AfterAllCallback {
    private RealBrowser running;

    Browser browser() {
        return running.browser();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = RealBrowser.launch();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.close();
    }
}

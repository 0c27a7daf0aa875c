package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait on a phone whose keyboard is open, and on one that lies on its side. */
class ShortScreenUiTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @ParameterizedTest
    @CsvSource({"360, 400", "740, 360"})
    void theNewestMessageAndTheComposerAreSeenBesideThePlace(int width, int height) {
        try (CustomerPage customer = customer()) {
            customer.join("홍길동", "배송이 늦어요.");
            office.closes();
            assertThat(customer.page().locator(".place-door")).isVisible();
            customer.page().setViewportSize(width, height);
            customer.say("주문 번호는 1120이에요.");
            LocatorAssertions.IsInViewportOptions whole = new LocatorAssertions.IsInViewportOptions().setRatio(1);
            assertThat(customer.messages().last()).isInViewport(whole);
            assertThat(customer.composer()).isInViewport(whole);
            assertThat(customer.page().locator(".place-line")).isInViewport(whole);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void theButtonsOfThePlaceDoNotTouch() {
        try (CustomerPage customer = customer()) {
            customer.join("홍길동", "배송이 늦어요.");
            BoundingBox notify = box(customer, ".notify");
            BoundingBox instead = box(customer, ".call-instead");
            boolean besides = instead.x >= notify.x + notify.width + 8;
            assertThat(besides || instead.y >= notify.y + notify.height + 8).isTrue();
        }
    }

    private CustomerPage customer() {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR");
    }

    /** Also of what this browser has no need to offer. */
    private static BoundingBox box(CustomerPage customer, String selector) {
        customer.page().locator(selector).evaluate("(button) => { button.hidden = false; }");
        return customer.page().locator(selector).boundingBox();
    }
}

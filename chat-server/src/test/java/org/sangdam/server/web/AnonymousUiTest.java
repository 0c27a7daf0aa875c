package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;

/** The page for somebody who does not want to say who they are. */
class AnonymousUiTest {
    private static final double PATIENCE_MILLIS = 60_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void itIsOfferedAndTakenBackOnThePageThatIsOpen() {
        try (CustomerPage customer = customer()) {
            assertThat(customer.page().locator("#topic [value=general]")).hasCount(1);
            assertThat(customer.field("익명으로 상담하기")).isHidden();
            customer.field("문의 내용").fill("배송이 늦어요.");
            office.allowsAnonymous(true);
            customer.field("익명으로 상담하기").check();
            assertThat(customer.field("이름")).isHidden();
            assertThat(customer.field("휴대폰 번호")).isHidden();
            assertThat(customer.page().locator("#consent-what")).not().containsText("이름");
            office.allowsAnonymous(false);
            assertThat(customer.field("이름")).isVisible();
            assertThat(customer.field("휴대폰 번호")).isVisible();
            assertThat(customer.page().locator("#consent-what")).containsText("이름");
            assertThat(customer.field("문의 내용")).hasValue("배송이 늦어요.");
        }
    }

    @Test
    void theKeyboardAloneIsEnoughAndWhatWasWrittenInTheFieldsIsNotSent() {
        office.allowsAnonymous(true);
        try (CustomerPage customer = customer()) {
            Page page = customer.page();
            customer.button("상담 신청").click();
            assertThat(customer.field("이름")).hasAttribute("aria-invalid", "true");
            customer.field("이름").fill("홍길동");
            customer.field("휴대폰 번호").fill("010-1234-5678");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            assertThat(customer.field("익명으로 상담하기")).isChecked();
            assertThat(customer.field("익명으로 상담하기")).isFocused();
            assertThat(customer.field("이름")).isHidden();
            page.keyboard().press("Tab");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            page.keyboard().insertText("이름 없이 여쭤볼게요.");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            assertThat(customer.place()).isVisible();
            ToCounsellor.Waiting row = office.counsellor().waiting("익명 1");
            assertThat(row.phone()).isNull();
            office.matched(customer, "익명 1");
            customer.button("상담 종료").click();
            page.locator("dialog .primary").click();
            customer.button("새 상담 시작하기").click();
            assertThat(customer.field("익명으로 상담하기")).isChecked();
            assertThat(page.locator("#anonymous-what")).containsText("지난 상담은 상담사가 함께 볼 수 있어요");
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void whoWantsToBeCalledAfterAllIsAskedForANumber() {
        office.allowsAnonymous(true);
        office.counsellor().say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        try (CustomerPage customer = customer()) {
            customer.field("익명으로 상담하기").check();
            assertThat(customer.button("기다리지 않고 연락 받기"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            customer.button("기다리지 않고 연락 받기").click();
            assertThat(customer.field("이름")).isFocused();
            assertThat(customer.field("휴대폰 번호")).hasAttribute("aria-invalid", "true");
            assertThat(customer.field("익명으로 상담하기")).not().isChecked();
            office.closes();
            assertThat(customer.field("익명으로 상담하기")).isHidden();
        }
    }

    private CustomerPage customer() {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR");
    }
}

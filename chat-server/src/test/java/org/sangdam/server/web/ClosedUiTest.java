package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;

/** The page of an office that is closed, or in which nobody is: no customer is lost. */
class ClosedUiTest {
    private static final double PATIENCE_MILLIS = 60_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void whoComesWhileItIsClosedReadsWhenItOpensAndIsCalledBack() {
        String day = office.closes().getDisplayName(TextStyle.FULL, Locale.KOREAN);
        try (CustomerPage customer = customer()) {
            assertThat(customer.page().locator(".door-note"))
                    .containsText("지금은 상담 시간이 아니에요" + "오늘은 쉬는 날이에요. " + day + " 오전 9시에 다시 열어요." + "급하면 전화해 주세요.");
            assertThat(customer.button("상담 신청")).hasCount(0);
            fill(customer);
            customer.button("연락 요청하기").click();
            expectsACall(customer);

            CallBackFrame.CallBack asked = office.counsellor()
                    .hear(CallBackFrame.Changed.class, frame -> true)
                    .callBack();
            assertThat(asked.name() + " " + asked.phone() + " " + asked.text()).isEqualTo("홍길동 010-1234-5678 배송이 늦어요.");
            customer.reload();
            expectsACall(customer);
            office.counsellor().say(new CallingBack.Done("done", asked.callBack()));
            assertThat(customer.field("이름")).isVisible();
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenWhenTheHourStruckIsNotLost() {
        try (CustomerPage customer = customer()) {
            fill(customer);
            office.closes();
            assertThat(customer.button("연락 요청하기")).isVisible();
            assertThat(customer.field("문의 내용")).hasValue("배송이 늦어요.");
            office.opens();
            assertThat(customer.button("상담 신청")).isVisible();
            customer.button("상담 신청").click();
            assertThat(customer.place()).isVisible();
            office.closes();
            office.matched(customer, "홍길동");
        }
    }

    /** What the page shows is told by the service once nobody was available for a quarter of a minute. */
    @Test
    void whileNobodyServesACustomerMayWaitOrBeCalled() {
        office.counsellor().say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        try (CustomerPage customer = customer()) {
            fill(customer);
            assertThat(customer.page().locator(".door-note"))
                    .containsText(
                            "지금은 자리에 있는 상담사가 없어요",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(customer.button("상담 신청")).isVisible();
            customer.button("기다리지 않고 연락 받기").click();
            expectsACall(customer);
        }
    }

    @Test
    void whoWaitsReadsThatItHasClosedAndThatNobodyIsThere() {
        try (CustomerPage customer = customer()) {
            fill(customer);
            customer.button("상담 신청").click();
            assertThat(customer.place()).containsText("다음 차례예요.");
            String day = office.closes().getDisplayName(TextStyle.FULL, Locale.KOREAN);
            assertThat(customer.page().locator(".place-door"))
                    .hasText("지금은 상담 시간이 아니에요" + "오늘은 쉬는 날이에요. " + day + " 오전 9시에 다시 열어요. 기다리시면 상담사가 오는 대로 연결해 드려요."
                            + "급하면 전화해 주세요.");
            assertThat(customer.place()).not().containsText("다음 차례예요.");
            assertThat(customer.button("기다리지 않고 연락 받기")).isVisible();
            office.opens();
            assertThat(customer.place()).containsText("다음 차례예요.");
            assertThat(customer.page().locator(".place-door")).isHidden();

            office.counsellor().say(new FromCounsellor.SetPresence("away", Presence.AWAY));
            assertThat(customer.page().locator(".place-door"))
                    .hasText(
                            "지금은 자리에 있는 상담사가 없어요기다리시면 상담사가 오는 대로 연결해 드려요.",
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(customer.place()).not().containsText("다음 차례예요.");
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void whoWaitsIsCalledInsteadOnceTheyHaveSaidYes() {
        try (CustomerPage customer = customer()) {
            fill(customer);
            customer.button("상담 신청").click();
            assertThat(customer.place()).isVisible();
            customer.button("기다리지 않고 연락 받기").click();
            assertThat(customer.page().locator("dialog")).containsText("010-****-5678 번호로 연락드릴게요.");
            customer.page().keyboard().press("Escape");
            assertThat(customer.place()).isVisible();
            customer.button("기다리지 않고 연락 받기").click();
            customer.page().locator("dialog .primary").click();
            expectsACall(customer);
            CallBackFrame.CallBack asked = office.counsellor()
                    .hear(CallBackFrame.Changed.class, frame -> true)
                    .callBack();
            assertThat(asked.name() + " " + asked.phone() + " " + asked.text()).isEqualTo("홍길동 010-1234-5678 배송이 늦어요.");
            customer.reload();
            expectsACall(customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    private CustomerPage customer() {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR");
    }

    private static void fill(CustomerPage customer) {
        customer.field("이름").fill("홍길동");
        customer.field("휴대폰 번호").fill("010-1234-5678");
        customer.field("상담 주제").selectOption("general");
        customer.field("문의 내용").fill("배송이 늦어요.");
        customer.field("개인정보 수집·이용 동의").check();
    }

    private static void expectsACall(CustomerPage customer) {
        assertThat(customer.page().locator(".called-back")).containsText("연락 요청을 받았어요");
        assertThat(customer.page().locator(".called-back")).containsText("010-****-5678");
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.ToCounsellor;

/** A customer says how a consultation was, or doesn't. */
class RatingUiTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    private int asked;

    @Test
    void theKeyboardAloneIsEnoughNothingIsChosenBeforehandAndItCanBeChanged() {
        try (CustomerPage customer = customer(1280)) {
            Page page = customer.page();
            long conversation = over(customer);
            assertThat(page.locator(".rating :checked")).hasCount(0);
            assertThat(customer.button("평가 보내기")).hasCount(0);
            assertThat(customer.button("새 상담 시작하기")).isVisible();

            page.locator(".rating input").first().focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(star(customer, "4점, 좋았어요")).isChecked();
            page.keyboard().press("Tab");
            page.keyboard().insertText("설명이 쉬웠어요.");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".rating-line")).hasText("평가해 주셔서 감사합니다.");
            assertThat(rating(conversation)).returns(4, Rating::stars).returns("설명이 쉬웠어요.", Rating::comment);

            customer.button("평가 고치기").click();
            star(customer, "5점, 아주 좋았어요").check();
            customer.button("평가 보내기").click();
            assertThat(page.locator(".rating-line")).hasText("평가해 주셔서 감사합니다.");
            assertThat(rating(conversation)).returns(5, Rating::stars).returns("설명이 쉬웠어요.", Rating::comment);

            customer.reload();
            assertThat(star(customer, "5점, 아주 좋았어요")).isChecked();
            assertThat(star(customer, "5점, 아주 좋았어요")).isDisabled();
            assertThat(page.locator(".rating legend")).hasText("내 평가");
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenOfflineIsSentOnceWhenThePageIsBackEvenIfANewConsultationIsWanted() {
        try (CustomerPage customer = customer(360)) {
            Page page = customer.page();
            long conversation = over(customer);
            assertThat(star(customer, "2점, 아쉬웠어요")).isEnabled();
            page.context().setOffline(true);
            office.stop();
            assertThat(customer.link()).hasAttribute("data-link", "offline");
            star(customer, "2점, 아쉬웠어요").check();
            customer.button("평가 보내기").click();
            assertThat(page.locator(".rating-line")).hasText("연결되면 보낼게요.");
            customer.button("새 상담 시작하기").click();
            startAgain();
            page.context().setOffline(false);
            assertThat(customer.link()).hasAttribute("data-link", "connected");
            page.waitForFunction("() => localStorage.getItem('sangdam.ratings') === '[]'");
            office.counsellorComesBack();
            assertThat(rating(conversation)).returns(2, Rating::stars).returns(1, Rating::change);
        }
    }

    @Test
    void whoWasNotCounselledIsAskedNothing() {
        try (CustomerPage customer = customer(360)) {
            customer.join("홍길동", "배송이 늦어요.");
            customer.button("대기 취소").click();
            customer.page().locator("dialog .primary").click();
            assertThat(customer.button("새 상담 시작하기")).isVisible();
            assertThat(customer.page().locator(".rating")).isHidden();
        }
    }

    private CustomerPage customer(int width) {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), width, "ko-KR");
    }

    private long over(CustomerPage customer) {
        customer.join("홍길동", "배송이 늦어요.");
        long conversation = office.matched(customer, "홍길동");
        office.counsellor().end(conversation);
        assertThat(customer.page().locator(".rating")).isVisible();
        return conversation;
    }

    private static Locator star(CustomerPage customer, String label) {
        return customer.field(label);
    }

    private Rating rating(long conversation) {
        String id = "read-" + ++asked;
        office.counsellor().say(new FromCounsellor.Transcript(id, conversation, 0));
        return office.counsellor()
                .hear(ToCounsellor.Transcript.class, frame -> frame.id().equals(id))
                .conversation()
                .rating();
    }

    private void startAgain() {
        try {
            office.startAgain();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Typing;

/** What the page shows of a text before it is sent, and what it tells its writer of that. */
class TypingPreviewUiTest {
    private static final String NOTE = "입력 중인 내용은 보내기 전에도 상담사에게 보여요.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private CustomerPage customer;
    private Locator note;

    @BeforeEach
    void talk() {
        customer = new CustomerPage(
                CHROMIUM.browser(),
                office.server().customerPage(),
                1280,
                "ko-KR",
                page -> page.onWebSocket(socket -> socket.onFrameSent(frame -> sent.add(frame.text()))));
        note = customer.page().locator("#preview-note");
        customer.join("홍길동", "배송이 늦어요.");
        office.matched(customer, "홍길동");
    }

    @AfterEach
    void close() {
        customer.close();
    }

    private void hears(String text) {
        office.counsellor().hear(Typing.class, typing -> typing.by() == Sender.CUSTOMER && text.equals(typing.text()));
    }

    private void hearsThatItHasStopped() {
        office.counsellor().hear(Typing.class, typing -> typing.by() == Sender.CUSTOMER && !typing.active());
    }

    @Test
    void itIsToldAndShownFromTheMomentOnInWhichTheOfficeWantsItUntilItDoesNot() {
        customer.composer().pressSequentially("아무도 못 봐요");
        office.counsellor().hear(Typing.class, typing -> typing.by() == Sender.CUSTOMER && typing.active());
        assertThat(note).isEmpty();
        customer.composer().fill("");
        hearsThatItHasStopped();

        office.shows(true);
        assertThat(note).hasText(NOTE);
        assertThat(customer.composer()).hasAccessibleDescription(NOTE);
        try (InputMethod method = new InputMethod(customer.page())) {
            customer.composer().focus();
            method.compose("ㅎ");
            hears("ㅎ");
            method.compose("하");
            method.compose("한");
            hears("한");
        }
        customer.composer().fill("한 번 더");
        hears("한 번 더");
        customer.page().locator(".composer [type=submit]").click();
        hearsThatItHasStopped();

        office.shows(false);
        assertThat(note).isEmpty();
        customer.composer().pressSequentially("다시 아무도 못 봐요");
        office.counsellor()
                .hear(
                        Typing.class,
                        typing -> typing.by() == Sender.CUSTOMER && typing.active() && typing.text() == null);
        assertThat(String.join("\n", sent)).contains("한 번 더").doesNotContain("못 봐요");
        assertThat(customer.problems()).isEmpty();
    }

    @Test
    void howeverFastSomebodyTypesItIsToldOnceASecondAndTheLastOfItIsNotLost() {
        office.shows(true);
        assertThat(note).hasText(NOTE);
        long begun = System.nanoTime();
        String text = "빠르게 쓰는 긴 글입니다. ".repeat(6).strip();
        customer.composer().pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(40));
        hears(text);
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(sent.stream().filter(frame -> frame.contains("\"typing\"") && frame.contains("빠르게")))
                .hasSizeBetween(2, (int) seconds + 2);
    }
}

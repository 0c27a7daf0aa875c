package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Enter beside Hangul, Japanese and plain letters, as each browser's input method gives it, in a real Chromium. */
class EnterUiTest {
    private static final String FIRST = "배송이 늦어요.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void onADeskOneEnterSendsTheWholeTextOnceAndLeavesTheBoxEmpty() throws IOException {
        try (CustomerPage customer = talking(1280);
                InputMethod method = new InputMethod(customer.page())) {
            List<String> sent = new ArrayList<>(List.of(FIRST));
            for (InputMethod.Order order : InputMethod.recorded()) {
                customer.composer().fill("");
                method.play(order);
                if (order.sends()) {
                    sent.add(order.text());
                }
                assertThat(customer.messages()).hasText(sent.toArray(String[]::new));
                String left = order.sends() ? "" : order.text() + "\n".repeat(order.breaks());
                assertThat(customer.composer().inputValue()).as(order.name()).isEqualTo(left);
            }
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void onAPhoneEnterBreaksTheLineAndTheButtonSends() throws IOException {
        try (CustomerPage customer = talking(360);
                InputMethod method = new InputMethod(customer.page())) {
            for (InputMethod.Order order : InputMethod.recorded()) {
                customer.composer().fill("");
                method.play(order);
                assertThat(customer.composer().inputValue())
                        .as(order.name())
                        .isEqualTo(order.text() + "\n".repeat(order.breaks()));
            }
            assertThat(customer.messages()).hasText(new String[] {FIRST});
            customer.composer().fill("버튼으로");
            customer.button("보내기").tap();
            assertThat(customer.messages()).hasText(new String[] {FIRST, "버튼으로"});
            assertThat(customer.composer()).hasValue("");
        }
    }

    /** The button is pressed while the last syllable is still being composed. */
    @Test
    void theButtonTakesTheSyllableThatIsStillComposed() throws IOException {
        try (CustomerPage customer = talking(360);
                InputMethod method = new InputMethod(customer.page())) {
            method.compose("한");
            customer.button("보내기").tap();
            assertThat(customer.messages()).hasText(new String[] {FIRST, "한"});
            assertThat(customer.composer()).hasValue("");
        }
    }

    private CustomerPage talking(int width) {
        CustomerPage customer =
                new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), width, "ko-KR");
        customer.join("홍길동", FIRST);
        office.matched(customer, "홍길동");
        customer.composer().focus();
        return customer;
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.ToCustomer;

/** A customer reads on a new device what was said on another, when a counsellor has seen who asks. */
class OtherDeviceUiTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void aCodeTypedOnThePageOpensWhatWasSaidElsewhereUntilTheDeviceForgets() {
        consultationOnAnotherDevice();
        try (CustomerPage customer =
                new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR")) {
            customer.join("홍길동", "새 휴대폰이에요.");
            long conversation = office.matched(customer, "홍길동");
            Locator form = customer.page().locator(".code-form");
            assertThat(form).isHidden();
            String code = code(conversation);
            assertThat(form).isVisible();
            customer.reload();
            Locator box = customer.page().locator("#earlier-code");
            box.fill("12 34");
            customer.button("확인").click();
            assertThat(form).containsText("숫자 6자리를 입력해 주세요.");
            box.fill(code.equals("000000") ? "000001" : "000000");
            customer.button("확인").click();
            assertThat(form).containsText("번호가 맞지 않아요. 4번 더 입력할 수 있어요.");
            customer.say(code);
            assertThat(customer.message(code)).containsText("이 번호는 메시지로 보내지 말고 번호 입력란에 입력해 주세요.");
            customer.button("삭제").click();
            box.fill(code.substring(0, 3) + " " + code.substring(3));
            customer.button("확인").click();
            assertThat(form).containsText("이제 이 기기에서도 지난 상담을 볼 수 있어요.");
            form.locator("a").click();
            Locator rows = customer.page().locator(".earlier-list li");
            assertThat(rows).hasCount(1);
            rows.locator("a").click();
            assertThat(customer.page().locator(".earlier-reading .message-text"))
                    .hasText("예전 기기에서 한 말");
            assertThat(customer.problems()).isEmpty();

            String token = (String) customer.page().evaluate("() => JSON.parse(localStorage.getItem('sangdam.token'))");
            office.counsellor().end(conversation);
            customer.page().locator(".earlier-reading .conversation-bar a").click();
            assertThat(rows).hasCount(2);
            customer.page().locator(".earlier-list .forget").click();
            customer.page().locator("dialog .primary").click();
            assertThat(customer.field("이름")).isVisible();
            try (CustomerClient withTheOldToken =
                    new CustomerClient(office.server().socketPort())) {
                withTheOldToken.hello(token, 0, 0);
                withTheOldToken.say(new FromCustomer.History("list", 0));
                assertThat(withTheOldToken.hear(ToCustomer.History.class).conversations())
                        .hasSize(1);
            }
        }
    }

    private void consultationOnAnotherDevice() {
        try (CustomerClient before = new CustomerClient(office.server().socketPort())) {
            before.join("홍길동전", "예전 기기에서 한 말");
            long number = office.counsellor().waiting("홍길동전").conversation();
            office.counsellor().claim(number);
            office.counsellor().end(number);
        }
    }

    private String code(long conversation) {
        office.counsellor().say(new Granting.FindRecords("find", conversation));
        OfRecords.Known known =
                office.counsellor().hear(OfRecords.Records.class).records().get(0);
        office.counsellor().say(new Granting.MakeCode("code", conversation, known.customer()));
        return office.counsellor().hear(OfRecords.CodeMade.class).code();
    }
}

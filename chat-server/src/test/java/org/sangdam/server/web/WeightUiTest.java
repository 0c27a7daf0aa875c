package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page costs a phone that has never seen it, and one that has. */
class WeightUiTest {
    private static final int KB = 1024;

    /** What a new connection may send before it waits for an answer: ten packets. */
    private static final int FIRST_FLIGHT = 14 * KB;

    /** As it is sent, for all that a consultation from its beginning to its end loads. */
    private static final int WHOLE_PACKED = 60 * KB;

    /** As it is read: until the form can be written into, and until it can be sent off. */
    private static final int WRITING = 60 * KB;

    private static final int SENDING = 96 * KB;

    private static final String LOADED = "() => [...performance.getEntriesByType('navigation'),"
            + " ...performance.getEntriesByType('resource')].filter(({initiatorType}) => initiatorType !== 'fetch')"
            + ".map(({name, encodedBodySize, decodedBodySize, transferSize, renderBlockingStatus, initiatorType}) => ({name,"
            + " encodedBodySize, decodedBodySize, transferSize,"
            + " first: initiatorType === 'navigation' || renderBlockingStatus === 'blocking'}))";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void theFormIsPaintedByOneAnswerAndWrittenIntoBeforeTheRestIsThere() {
        try (CustomerPage customer = open("**/page.js", "")) {
            customer.field("이름").fill("홍길동");
            customer.field("문의 내용").fill("배송이 늦어요.");
            List<Map<String, Object>> files = loaded(customer.page());
            assertThat(files.stream().filter(file -> file.get("first").equals(true)))
                    .extracting(file -> (String) file.get("name"))
                    .containsExactly(office.server().customerPage());
            assertThat(sum(files, "decodedBodySize")).isBetween(FIRST_FLIGHT, WRITING);
            System.out.printf("The form can be written into after %d bytes%n", sum(files, "decodedBodySize"));
            assertThat(customer.problems()).isEmpty();
        }
        try (CustomerPage customer = open("**/talk.js", "export const mountTalk = () => new Promise(() => {});")) {
            assertThat(customer.page().locator("#topic [value=general]")).hasCount(1);
            List<Map<String, Object>> files = loaded(customer.page());
            assertThat(sum(files, "decodedBodySize")).isBetween(WRITING, SENDING);
            System.out.printf("The form can be sent off after %d bytes%n", sum(files, "decodedBodySize"));
        }
    }

    /** With an empty file in the place of one that comes later, and of all that it asks for. */
    private CustomerPage open(String later, String instead) {
        Route.FulfillOptions empty =
                new Route.FulfillOptions().setContentType("text/javascript").setBody(instead);
        return new CustomerPage(
                CHROMIUM.browser(),
                office.server().customerPage(),
                360,
                "ko-KR",
                page -> page.route(later, route -> route.fulfill(empty)));
    }

    @Test
    void aWholeConsultationIsSmallOnTheWayAndNextToNothingTheSecondTime() {
        try (CustomerPage customer =
                new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR")) {
            Page page = customer.page();
            customer.join("홍길동", "배송이 늦어요.");
            office.counsellor().end(office.matched(customer, "홍길동"));
            page.waitForDownload(() -> customer.button("대화 저장하기").click());
            customer.link("지난 상담").click();
            assertThat(page.locator(".earlier-list li")).hasCount(1);

            List<Map<String, Object>> files = loaded(page);
            List<Map<String, Object>> first = files.stream()
                    .filter(file -> file.get("first").equals(true))
                    .toList();
            assertThat(first)
                    .extracting(file -> (String) file.get("name"))
                    .containsExactly(office.server().customerPage());
            assertThat(sum(first, "encodedBodySize")).isBetween(KB, FIRST_FLIGHT);
            assertThat(sum(files, "encodedBodySize")).isBetween(FIRST_FLIGHT, WHOLE_PACKED);
            System.out.printf(
                    "The page: %d bytes before the first paint, %d as a whole (%d uncompressed, %d files), painted after %s ms%n",
                    sum(first, "encodedBodySize"),
                    sum(files, "encodedBodySize"),
                    sum(files, "decodedBodySize"),
                    files.size(),
                    page.evaluate(
                            "() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"));

            customer.reload();
            assertThat(page.locator(".earlier-list li")).hasCount(1);
            assertThat(sum(loaded(page), "transferSize")).isLessThan(FIRST_FLIGHT);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> loaded(Page page) {
        return (List<Map<String, Object>>) page.evaluate(LOADED);
    }

    private static int sum(List<Map<String, Object>> files, String field) {
        return files.stream()
                .mapToInt(file -> ((Number) file.get(field)).intValue())
                .sum();
    }
}

package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.network.Cut;
import org.sangdam.server.network.CuttableLink.Direction;
import org.sangdam.server.network.Recoveries;
import org.sangdam.server.network.StoppedProcesses;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;

/** The customer's page in a real Chromium while its network is cut, the phone sleeps, or the service starts anew. */
class CutPageUiTest {
    private static final String QUESTION = "배송이 늦어요.";
    private static final int ANSWERS = 100;
    private static final int QUESTIONS = 20;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
    private final List<CutPage> pages = new ArrayList<>();
    private CounsellorClient counsellor;

    @BeforeEach
    void open() {
        counsellor = office.counsellor();
    }

    @AfterEach
    void close() throws IOException {
        time.shutdownNow();
        for (CutPage page : pages) {
            assertThat(page.customer.problems()).isEmpty();
            page.close();
        }
    }

    private CutPage joined(String name) throws IOException {
        CutPage page = new CutPage(CHROMIUM.browser(), office.server());
        pages.add(page);
        page.customer.join(name, QUESTION);
        return page;
    }

    private void counsellorSays(long conversation, int from, int to) {
        for (int i = from; i < to; i++) {
            counsellor.say(new FromCounsellor.Say("a" + conversation + "-" + i, conversation, "답변 " + i));
        }
    }

    /** What the counsellor was told of a conversation, in the order of its coming. */
    private List<String> told(long conversation) {
        List<String> told = new ArrayList<>(List.of(QUESTION));
        counsellor.heard(Message.class).stream()
                .filter(message -> message.conversation() == conversation && message.kind() == Kind.TEXT)
                .map(Message::text)
                .forEach(told::add);
        return told;
    }

    private boolean identical(CutPage page, long conversation, int messages) {
        List<String> told = told(conversation);
        return told.size() == messages && told.equals(page.transcript());
    }

    @Test
    void afterEachKindOfCutBothHaveTheSameOnceAndInOrderWithoutAReload() throws IOException {
        List<Cut> cuts = Cut.some();
        List<Long> conversations = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            conversations.add(office.matched(joined("고객" + i).customer, "고객" + i));
        }
        Recoveries recoveries = new Recoveries("page");
        IntStream.range(0, cuts.size()).forEach(i -> {
            CutPage page = pages.get(i);
            long conversation = conversations.get(i);
            page.page().evaluate("() => { window.here = true; }");
            counsellorSays(conversation, 0, ANSWERS / 4);
            page.says(0, QUESTIONS / 4);
            cuts.get(i).on(page.link);
            cuts.get(i).on(page.files());
            counsellorSays(conversation, ANSWERS / 4, ANSWERS);
            page.says(QUESTIONS / 4, QUESTIONS);
            Runnable restore = () -> {
                page.files().restore();
                recoveries.restored(
                        cuts.get(i), page.link, () -> identical(page, conversation, 1 + ANSWERS + QUESTIONS));
            };
            time.schedule(restore, cuts.get(i).length().toMillis(), TimeUnit.MILLISECONDS);
        });
        recoveries.await(cuts.size());
        for (CutPage page : pages) {
            assertThat(page.customer.link()).hasAttribute("data-link", "connected");
            assertThat(page.page().evaluate("() => window.here")).isEqualTo(true);
        }
        assertThat(recoveries.median()).isLessThan(Duration.ofSeconds(6));
        assertThat(recoveries.slowest()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCutIsSaidWhileItLastsAndWhatTheOldConnectionStillDeliversChangesNothing() throws IOException {
        CutPage page = joined("홍길동");
        long conversation = office.matched(page.customer, "홍길동");
        page.link.silence(Direction.UP, Direction.DOWN);
        page.customer.say("보이나요?");
        counsellorSays(conversation, 0, 3);
        assertThat(page.customer.link()).hasAttribute("data-link", "reconnecting");
        assertThat(page.customer.link()).isVisible();

        page.link.restoreForNewcomers();
        await().until(() -> identical(page, conversation, 5));
        assertThat(page.customer.link()).hasAttribute("data-link", "connected");
        page.link.release();
        counsellorSays(conversation, 3, 5);
        page.customer.say("잘 보여요.");
        await().until(() -> identical(page, conversation, 8));
    }

    @Test
    void reloadSleepAndARestartOfTheServiceLeaveEverybodyInTheirPlace() throws Exception {
        CutPage first = joined("홍길동");
        CutPage second = joined("임꺽정");
        for (CutPage page : pages) {
            page.page().reload();
        }
        second.page().navigate("about:blank");
        second.page().goBack();
        inTheirPlaces(first, second);

        second.customer.freeze(true);
        second.link.reset();
        second.link.restore();
        first.customer.say("아직 기다려요.");
        second.customer.freeze(false);
        second.page().dispatchEvent("body", "focus");
        inTheirPlaces(first, second);

        office.stop();
        assertThat(first.customer.link()).hasAttribute("data-link", "reconnecting");
        office.startAgain();
        inTheirPlaces(first, second);
        assertThat(first.customer.messages()).hasText(new String[] {QUESTION, "아직 기다려요."});
    }

    @Test
    @Tag("long")
    void aBrowserThatIsStoppedIsNoticedAndComesBackToAllItMissed() throws Exception {
        CutPage page = joined("홍길동");
        long conversation = office.matched(page.customer, "홍길동");
        StoppedProcesses browser = StoppedProcesses.stop("chrom");
        long since = System.nanoTime();
        counsellorSays(conversation, 0, ANSWERS);
        await().until(() -> page.link.standing() == 0);
        Duration noticed = Duration.ofNanos(System.nanoTime() - since);
        System.out.printf("a browser that was stopped: noticed after %d ms%n", noticed.toMillis());
        browser.goOn();
        await().until(() -> identical(page, conversation, 1 + ANSWERS));
        assertThat(noticed).isLessThan(Duration.ofSeconds(35));
    }

    private static void inTheirPlaces(CutPage first, CutPage second) {
        for (CutPage page : List.of(first, second)) {
            assertThat(page.customer.link()).hasAttribute("data-link", "connected");
        }
        assertThat(first.customer.place()).containsText("1");
        assertThat(second.customer.place()).containsText("2");
    }
}

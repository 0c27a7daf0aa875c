package org.sangdam.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sangdam.console.WholeOffice.soon;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.RunningConsole.Line;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.web.CustomerPage;

/** One consultation from hello to archive: the real page, the real console, and between them a service that is killed. */
class EndToEndUiTest {
    private static final int STORM = 12;
    private static final int KILLED_AT = 4;

    @TempDir
    private Path folder;

    private final List<Line> said = new ArrayList<>();
    private WholeOffice office;
    private CustomerPage customer;
    private RunningConsole counsellor;

    @BeforeEach
    void open() throws Exception {
        office = new WholeOffice(folder, ServerProgram.ofClassPath());
        customer = office.customer();
        counsellor = office.openConsole();
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void pageConsoleAndArchiveTellTheSameThoughTheServiceIsKilledInTheMiddle() throws Exception {
        meet();
        customerSays("안녕하세요, 주문 번호는 1120이에요.");
        counsellorSays("안녕하세요, 바로 확인해 보겠습니다.");
        everythingArrives();
        talkWhileTheServiceIsKilled();
        office.startAgain();
        everythingArrives();
        customerSays("다시 연결됐네요. 계속할까요?");
        counsellorSays("네, 내일 오전에 도착할 예정이에요.");
        customerSays("고맙습니다!");
        counsellorSays("좋은 하루 보내세요.");
        everythingArrives();
        bothHaveReadTheLastWord();
        counsellor.end();
        assertThat(customer.button("새 상담 시작하기")).isVisible();

        List<Line> transcript = onThePage();
        assertThat(saidBy(Sender.CUSTOMER, transcript)).isEqualTo(saidBy(Sender.CUSTOMER, said));
        assertThat(saidBy(Sender.COUNSELLOR, transcript)).isEqualTo(saidBy(Sender.COUNSELLOR, said));
        assertThat(counsellor.lines()).isEqualTo(transcript);
        assertThat(inTheArchive()).isEqualTo(transcript);
        office.stop();
        office.startAgain();
        assertThat(inTheArchive()).isEqualTo(transcript);
        customer.reload();
        soon().untilAsserted(() -> assertThat(onThePage()).isEqualTo(transcript));
        assertThat(customer.problems()).isEmpty();
    }

    /** The customer asks, the counsellor signs in, sees the row and picks it by a double-click. */
    private void meet() {
        said.add(new Line(Sender.CUSTOMER, "배송이 일주일째 안 와요."));
        customer.join("홍길동", "배송이 일주일째 안 와요.");
        office.sujinPicks("홍길동");
        assertThat(customer.page().locator(".conversation-bar strong").first()).hasText(WholeOffice.SUJIN);
    }

    private void customerSays(String text) {
        said.add(new Line(Sender.CUSTOMER, text));
        customer.say(text);
    }

    private void counsellorSays(String text) {
        said.add(new Line(Sender.COUNSELLOR, text));
        counsellor.say(text);
    }

    /** Both sides go on writing: before it dies, while it dies, and when nobody is there to hear them. */
    private void talkWhileTheServiceIsKilled() {
        CompletableFuture<Void> killed = new CompletableFuture<>();
        for (int i = 1; i <= STORM; i++) {
            if (i == KILLED_AT) {
                killed = CompletableFuture.runAsync(office::kill);
            }
            customerSays("아직 안 왔어요 " + i);
            counsellorSays("알아보는 중이에요 " + i);
        }
        killed.join();
        assertThat(pending()).isNotEmpty();
        assertThat(counsellor.marks()).last().asString().contains("보내는 중");
    }

    private void everythingArrives() {
        soon().untilAsserted(() -> {
            assertThat(onThePage()).containsExactlyInAnyOrderElementsOf(said);
            assertThat(counsellor.lines()).containsExactlyInAnyOrderElementsOf(said);
            assertThat(pending()).isEmpty();
            assertThat(counsellor.marks()).noneMatch(mark -> mark.contains("보내는 중"));
        });
    }

    private void bothHaveReadTheLastWord() {
        customer.page().bringToFront();
        assertThat(customer.message("고맙습니다!")).hasAttribute("data-mark", "read");
        soon().untilAsserted(
                        () -> assertThat(counsellor.marks()).last().asString().startsWith("읽음"));
    }

    private List<String> pending() {
        return customer.page()
                .locator(".conversation .message[data-mark=pending] .message-text")
                .allTextContents();
    }

    private List<Line> onThePage() {
        List<Line> lines = new ArrayList<>();
        for (Locator message : customer.page().locator(".conversation .message").all()) {
            boolean mine = message.getAttribute("class").contains("mine");
            lines.add(new Line(
                    mine ? Sender.CUSTOMER : Sender.COUNSELLOR,
                    message.locator(".message-text").textContent()));
        }
        return lines;
    }

    /** As a colleague reads it: found in the history, opened page by page. */
    private List<Line> inTheArchive() {
        try (CounsellorClient colleague = office.colleague(WholeOffice.MINHO)) {
            List<ToCounsellor.Archived> found = new ArrayList<>();
            soon().until(() -> {
                found.clear();
                found.addAll(history(colleague));
                return found.size() == 1 && found.get(0).status() == Status.ENDED;
            });
            return transcript(colleague, found.get(0).conversation()).stream()
                    .filter(message -> message.kind() == Kind.TEXT)
                    .map(message -> new Line(message.from(), message.text()))
                    .toList();
        }
    }

    private static List<ToCounsellor.Archived> history(CounsellorClient colleague) {
        String id = "history-" + colleague.heard().size();
        colleague.say(new FromCounsellor.History(id, 0, 0, 0, null, null, "1120", 0, 0, 10));
        return colleague
                .hear(ToCounsellor.History.class, page -> page.id().equals(id))
                .conversations();
    }

    private static List<Message> transcript(CounsellorClient colleague, long conversation) {
        LinkedList<Message> all = new LinkedList<>();
        boolean more = true;
        while (more) {
            long before = all.isEmpty() ? 0 : all.getFirst().seq();
            colleague.say(new FromCounsellor.Transcript("transcript-" + before, conversation, before));
            ToCounsellor.Transcript page = colleague.hear(
                    ToCounsellor.Transcript.class, answer -> answer.id().equals("transcript-" + before));
            all.addAll(0, page.messages());
            more = page.more();
        }
        return all;
    }

    private static List<Line> saidBy(Sender from, List<Line> lines) {
        return lines.stream().filter(line -> line.from() == from).toList();
    }
}

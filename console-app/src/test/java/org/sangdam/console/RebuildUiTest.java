package org.sangdam.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sangdam.console.WholeOffice.soon;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.RunningConsole.Line;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.web.CustomerPage;

/**
 * An archive that is broken when the service starts, as people see it: they meet and talk meanwhile, are told that history is
 * being rebuilt, and have it back without doing anything. The newest backup is a pipe: the rebuild waits at it for the test,
 * finds it worthless then, and takes the one before.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file there cannot be a pipe")
class RebuildUiTest {
    private static final List<String> EARLIER = List.of("교환도 되나요?", "배송이 일주일째 안 와요.");

    @TempDir
    private Path folder;

    private ServerProgram program;
    private WholeOffice office;
    private CustomerPage customer;
    private RunningConsole counsellor;
    private Path pipe;

    @BeforeEach
    void anOfficeWhoseArchiveBreaks() throws Exception {
        program = ServerProgram.ofClassPath().loggingTo(folder.resolve("log"));
        office = new WholeOffice(folder, program);
        customer = office.customer();
        try (CounsellorClient colleague = office.colleague(WholeOffice.MINHO)) {
            consultation(colleague, "홍길동", EARLIER.get(1));
            backUp();
            consultation(colleague, "홍길순", EARLIER.get(0));
            backUp();
        }
        office.stop();
        truncateTheArchive();
        pipe = newestBackup().resolve("archive.zip");
        Files.delete(pipe);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        office.startAgain();
        counsellor = office.openConsole();
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private void consultation(CounsellorClient colleague, String name, String question) {
        customer.join(name, question);
        long conversation = colleague.waiting(name).conversation();
        colleague.claim(conversation);
        colleague.say(conversation, "네, 확인했습니다.");
        colleague.end(conversation);
        customer.button("새 상담 시작하기").click();
    }

    private void backUp() throws IOException {
        assertThat(program.run(
                                Map.of(),
                                "",
                                "backup",
                                "--data-dir",
                                office.data().toString())
                        .status())
                .isZero();
    }

    private void truncateTheArchive() throws IOException {
        Path file = office.data().resolve("archive").resolve("sangdam.mv.db");
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "rw")) {
            archive.setLength(archive.length() / 3);
        }
    }

    private Path newestBackup() throws IOException {
        try (Stream<Path> all = Files.list(office.data().resolve("backup"))) {
            return all.filter(Files::isDirectory).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private void letTheRebuildGoOn() throws IOException {
        Files.newOutputStream(pipe).close();
    }

    @Test
    void peopleMeetAndTalkMeanwhileAndHistoryComesBackByItself() throws Exception {
        assertThat(customer.link()).hasAttribute("data-link", "connected");
        customer.link("지난 상담").click();
        Locator earlier = customer.page().locator(".earlier-list");
        assertThat(earlier).containsText("상담 기록을 복구하고 있어요");
        customer.page().goBack();

        customer.join("홍길동", "지금 상담되나요?");
        office.sujinPicks("홍길동");
        soon().untilAsserted(() ->
                assertThat(counsellor.condition()).singleElement().asString().startsWith("상담 기록을 복구하고 있어요 (0%)"));
        counsellor.say("네, 말씀하세요.");
        customer.say("고맙습니다.");
        List<Line> talk = List.of(
                new Line(Sender.CUSTOMER, "지금 상담되나요?"),
                new Line(Sender.COUNSELLOR, "네, 말씀하세요."),
                new Line(Sender.CUSTOMER, "고맙습니다."));
        soon().untilAsserted(() -> assertThat(counsellor.lines()).containsExactlyInAnyOrderElementsOf(talk));
        assertThat(customer.messages()).hasCount(3);

        counsellor.openHistory();
        soon().untilAsserted(() -> assertThat(counsellor.historyProblem()).startsWith("상담 기록을 복구하고 있어요."));
        customer.page().evaluate("() => { location.hash = '#earlier'; }");
        assertThat(earlier).containsText("상담 기록을 복구하고 있어요");
        assertThat(counsellor.history()).isEmpty();

        letTheRebuildGoOn();

        soon().untilAsserted(() -> assertThat(counsellor.condition()).isEmpty());
        soon().untilAsserted(() ->
                assertThat(counsellor.history()).containsExactly("지금 상담되나요?", EARLIER.get(0), EARLIER.get(1)));
        assertThat(earlier.locator(".earlier-first")).hasText(EARLIER.toArray(String[]::new));
        assertThat(earlier).not().containsText("복구");
        assertThat(customer.problems()).isEmpty();
    }
}

package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;

/** What a running service tells of itself, as its machine's own Prometheus reads it. */
class FiguresTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final HttpClient prometheus = HttpClient.newHttpClient();

    @Test
    void whoIsThereAndWhatIsKeptIsSeen() throws Exception {
        try (ChatServer server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
                CustomerClient talking = new CustomerClient(server.socketPort());
                CustomerClient waiting = new CustomerClient(server.socketPort());
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            server.setUp("상담소", "Sujin", PASSWORD);
            counsellor.signIn("Sujin", PASSWORD);
            talking.join("민지", "하나");
            counsellor.claim(talking.conversation().conversation());
            waiting.join("서준", "둘");
            Control.ask(folder, BackupCommand.WORD, line -> {});

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                String text = read(server);
                assertThat(figure(text, "sangdam_customers_waiting")).isEqualTo(1);
                assertThat(figure(text, "sangdam_conversations_active")).isEqualTo(1);
                assertThat(figure(text, "sangdam_connections{role=\"customer\"}"))
                        .isEqualTo(2);
                assertThat(figure(text, "sangdam_connections{role=\"counsellor\"}"))
                        .isGreaterThanOrEqualTo(1);
                assertThat(figure(text, "sangdam_archive_file_bytes")).isPositive();
                assertThat(figure(text, "sangdam_archive_used_ratio")).isBetween(0.01, 1.0);
                assertThat(figure(text, "sangdam_archive_whole_ratio")).isEqualTo(1);
                assertThat(figure(text, "sangdam_archive_behind_events")).isZero();
                assertThat(figure(text, "sangdam_journal_files")).isPositive();
                assertThat(figure(text, "sangdam_journal_size_bytes")).isPositive();
                assertThat(figure(text, "sangdam_backup_age_seconds")).isBetween(0.0, 600.0);
                assertThat(figure(text, "sangdam_desk_answer_seconds_count")).isPositive();
                assertThat(figure(text, "sangdam_desk_answer_seconds_max")).isPositive();
                assertThat(text).contains("jvm_memory_used_bytes", "jvm_gc_");
                assertThat(text).doesNotContain("민지", "서준", "Sujin");
            });
        }
    }

    private String read(ChatServer server) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + server.httpPort() + "/metrics");
        return prometheus
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static double figure(String text, String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text);
        assertThat(line.find()).as(name + " in " + text).isTrue();
        return Double.parseDouble(line.group(1));
    }
}

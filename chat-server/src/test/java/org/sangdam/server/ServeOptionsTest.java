package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.session.Patience;
import picocli.CommandLine;

/** The options of {@code serve} stand in groups, and each is what it is whatever else is said of its group. */
class ServeOptionsTest {
    private static final Path FOLDER = Path.of("office").toAbsolutePath();

    private final ServeCommand command = new ServeCommand();
    private final CommandLine line = new CommandLine(command);

    private ServerConfig told(String... options) {
        line.parseArgs(options);
        return command.config();
    }

    @Test
    void nothingToldIsAllAsUsual() {
        ServerConfig usual = new ServerConfig(
                FOLDER, ServerConfig.LOOPBACK, ServerConfig.HTTP_PORT, ServerConfig.SOCKET_PORT, false);
        assertThat(told("--data-dir", "office")).isEqualTo(usual);
    }

    @Test
    void oneOptionOfEachGroupLeavesTheOthersAsUsual() {
        ServerConfig config = told(
                "--data-dir=office",
                "--http-port=9",
                "--limit=address-joins=7",
                "--embed-on=https://a.example,https://b.example",
                "--grace=5",
                "--keep-backups=3");
        assertThat(config)
                .isEqualTo(new ServerConfig(
                        FOLDER,
                        ServerConfig.LOOPBACK,
                        9,
                        ServerConfig.SOCKET_PORT,
                        false,
                        new Outside(
                                null,
                                List.of(),
                                Map.of(Limit.ADDRESS_JOINS, 7),
                                List.of("https://a.example", "https://b.example")),
                        new ServerConfig.BackupPlan(
                                FOLDER.resolve("backup"), LocalTime.parse(ServerConfig.BackupPlan.AT), 3),
                        Patience.of(Duration.ofSeconds(5), Duration.ofSeconds(Patience.LONGEST_WAIT))));
    }

    @Test
    void helpShowsTheGroups() {
        assertThat(line.getUsageMessage())
                .contains("Where it listens:", "Who may come:", "How long it waits for people:", "Backups:")
                .containsSubsequence("--bind", "--public-url", "--grace", "--backup-dir");
    }
}

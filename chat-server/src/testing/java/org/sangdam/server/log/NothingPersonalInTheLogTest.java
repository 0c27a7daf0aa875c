package org.sangdam.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CustomerClient;
import org.slf4j.LoggerFactory;

/**
 * The last of all, of the service's tests and of the console's: looks through the log of the whole run, in which our own parts say everything down to DEBUG, and through
 * those of the services that were processes, for whatever anybody in it said, was called, or was known by.
 */
@Order(Integer.MAX_VALUE)
class NothingPersonalInTheLogTest {
    private static final Path LOGS = Path.of("target", "test-log");

    @TempDir
    Path folder;

    @Test
    void noNameNumberTokenOrTextOfTheWholeRunIsInALog() throws Exception {
        talk();
        LoggerFactory.getLogger(NothingPersonalInTheLogTest.class).debug("the log is read");
        String log = everything();
        assertThat(log).as("the log of this run, at its lowest level").contains("DEBUG", "the log is read");
        Set<String> words = SpokenWords.all();
        assertThat(words).as("something to look for").hasSizeGreaterThan(3);
        List<String> found = log.lines()
                .filter(line -> words.stream().anyMatch(line::contains))
                .toList();
        assertThat(found).as("what stands in %s and must not", LOGS).isEmpty();
    }

    /** Also where this test runs alone there is something to find. */
    private void talk() throws Exception {
        try (ChatServer server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
                CustomerClient customer = new CustomerClient(server.socketPort())) {
            customer.join("이름없는손님", "아무도 읽지 않을 문장입니다.");
            customer.say("이 문장도 기록에는 없습니다.");
        }
    }

    private static String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(LOGS)) {
            long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < begun) {
                    continue; // of an earlier run
                }
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}

package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;
import org.slf4j.LoggerFactory;

/** What a customer has not sent, on the wire and in the files. */
@Timeout(120)
class TypingPreviewTest {
    private static final String PASSWORD = "correct horse battery";
    /** Without Hangul, which the archive's database writes in a way of its own, and in no log of an earlier run. */
    private static final String NEVER_SENT = "zebra-" + UUID.randomUUID();

    private static final String SENT = "giraffe-" + UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void itIsSeenWhereTheOfficeShowsItAndIsInNoFileAndNoLog() throws Exception {
        try (ChatServer server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false))) {
            server.setUp("상담소", "Sujin", PASSWORD);
            try (CounsellorClient console = new CounsellorClient(server.socketPort());
                    CustomerClient page = new CustomerClient(server.socketPort())) {
                console.signIn("Sujin", PASSWORD);
                page.join("민지", "첫 질문입니다");
                long conversation = page.shown();
                console.claim(conversation);
                page.say(new FromCustomer.Typing(conversation, true, NEVER_SENT));
                assertThat(console.hear(Typing.class).text())
                        .as("a page that was not told to")
                        .isNull();
                console.say(new Administering.SetOffice("show", null, null, null, true));
                console.acknowledged("show");
                page.say(new FromCustomer.Typing(conversation, true, NEVER_SENT));
                assertThat(console.hear(Typing.class, typing -> typing.text() != null))
                        .isEqualTo(new Typing(conversation, Sender.CUSTOMER, true, NEVER_SENT));
                page.say(SENT);
                console.end(conversation);
                await().until(() -> archived(console, SENT));
                assertThat(archived(console, NEVER_SENT)).isFalse();
            }
        }
        assertThat(holding(folder, SENT))
                .as("what was sent is found in this way")
                .anyMatch(file -> file.startsWith("journal"))
                .anyMatch(file -> file.startsWith("archive"));
        assertThat(holding(folder, NEVER_SENT)).isEmpty();
        LoggerFactory.getLogger(TypingPreviewTest.class).debug("the log is looked through");
        Path logs = Path.of("target", "test-log");
        assertThat(holding(logs, "the log is looked through")).isNotEmpty();
        assertThat(holding(logs, NEVER_SENT)).isEmpty();
    }

    private static boolean archived(CounsellorClient console, String text) {
        String id = "find-" + System.nanoTime();
        console.say(new FromCounsellor.History(id, 0, 0, 0, null, null, text, 0, 0, 10));
        return !console.hear(ToCounsellor.History.class, frame -> id.equals(frame.id()))
                .conversations()
                .isEmpty();
    }

    /** The files below a folder in which these words stand. */
    private static List<String> holding(Path folder, String words) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(words)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }
}

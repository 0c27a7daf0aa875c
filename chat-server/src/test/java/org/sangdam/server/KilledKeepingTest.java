package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.Broken;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;

/** A service that is killed (kill -9) in the middle of a backup, and while its end rewrites the archive's file. */
class KilledKeepingTest {
    private static final String PASSWORD = "correct horse battery";
    /** So much that copying, reading and rewriting it takes a while; nobody asks for it. */
    private static final String FILLING =
            "CREATE TABLE filling AS SELECT x, RANDOM_UUID() || REPEAT('x', 200) || x AS y FROM SYSTEM_RANGE(1, 60000)";

    private static final String LARGE =
            "CREATE TABLE large AS SELECT x, REPEAT('x', 900) || x AS y FROM SYSTEM_RANGE(1, 60000)";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final ServerProgram program = ServerProgram.ofClassPath();
    private String token;
    private long conversation;

    @BeforeEach
    void anOfficeWithABackup() throws Exception {
        try (ChatServer first = started()) {
            first.setUp("상담소", "Sujin", PASSWORD);
            try (CustomerClient customer = new CustomerClient(first.socketPort());
                    CounsellorClient counsellor = new CounsellorClient(first.socketPort())) {
                counsellor.signIn("Sujin", PASSWORD);
                token = customer.join("민지", "첫 줄");
                said.add("첫 줄");
                conversation = counsellor.waiting("민지").conversation();
                counsellor.claim(conversation);
            }
        }
        Broken.run(archive(), FILLING);
        ChatServer server = started();
        try {
            backUp();
        } finally {
            server.close();
        }
    }

    private ChatServer started() throws StartupException {
        return ChatServer.start(new ServerConfig(office(), ServerConfig.LOOPBACK, 0, 0, false));
    }

    private Path office() {
        return folder.resolve("office");
    }

    private Path archive() {
        return office().resolve("archive");
    }

    private void backUp() throws StartupException {
        Control.ask(office(), BackupCommand.WORD, line -> {});
    }

    @Test
    void nothingIsLostAndTheLastBackupIsGood() throws Exception {
        long broken = 0;
        for (String reached : List.of("archive.zip", "check")) {
            try (ServiceProcess service = program.serve(office(), 0, 0)) {
                say(service);
                CompletableFuture<Void> asking = CompletableFuture.runAsync(this::backUpThatIsBrokenOff);
                waitForFile(reached, asking);
                service.kill();
                asking.join();
            }
            broken += unfinished().size();
        }
        assertThat(broken).as("backups that were broken off").isPositive();
        allIsThere();

        Broken.run(archive(), LARGE);
        Broken.run(archive(), "DROP TABLE large; CHECKPOINT; SHUTDOWN IMMEDIATELY");
        Path rewritten = archive().resolve("sangdam.mv.db.tempFile");
        try (ServiceProcess service = program.serve(office(), 0, 0)) {
            say(service);
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> end(service));
            while (!Files.exists(rewritten) && !ending.isDone()) {
                Thread.onSpinWait();
            }
            service.kill();
            ending.join();
        }
        assertThat(rewritten).as("what was being written").exists();
        allIsThere();
        ServerProgram.Ended restored = program.run(Map.of(), "", "restore", "--data-dir", office().toString());
        assertThat(restored.status()).isZero();
        allIsThere();
    }

    private void backUpThatIsBrokenOff() {
        try {
            backUp();
        } catch (StartupException e) {
            assertThat(e).hasMessageNotContaining("No backup was made");
        }
    }

    private static void end(ServiceProcess service) {
        try {
            service.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitForFile(String inside, CompletableFuture<?> over) throws IOException {
        boolean there = false;
        while (!there && !over.isDone()) {
            there = unfinished().stream().anyMatch(making -> Files.exists(making.resolve(inside)));
        }
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.list(office().resolve("backup"))) {
            return all.filter(path -> path.toString().endsWith(".unfinished")).toList();
        }
    }

    private void say(ServiceProcess service) throws IOException {
        try (CustomerClient customer = new CustomerClient(service.socketPort())) {
            customer.hello(token, 0, 0);
            customer.conversation();
            String text = "줄 " + said.size();
            customer.say(text);
            said.add(text);
        }
    }

    private void allIsThere() throws Exception {
        try (ChatServer server = started();
                CustomerClient customer = new CustomerClient(server.socketPort());
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            customer.hello(token, 0, 0);
            assertThat(texts(customer.conversation().messages())).isEqualTo(said);
            counsellor.signIn("Sujin", PASSWORD);
            await().untilAsserted(() -> assertThat(texts(archived(counsellor))).isEqualTo(said));
        }
    }

    private List<Message> archived(CounsellorClient counsellor) {
        String id = UUID.randomUUID().toString();
        counsellor.say(new FromCounsellor.Transcript(id, conversation, 0));
        return counsellor
                .hear(ToCounsellor.Transcript.class, frame -> frame.id().equals(id))
                .messages();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.kind() == Kind.TEXT)
                .map(Message::text)
                .toList();
    }
}

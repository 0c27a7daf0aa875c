package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sangdam.server.archive.Broken;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/**
 * An archive that breaks in each of the known ways, under an office that has a backup and a journal that goes on behind it:
 * the service starts, customers are served at once, and history is what it was.
 */
@Timeout(240)
class BrokenArchiveTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int BEFORE_THE_BACKUP = 5;
    private static final int AFTER_THE_BACKUP = 4;

    @TempDir
    static Path folder;

    private static String waiting;
    private static String known;
    private static List<?> whole;

    private enum Way {
        TRUNCATED(Broken::truncated),
        GARBAGE(Broken::withGarbage),
        NEWER(Broken::ofANewerVersion),
        DELETED(Broken::deleted),
        INDEX_DISAGREES(archive -> Broken.withoutIndexEntry(archive, "CONVERSATION", "CONVERSATION_BY_STATUS")),
        ROW_MISSING(archive -> Broken.withoutRow(archive, "MESSAGE"));

        private interface Breaking {
            void of(Path archive) throws Exception;
        }

        private final Breaking breaking;

        Way(Breaking breaking) {
            this.breaking = breaking;
        }
    }

    @BeforeAll
    static void anOfficeWithABackupAndMore() throws Exception {
        Path office = folder.resolve("office");
        try (ChatServer server = started(office)) {
            server.setUp("상담소", "Sujin", PASSWORD);
            try (CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
                counsellor.signIn("Sujin", PASSWORD);
                for (int i = 0; i < BEFORE_THE_BACKUP; i++) {
                    known = consultation(server, counsellor);
                }
                Control.ask(office, BackupCommand.WORD, line -> {});
                for (int i = 0; i < AFTER_THE_BACKUP; i++) {
                    consultation(server, counsellor);
                }
                try (CustomerClient customer = new CustomerClient(server.socketPort())) {
                    waiting = customer.join("기다림", "아직 기다려요");
                }
                whole = everything(counsellor);
            }
        }
    }

    private static String consultation(ChatServer server, CounsellorClient counsellor) {
        try (CustomerClient customer = new CustomerClient(server.socketPort())) {
            String token = customer.join("민지", "하나");
            long conversation = customer.conversation().conversation();
            counsellor.claim(conversation);
            counsellor.say(conversation, "안녕하세요");
            counsellor.end(conversation);
            customer.say(new LookingBack.Rate("stars", conversation, 4, "친절했어요", 1));
            customer.hear(ToCustomer.Rated.class);
            return token;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theServiceGoesOnAndHistoryIsWhatItWas(Way way) throws Exception {
        Path office = copied(way.name());
        way.breaking.of(office.resolve("archive"));

        try (ChatServer server = started(office);
                CustomerClient customer = new CustomerClient(server.socketPort());
                CustomerClient returning = new CustomerClient(server.socketPort());
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            customer.hello(waiting, 0, 0);
            assertThat(customer.conversation().messages()).hasSize(1);
            assertThat(returning.hello(known, 0, 0).returning()).isTrue();
            counsellor.signIn("Sujin", PASSWORD);
            await().untilAsserted(() -> assertThat(everything(counsellor)).isEqualTo(whole));
            assertThat(returning.join("again", "민지", "또 왔어요").conversation()).isPositive();
        }
        assertThat(setAside(office)).isEqualTo(way == Way.DELETED ? 0 : 1);
        ends(office);
    }

    /** The next start finds everything in order. */
    private static void ends(Path office) throws Exception {
        try (ChatServer server = started(office);
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            assertThat(everything(counsellor)).hasSizeGreaterThanOrEqualTo(whole.size());
        }
        assertThat(setAside(office)).isLessThanOrEqualTo(1);
    }

    private static long setAside(Path office) {
        return Arrays.stream(office.resolve("archive").toFile().list())
                .filter(name -> name.startsWith("damaged-"))
                .count();
    }

    /** What is left of its file may also open, as it was in the middle of being made: then the log tells of its tables. */
    @Test
    void anArchiveThatWasNeverBackedUpIsFilledFromTheJournal() throws Exception {
        Path office = copied("without-backup");
        delete(office.resolve("backup"));
        Broken.truncated(office.resolve("archive"));

        try (ChatServer server = started(office);
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            await().untilAsserted(() -> assertThat(everything(counsellor)).isEqualTo(whole));
        }
    }

    @Test
    void aBackupThatCannotBeReadIsPassedOver() throws Exception {
        Path office = copied("bad-backup");
        try (Stream<Path> files = Files.walk(office.resolve("backup"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("manifest.json")) {
                    Files.writeString(file, "nonsense");
                }
            }
        }
        Broken.withGarbage(office.resolve("archive"));

        try (ChatServer server = started(office);
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            await().untilAsserted(() -> assertThat(everything(counsellor)).isEqualTo(whole));
        }
    }

    @Test
    void afterAKillTheArchiveIsLookedAtAndMended() throws Exception {
        Path office = copied("killed");
        Path log = folder.resolve("log");
        ServerProgram program = ServerProgram.ofClassPath().loggingTo(log);
        try (ServiceProcess service = program.serve(office, 0, 0)) {
            service.kill();
        }
        Broken.withoutIndexEntry(office.resolve("archive"), "CONVERSATION", "CONVERSATION_BY_STATUS");

        ServiceProcess service = program.serve(office, 0, 0);
        try (service;
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            await().untilAsserted(() -> assertThat(everything(counsellor)).isEqualTo(whole));
        }
        assertThat(service.printedSince() + Files.readString(log))
                .contains("The archive is broken", "CONVERSATION_BY_STATUS", "damaged-");
    }

    @ParameterizedTest
    @EnumSource(names = {"INDEX_DISAGREES", "ROW_MISSING"})
    void aBackupThatFindsTheArchiveWrongHasItRebuiltWhileTheServiceGoesOn(Way way) throws Exception {
        Path office = copied("found-by-backup-" + way);
        try (ChatServer server = started(office);
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            assertThat(everything(counsellor)).isEqualTo(whole);
            way.breaking.of(office.resolve("archive"));

            assertThatThrownBy(() -> Control.ask(office, BackupCommand.WORD, line -> {}))
                    .hasMessageContaining("No backup was made");

            await().until(() -> setAside(office) == 1);
            await().untilAsserted(() -> assertThat(everything(counsellor)).isEqualTo(whole));
            Control.ask(office, BackupCommand.WORD, line -> {});
        }
        ends(office);
    }

    /** The newest backup is a pipe, at which the rebuild waits for the test, to find it worthless then. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file there cannot be a pipe")
    void whoeverIsSignedInIsToldOfWhatABackupHasFoundUntilHistoryIsBack() throws Exception {
        Path office = copied("told");
        try (ChatServer server = started(office);
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            await().until(() -> rebuilt(counsellor) == 100);
            Path pipe = madeAPipe(office);
            Broken.withoutRow(office.resolve("archive"), "MESSAGE");
            assertThatThrownBy(() -> Control.ask(office, BackupCommand.WORD, line -> {}))
                    .hasMessageContaining("No backup was made");
            await().until(() -> rebuilt(counsellor) == 0);
            Files.newOutputStream(pipe).close();
            await().until(() -> rebuilt(counsellor) == 100);
            assertThat(everything(counsellor)).isEqualTo(whole);
        }
    }

    /** Percent, as the console was told last. */
    private static int rebuilt(CounsellorClient counsellor) {
        List<ToCounsellor.Condition> told = counsellor.heard(ToCounsellor.Condition.class);
        return told.isEmpty() ? -1 : told.get(told.size() - 1).archive();
    }

    private static Path madeAPipe(Path office) throws IOException, InterruptedException {
        try (Stream<Path> all = Files.list(office.resolve("backup"))) {
            Path archive = all.max(Comparator.naturalOrder()).orElseThrow().resolve("archive.zip");
            Files.delete(archive);
            assertThat(new ProcessBuilder("mkfifo", archive.toString()).start().waitFor())
                    .isZero();
            return archive;
        }
    }

    private static ChatServer started(Path office) throws StartupException {
        return ChatServer.start(new ServerConfig(office, ServerConfig.LOOPBACK, 0, 0, false));
    }

    /** All rows of history, and what was said in each; empty while it is being rebuilt. */
    private static List<?> everything(CounsellorClient counsellor) {
        String id = UUID.randomUUID().toString();
        counsellor.say(new FromCounsellor.History(id, 0, 0, 0, null, null, null, 0, 0, 50));
        await().until(() -> history(counsellor, id) != null || refused(counsellor, id));
        if (history(counsellor, id) == null) {
            return List.of();
        }
        List<Object> all = new ArrayList<>(history(counsellor, id).conversations());
        for (ToCounsellor.Archived row : history(counsellor, id).conversations()) {
            String transcript = UUID.randomUUID().toString();
            counsellor.say(new FromCounsellor.Transcript(transcript, row.conversation(), 0));
            all.addAll(counsellor
                    .hear(ToCounsellor.Transcript.class, frame -> frame.id().equals(transcript))
                    .messages());
        }
        return all;
    }

    private static boolean refused(CounsellorClient counsellor, String id) {
        return counsellor.heard(Refused.class).stream()
                .anyMatch(refused -> id.equals(refused.id()) && refused.code() == Code.REBUILDING);
    }

    private static ToCounsellor.History history(CounsellorClient counsellor, String id) {
        return counsellor.heard(ToCounsellor.History.class).stream()
                .filter(frame -> frame.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Path copied(String name) throws IOException {
        Path from = folder.resolve("office");
        Path to = folder.resolve(name);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        return to;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

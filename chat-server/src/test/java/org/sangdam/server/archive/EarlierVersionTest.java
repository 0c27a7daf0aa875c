package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.desk.CannedReply;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Role;

/** An archive that was filled before the last change of its tables, with an index that messages no longer have. */
class EarlierVersionTest {
    private static final String BEFORE = "4";

    @TempDir
    Path folder;

    private final Happenings happenings = new Happenings()
            .account(1, "김상담", Role.ADMINISTRATOR)
            .account(2, "이상담", Role.COUNSELLOR)
            .join(1, "민지", "+821012345678", "pay", "하나")
            .matched(1, 2)
            .counsellorSays(1, 2, "k1", "안녕하세요");

    @BeforeEach
    void fill() throws Exception {
        String url = ArchiveFile.url(folder);
        Flyway.configure()
                .dataSource(url, "sa", "")
                .locations("classpath:" + Schema.SCRIPTS)
                .target(BEFORE)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                EventWriter writer = new EventWriter(connection)) {
            for (Recorded recorded : happenings.all()) {
                recorded.event().visit(writer);
            }
            connection
                    .createStatement()
                    .execute(
                            "INSERT INTO office (id, name, retention_days, conversation_limit) VALUES (1, '상담소', 90, 5)");
            writer.reached(happenings.last());
        }
    }

    @Test
    void itHoldsWhatItHeldAndGoesOn() {
        try (H2Archive archive = H2Archive.open(folder)) {
            archive.check();
            happenings.customerSays(1, "c2", "감사합니다");
            happenings.named().join(2, "익명 2", null, "pay", "이름 없이").reply(1, 2, "인사", "안녕하세요");
            archive.apply(happenings.all());
        }
        try (H2Archive archive = H2Archive.open(folder)) {
            archive.check();
            assertThat(archive.position()).isEqualTo(happenings.last());
            List<Message> messages = archive.messages(1, 0, 10);
            assertThat(messages).extracting(Message::text).containsExactly("하나", null, "안녕하세요", "감사합니다");
            assertThat(archive.snapshot().office())
                    .returns(true, Office::anonymous)
                    .returns(true, Office::preview);
            assertThat(archive.consultation(2).orElseThrow().phone()).isNull();
            assertThat(archive.snapshot().replies()).containsExactly(new CannedReply(1, 2, "인사", "안녕하세요"));
        }
    }

    @Test
    void aCopyOfItIsReadAsItIs() {
        try (ArchiveCopy copy = new ArchiveCopy(folder)) {
            assertThat(copy.position()).isEqualTo(happenings.last());
            assertThat(copy.snapshot().open()).hasSize(1);
            assertThat(copy.snapshot().hours()).isEqualTo(Hours.ALWAYS);
            assertThat(copy.snapshot().replies()).isEmpty();
            assertThat(copy.snapshot().office()).isEqualTo(new Office("상담소", List.of(), 90, 5, false, false));
            assertThat(copy.verified()).extracting(ContentSum::rows).containsExactly(1L, 1L, 1L, 3L);
        }
    }

    /** A kill in the middle of the change: it has happened, and nothing says so. */
    @ParameterizedTest
    @ValueSource(strings = {"no_message_twice", "CONSTRAINT_6"})
    void aChangeThatWasBrokenOffIsMadeAgain(String constraint) throws Exception {
        Broken.run(folder, "ALTER TABLE message DROP CONSTRAINT " + constraint);
        itHoldsWhatItHeldAndGoesOn();
    }
}

package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a look at the newest part of an archive notices. */
class NewestPartTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        Happenings happenings = new Happenings().office();
        for (int i = 1; i <= 20; i++) {
            happenings
                    .join(i, "민지", "+821012345678", "pay", "하나")
                    .customerSays(i, "c" + i, "둘")
                    .matched(i, 2);
        }
        try (H2Archive archive = H2Archive.open(folder)) {
            archive.apply(happenings.all());
        }
    }

    @Test
    void aWholeArchiveIsWhole() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE, PRIMARY_KEY",
        "CONVERSATION, CONVERSATION_BY_STATUS",
        "CONVERSATION, CONVERSATION_BY_CUSTOMER",
        "CONVERSATION, ONE_OPEN_CONVERSATION",
        "CUSTOMER_TOKEN, PRIMARY_KEY"
    })
    void anIndexThatLacksARowIsNoticed(String table, String index) throws SQLException {
        Broken.withoutIndexEntry(folder, table, index);
        assertThatThrownBy(this::check).hasMessageContaining("index " + index).hasMessageContaining("entries");
    }

    @ParameterizedTest
    @CsvSource({"CONVERSATION, CONVERSATION_BY_CUSTOMER, CUSTOMER", "MESSAGE, PRIMARY_KEY, SEQ"})
    void anIndexThatKnowsARowAsAnotherOneIsNoticed(String table, String index, String column) throws SQLException {
        Broken.withWrongIndexEntry(folder, table, index, column);
        assertThatThrownBy(this::check).hasMessageContaining("index " + index).hasMessageContaining("not agree");
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE", "CONVERSATION", "CUSTOMER"})
    void aTableThatLacksARowIsNoticed(String table) throws SQLException {
        Broken.withoutRow(folder, table);
        assertThatThrownBy(this::check).isInstanceOf(ArchiveException.class);
    }

    @Test
    void aLookAtALargeArchiveReadsLittleOfIt() throws SQLException {
        Happenings happenings = new Happenings().office();
        for (int i = 1; i <= 1_000; i++) {
            happenings.join(i, "민지", "+821012345678", "pay", "하나").matched(i, 2);
            for (int j = 0; j < 20; j++) {
                happenings.customerSays(i, "c" + i + "-" + j, "예약을 일요일 오후로 옮길 수 있을까요? ".repeat(5));
            }
        }
        Path large = folder.resolve("large");
        try (H2Archive archive = H2Archive.open(large)) {
            archive.apply(happenings.all());
        }
        try (H2Archive archive = H2Archive.open(large)) {
            long before = Broken.reads(large);
            archive.check();
            assertThat(Broken.reads(large) - before).isBetween(1L, 2_000L);
        }
    }

    private void check() {
        try (H2Archive archive = H2Archive.open(folder)) {
            archive.check();
        }
    }
}

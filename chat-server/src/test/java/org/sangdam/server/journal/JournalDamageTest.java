package org.sangdam.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sangdam.server.journal.Journals.append;
import static org.sangdam.server.journal.Journals.open;
import static org.sangdam.server.journal.Journals.segments;
import static org.sangdam.server.journal.Journals.setAside;
import static org.sangdam.server.journal.Journals.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three batches of two entries each in one segment, and what becomes of them when bytes are torn or flipped. */
class JournalDamageTest {
    private static final List<String> FIRST = List.of("first-a", "first-b");
    private static final List<String> TWO = List.of("first-a", "first-b", "second-a", "second-b");
    private static final int SIZE = 20 + 2 * 4 + 16;
    private static final int SECOND = SegmentHead.BYTES + SIZE - 2;
    private static final int THIRD = SECOND + SIZE;
    /** Up to here the third batch is all zeros: its length is below 256. */
    private static final int LENGTH_ENDS = THIRD + 4;

    private static final int END = THIRD + SIZE - 2;

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void writeThreeBatches() throws IOException {
        try (Journal journal = open(folder)) {
            append(journal, "first-a", "first-b");
            append(journal, "second-a", "second-b");
            append(journal, "third-a", "third-b");
        }
        file = segments(folder).get(0);
        whole = Files.readAllBytes(file);
        assertThat(whole[END - 1]).isEqualTo((byte) 'b');
        assertThat(whole[END]).isZero();
    }

    @Test
    void aLastBatchTornAtAnyByteIsDroppedAsAWholeAndSetAside() throws IOException {
        for (int torn = THIRD; torn < END; torn++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, torn, END, (byte) 0);
            put(bytes);
            opensWith(TWO);
            assertThat(setAside(folder)).hasSize(torn < LENGTH_ENDS ? 0 : 1);
        }
    }

    @Test
    void aLastBatchOfWhichOnlyTheEndWasWrittenIsDropped() throws IOException {
        for (int begun = LENGTH_ENDS; begun < END; begun++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, THIRD, begun, (byte) 0);
            put(bytes);
            opensWith(TWO);
        }
    }

    @Test
    void twoBatchesTornOffTogetherLeaveTheOnesBefore() throws IOException {
        for (int torn = SECOND; torn < THIRD; torn++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, torn, END, (byte) 0);
            put(bytes);
            opensWith(FIRST);
        }
    }

    @Test
    void aByteFlippedInTheLastBatchDropsItAsAWhole() throws IOException {
        for (int place = THIRD; place < END; place++) {
            for (int bit = 0; bit < 8; bit++) {
                put(flipped(place, bit));
                opensWith(TWO);
            }
        }
    }

    @Test
    void aByteFlippedBeforeTheLastBatchIsDamageAndChangesNothing() throws IOException {
        for (int place = SegmentHead.BYTES; place < THIRD; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bytes = flipped(place, bit);
                put(bytes);
                int missing = place < SECOND ? 1 : 3;
                assertThatThrownBy(() -> open(folder)).isInstanceOfSatisfying(JournalDamagedException.class, damage -> {
                    assertThat(damage.firstMissing()).isEqualTo(missing);
                    assertThat(damage.lastMissing()).isEqualTo(missing + 1);
                    assertThat(damage.file()).isEqualTo(file);
                    assertThat(damage.offset()).isEqualTo(missing == 1 ? SegmentHead.BYTES : SECOND);
                });
                assertThat(file).hasBinaryContent(bytes);
            }
        }
    }

    @Test
    void aBatchTornAtAnyByteBeforeAWholeOneIsDamage() throws IOException {
        for (int torn = SECOND; torn < THIRD; torn++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, torn, THIRD, (byte) 0);
            put(bytes);
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessageContaining("number 3 to 4 cannot be read");
        }
    }

    @Test
    void aFlippedHeadOrAShortenedFileIsDamage() throws IOException {
        for (int place = 0; place < SegmentHead.BYTES; place++) {
            put(flipped(place, 3));
            assertThatThrownBy(() -> open(folder)).isInstanceOf(JournalDamagedException.class);
        }
        for (int length = 0; length < whole.length; length++) {
            put(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(folder)).isInstanceOf(JournalDamagedException.class);
        }
    }

    @Test
    void damageInAnEarlierSegmentIsFoundWhenItIsRead() throws IOException {
        try (Journal journal = open(folder)) {
            append(journal, "x".repeat(300));
        }
        for (int place = 0; place < END; place++) {
            put(flipped(place, 0));
            try (Journal journal = open(folder)) {
                assertThat(journal.last()).isEqualTo(7);
                assertThatThrownBy(() -> journal.read(0, 10)).isInstanceOf(JournalDamagedException.class);
            }
        }
    }

    @Test
    void aMissingSegmentIsDamage() throws IOException {
        try (Journal journal = open(folder)) {
            append(journal, "x".repeat(300));
            append(journal, "y".repeat(300));
        }
        Files.delete(segments(folder).get(1));
        try (Journal journal = open(folder)) {
            assertThatThrownBy(() -> journal.read(0, 10))
                    .isInstanceOfSatisfying(
                            JournalDamagedException.class,
                            damage -> assertThat(damage.firstMissing()).isEqualTo(7));
        }
    }

    @Test
    void whatATornBatchLeftBehindIsNeverTakenForARecord() throws IOException {
        byte[] torn = whole.clone();
        torn[THIRD + 4] ^= 1;
        put(torn);
        opensWith(TWO);
        try (Journal journal = open(folder)) {
            append(journal, "x", "y"); // shorter than what stood here
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(bytes, THIRD + 20 + 10, bytes.length)).containsOnly(0);
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).containsExactly("first-a", "first-b", "second-a", "second-b", "x", "y");
        }
    }

    private byte[] flipped(int place, int bit) {
        byte[] bytes = whole.clone();
        bytes[place] ^= (byte) (1 << bit);
        return bytes;
    }

    private void put(byte[] bytes) throws IOException {
        for (Path aside : setAside(folder)) {
            Files.delete(aside);
        }
        Files.write(file, bytes);
    }

    private void opensWith(List<String> expected) throws IOException {
        for (int time = 0; time < 2; time++) {
            try (Journal journal = open(folder)) {
                assertThat(words(journal)).isEqualTo(expected);
                assertThat(journal.last()).isEqualTo(expected.size());
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = expected.equals(TWO) ? THIRD : SECOND;
        assertThat(Arrays.copyOfRange(bytes, end, bytes.length)).containsOnly(0);
        assertThat(bytes).hasSameSizeAs(whole);
    }
}

package org.sangdam.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private final FaultyDisk disk = new FaultyDisk();

    @Test
    void whatWasAppendedIsReadInOrder() throws IOException {
        try (Journal journal = open(folder)) {
            assertThat(journal.last()).isZero();
            assertThat(append(journal, "one", "two")).isEqualTo(2);
            assertThat(append(journal, "three")).isEqualTo(3);

            assertThat(words(journal)).containsExactly("one", "two", "three");
            assertThat(words(journal.read(1, 1))).containsExactly("two");
            assertThat(journal.read(3, 10)).isEmpty();
            assertThat(journal.read(1, 10)).extracting(Entry::sequence).containsExactly(2L, 3L);
        }
    }

    @Test
    void whatWasAppendedIsThereAfterOpeningAgain() throws IOException {
        try (Journal journal = open(folder)) {
            append(journal, "one", "two");
        }
        try (Journal journal = open(folder)) {
            assertThat(journal.last()).isEqualTo(2);
            append(journal, "three");
        }
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).containsExactly("one", "two", "three");
        }
        assertThat(setAside(folder)).isEmpty();
    }

    @Test
    void aFullSegmentIsFollowedByTheNext() throws IOException {
        List<String> all = new ArrayList<>();
        try (Journal journal = open(folder)) {
            for (int i = 1; i <= 40; i++) {
                all.add("entry number " + i);
                append(journal, "entry number " + i);
                assertThat(words(journal)).isEqualTo(all);
            }
            assertThat(segments(folder))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file -> assertThat(file).hasSize(400));
        }
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).isEqualTo(all);
            assertThat(words(journal.read(17, 9))).isEqualTo(all.subList(17, 26));
        }
    }

    @Test
    void aBatchLargerThanASegmentGetsOneOfItsOwnSize() throws IOException {
        String large = "x".repeat(2_000);
        try (Journal journal = open(folder)) {
            append(journal, "small");
            append(journal, large, large);
            append(journal, "small again");
        }
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).containsExactly("small", large, large, "small again");
        }
        assertThat(segments(folder))
                .extracting(path -> path.getFileName().toString())
                .containsExactly(
                        "journal-00000000000000000001.log",
                        "journal-00000000000000000002.log",
                        "journal-00000000000000000004.log");
    }

    @Test
    void aSegmentThatWasOnlyBegunIsForgotten() throws IOException {
        try (Journal journal = open(folder)) {
            append(journal, "one");
        }
        Files.writeString(folder.resolve("journal-00000000000000000002.log.new"), "half of it");
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).containsExactly("one");
            append(journal, "x".repeat(500));
            assertThat(journal.last()).isEqualTo(2);
        }
    }

    @Test
    void aFailedSyncEndsTheJournalUntilItIsOpenedAnew() throws IOException {
        try (Journal journal = open(disk, folder)) {
            append(journal, "one");
            disk.syncsFail = true;
            assertThatThrownBy(() -> append(journal, "two")).isInstanceOf(IOException.class);
            disk.syncsFail = false;
            assertThatThrownBy(() -> append(journal, "three")).hasMessageContaining("opened anew");
            assertThat(journal.last()).isEqualTo(1);
            assertThat(words(journal)).containsExactly("one");
        }
        try (Journal journal = open(folder)) {
            assertThat(append(journal, "four")).isEqualTo(3);
            assertThat(words(journal)).containsExactly("one", "two", "four");
        }
    }

    @Test
    void aFailedWriteEndsTheJournalUntilItIsOpenedAnew() throws IOException {
        try (Journal journal = open(disk, folder)) {
            append(journal, "one");
            disk.writesFail = true;
            assertThatThrownBy(() -> append(journal, "two, half of which is written"))
                    .isInstanceOf(IOException.class);
            disk.writesFail = false;
            assertThatThrownBy(() -> append(journal, "three")).hasMessageContaining("opened anew");
        }
        try (Journal journal = open(disk, folder)) {
            assertThat(append(journal, "four")).isEqualTo(2);
            assertThat(words(journal)).containsExactly("one", "four");
        }
        assertThat(setAside(folder)).hasSize(1);
    }

    @Test
    void afterAFailureItGoesOnInANewFileAsIfTheBatchHadNeverBeen() throws IOException {
        for (boolean write : new boolean[] {true, false}) {
            FaultyDisk failing = new FaultyDisk();
            Path at = folder.resolve("write fails " + write);
            try (Journal journal = open(failing, at)) {
                append(journal, "one");
                fail(failing, write, true);
                assertThatThrownBy(() -> append(journal, "two")).isInstanceOf(IOException.class);
                assertThatThrownBy(journal::reopen).as("still failing").isInstanceOf(IOException.class);
                assertThat(words(journal)).containsExactly("one");
                fail(failing, write, false);
                journal.reopen();
                assertThat(append(journal, "three")).isEqualTo(2);
                append(journal, "four");
                assertThat(words(journal)).containsExactly("one", "three", "four");
            }
            try (Journal journal = open(failing, at)) {
                assertThat(words(journal)).containsExactly("one", "three", "four");
            }
            assertThat(segments(at)).hasSize(2);
        }
    }

    private static void fail(FaultyDisk disk, boolean write, boolean fails) {
        disk.writesFail = write && fails;
        disk.syncsFail = !write && fails;
    }

    @Test
    void anEmptyFileIsReplacedWhenItsFirstBatchFails() throws IOException {
        try (Journal journal = open(disk, folder)) {
            for (int time = 0; time < 3; time++) {
                disk.syncsFail = true;
                assertThatThrownBy(() -> append(journal, "lost")).hasMessage("sync failed");
                disk.syncsFail = false;
                journal.reopen();
            }
            append(journal, "one");
            assertThat(words(journal)).containsExactly("one");
        }
        assertThat(segments(folder)).hasSize(1);
        try (Journal journal = open(folder)) {
            assertThat(words(journal)).containsExactly("one");
        }
    }

    @Test
    void itGoesOnWhenSpaceIsBack() throws IOException {
        try (Journal journal = new Journal(disk, folder, new JournalSizes(400, 1_000), () -> 1, Runnable::run)) {
            append(journal, "one");
            disk.freeSpace = 1_399;
            assertThatThrownBy(() -> append(journal, "x".repeat(350))).hasMessageContaining("space");
            assertThatThrownBy(journal::reopen).hasMessageContaining("space");
            disk.freeSpace = 1_400;
            journal.reopen();
            append(journal, "two");
            assertThat(words(journal)).containsExactly("one", "two");
        }
    }

    @Test
    void theNextFileIsThereBeforeItIsNeeded() throws IOException {
        List<Runnable> ahead = new ArrayList<>();
        try (Journal journal = new Journal(disk, folder, new JournalSizes(40_000, 0), () -> 1, ahead::add)) {
            append(journal, "x".repeat(19_000));
            assertThat(ahead).isEmpty();
            append(journal, "x".repeat(2_000));
            append(journal, "x".repeat(2_000));
            assertThat(ahead).hasSize(1);
            ahead.get(0).run();

            disk.written = 0;
            append(journal, "x".repeat(20_000));
            assertThat(disk.written).isEqualTo(SegmentHead.BYTES + 20_024);
            assertThat(segments(folder)).hasSize(2);
            assertThat(ahead).as("and so on").hasSize(2);
            ahead.get(1).run();
        }
    }

    @Test
    void aNextFileThatCannotBePreparedDelaysTheTrouble() throws IOException {
        try (Journal journal = new Journal(disk, folder, new JournalSizes(400, 1_000), () -> 1, Runnable::run)) {
            disk.freeSpace = 1_000;
            append(journal, "x".repeat(200));
            append(journal, "y".repeat(50));
            assertThatThrownBy(() -> append(journal, "z".repeat(100))).hasMessageContaining("space");
            disk.freeSpace = 2_000;
            journal.reopen();
            append(journal, "z".repeat(100));
            assertThat(words(journal)).hasSize(3);
        }
    }

    /** After a failed sync the machine may show what its disk does not hold. */
    @Test
    void theLastBatchIsWrittenAndSyncedAgainBeforeAnybodyBuildsOnIt() throws IOException {
        try (Journal journal = open(disk, folder)) {
            append(journal, "one");
            append(journal, "two");
        }
        disk.written = 0;
        open(disk, folder).close();
        assertThat(disk.written).isEqualTo(Batch.HEAD + 4 + "two".length());

        disk.syncsFail = true;
        assertThatThrownBy(() -> open(disk, folder)).hasMessage("sync failed");
    }

    @Test
    void aFloorOfFreeSpaceIsKept() throws IOException {
        try (Journal journal = new Journal(disk, folder, new JournalSizes(400, 1_000), () -> 1, Runnable::run)) {
            append(journal, "one");
            disk.freeSpace = 1_399;
            append(journal, "two");
            assertThatThrownBy(() -> append(journal, "x".repeat(330))).hasMessageContaining("space");
            assertThat(journal.last()).isEqualTo(2);
        }
        assertThat(segments(folder)).hasSize(1);
        disk.freeSpace = 1_400;
        try (Journal journal = new Journal(disk, folder, new JournalSizes(400, 1_000), () -> 1, Runnable::run)) {
            append(journal, "x".repeat(330));
            assertThat(words(journal)).hasSize(3);
        }
    }

    @Test
    void whatIsNoLongerKeptIsNotPassedOver() throws IOException {
        try (Journal journal = open(folder)) {
            for (int i = 1; i <= 40; i++) {
                append(journal, "entry number " + i);
            }
        }
        Files.delete(segments(folder).get(0));
        try (Journal journal = open(folder)) {
            assertThat(journal.last()).isEqualTo(40);
            assertThatThrownBy(() -> journal.read(0, 10)).hasMessageContaining("no longer kept");
        }
    }

    @Test
    void onlyWholeFilesThatHoldNothingNewerAreDeleted() throws IOException {
        Path torn = folder.resolve("journal-00000000000000000001.log.torn-17");
        try (Journal journal = open(folder)) {
            for (int i = 1; i <= 40; i++) {
                append(journal, "entry number " + i);
            }
            Files.writeString(torn, "half of something");
            List<Path> before = segments(folder);
            long second = Segment.first(before.get(1).getFileName().toString());
            long third = Segment.first(before.get(2).getFileName().toString());

            journal.deleteThrough(second - 2);
            assertThat(segments(folder)).isEqualTo(before);
            assertThat(torn).exists();
            journal.deleteThrough(second - 1);
            assertThat(segments(folder)).isEqualTo(before.subList(1, before.size()));
            assertThat(torn).doesNotExist();
            journal.deleteThrough(third);
            assertThat(segments(folder)).isEqualTo(before.subList(2, before.size()));

            assertThatThrownBy(() -> journal.read(third - 2, 1))
                    .hasMessage("The journal begins with number " + third + "; number " + (third - 1)
                            + " is no longer kept.");
            assertThat(words(journal.read(third - 1, 1))).containsExactly("entry number " + third);

            journal.deleteThrough(40);
            assertThat(segments(folder)).hasSize(1);
            append(journal, "entry number 41");
        }
        try (Journal journal = open(folder)) {
            assertThat(journal.last()).isEqualTo(41);
            assertThat(words(journal.read(40, 1))).containsExactly("entry number 41");
        }
    }

    @Test
    void readersSeeEverythingInOrderWhileTheWriterGoesOn() throws Exception {
        JournalSizes sizes = new JournalSizes(64 * 1024, 0);
        int batches = 1_500;
        try (Journal journal = new Journal(new FileDisk(), folder, sizes, () -> 1, ForkJoinPool.commonPool())) {
            List<CompletableFuture<Long>> readers = new ArrayList<>();
            for (int most : new int[] {7, 1_000}) {
                readers.add(CompletableFuture.supplyAsync(() -> follow(journal, most, batches * 3L)));
            }
            for (int i = 0; i < batches; i++) {
                journal.append(List.of(
                        ("a" + (i * 3 + 1)).getBytes(UTF_8),
                        ("b".repeat(i % 90) + (i * 3 + 2)).getBytes(UTF_8),
                        ("c" + (i * 3 + 3)).getBytes(UTF_8)));
            }
            for (CompletableFuture<Long> reader : readers) {
                assertThat(reader.get()).isEqualTo(batches * 3L);
            }
        }
    }

    private static long follow(Journal journal, int most, long end) {
        long place = 0;
        try {
            while (place < end) {
                for (Entry entry : journal.read(place, most)) {
                    assertThat(entry.sequence()).isEqualTo(++place);
                    assertThat(new String(entry.bytes(), UTF_8).replaceAll("\\D", ""))
                            .isEqualTo("" + place);
                }
            }
            return place;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

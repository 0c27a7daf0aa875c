package org.sangdam.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.Broken;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.Happenings;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** An archive whose file has become hollow: much was in it that is there no longer. */
class CompactionTest {
    private static final String NOW = "sangdam.mv.db";

    @TempDir
    Path folder;

    private final Happenings happenings = new Happenings().office().join(1, "민지", "+821012345678", "pay", "하나");
    private JournalLedger ledger;
    private ArchivePlace place;
    private Mending mending;
    private LiveArchive archive;
    private NewBackup making;

    @BeforeEach
    void hollow() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            happenings.customerSays(1, "c" + i, "줄 " + i);
        }
        ledger = new JournalLedger(folder.resolve("journal"), new JournalSizes(1 << 20, 0), () -> 1);
        ledger.append(happenings.events());
        place = new ArchivePlace(folder.resolve("archive"));
        Backups backups = new Backups(folder.resolve("backup"));
        mending = new Mending(place, backups, ledger, () -> 1, System::nanoTime);
        archive = mending.archive();
        making = new NewBackup(archive, backups, 3, () -> 1);
        archive.put(place.open());
        archive.catchUp();
        Broken.run(place(), "CREATE TABLE large AS SELECT x, REPEAT('x', 900) || x AS y FROM SYSTEM_RANGE(1, 30000)");
        Broken.run(place(), "DROP TABLE large");
        await().atMost(Duration.ofSeconds(60)).until(() -> archive.space().hollow());
        assertThat(bytes()).isGreaterThan(16L << 20);
    }

    @AfterEach
    void close() throws Exception {
        mending.close();
        archive.close();
        ledger.close();
    }

    private Path place() {
        return folder.resolve("archive");
    }

    private long bytes() throws Exception {
        return Files.size(place().resolve(NOW));
    }

    @Test
    void isSmallAfterItsEnd() throws Exception {
        archive.close();

        assertThat(bytes()).isLessThan(4L << 20);
        isWhole();
    }

    @Test
    void isSmallAfterABackupWasVerifiedAndGoesOn() throws Exception {
        Backup backup = making.make(line -> {});
        happenings.customerSays(1, "after", "그 뒤에");
        ledger.append(happenings
                .events()
                .subList((int) ledger.last(), happenings.events().size()));

        mending.compact(backup);

        await().atMost(Duration.ofSeconds(60)).until(() -> bytes() < 4 << 20 && archive.position() == ledger.last());
        assertThat(archive.messages(1, 0, 10)).last().extracting("id").isEqualTo("after");
        archive.close();
        isWhole();
    }

    /** What a kill leaves of each of the two: a part of a file that nobody has trusted yet. */
    @Test
    void aCompactionThatWasBrokenOffHarmsNothing() throws Exception {
        archive.close();
        Files.writeString(place().resolve(NOW + ".tempFile"), "half");
        Files.createDirectories(place().resolve("compacting"));
        Files.writeString(place().resolve("compacting").resolve(NOW), "half");

        isWhole();
        archive = new LiveArchive(ledger, damage -> {});
        archive.put(place.open());
        Backup backup = making(archive).make(line -> {});
        place.prepare(backup);
        archive.remove();
        place.swap();
        isWhole();
        assertThat(place().toFile().list()).containsExactly(NOW);
    }

    private NewBackup making(LiveArchive opened) {
        return new NewBackup(opened, new Backups(folder.resolve("backup")), 3, () -> 1);
    }

    private void isWhole() {
        try (H2Archive opened = H2Archive.open(place())) {
            opened.check();
            assertThat(opened.position()).isEqualTo(ledger.last());
            assertThat(opened.messages(1, 0, 2_000)).hasSizeGreaterThan(1_000);
        }
    }
}

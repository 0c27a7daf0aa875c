package org.sangdam.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.Happenings;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

class MendingTest {
    @TempDir
    Path folder;

    @Test
    void anArchiveThatWasRestoredIsNotTakenForABrokenOne() throws Exception {
        Backups backups = new Backups(folder.resolve("backup"));
        List<Event> events = new Happenings().office().events();
        try (Ledger ledger = new JournalLedger(folder.resolve("journal"), new JournalSizes(1 << 24, 0), () -> 1)) {
            ledger.append(events);
            Backup older = backup(ledger, backups);
            while (ledger.last() - older.position() <= LiveArchive.NEAR) {
                ledger.append(events);
            }
            newer(backups, ledger.last());
            ArchivePlace place = new ArchivePlace(folder.resolve("archive"));
            try (Mending mending = new Mending(place, backups, ledger, () -> 1, () -> 1)) {
                assertThat(mending.knowsMoreThan(older.position())).isTrue();
                place.restore(older, 1);
                assertThat(mending.knowsMoreThan(older.position())).isFalse();
                place.closed();
                assertThat(mending.knowsMoreThan(older.position()))
                        .as("it has caught up and was closed in order")
                        .isTrue();
            }
        }
    }

    private Backup backup(Ledger ledger, Backups backups) throws Exception {
        try (LiveArchive archive = new LiveArchive(ledger, damage -> {})) {
            archive.put(H2Archive.open(Files.createDirectories(folder.resolve("first"))));
            return new NewBackup(archive, backups, 7, () -> 1).make(line -> {});
        }
    }

    /** Of which nothing but its position is looked at. */
    private static void newer(Backups backups, long position) throws Exception {
        Path made = Files.createDirectories(backups.folder().resolve("newer"));
        Files.writeString(
                made.resolve(Backup.MANIFEST),
                Backup.CODEC.encode(
                        new BackupFile.Manifest(BackupFile.VERSION, 2, position, 1, "hash", "hash", List.of())));
    }
}

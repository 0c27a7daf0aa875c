package org.sangdam.server.backup;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.ArchiveCopy;
import org.sangdam.server.archive.Broken;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.Happenings;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** The real journal, the real archive and real files. */
class BackupTest {
    /** Messages of a busy office: some are written before the copy is made, some while, some after. */
    private static final int BUSY = 10_000;

    @TempDir
    Path folder;

    private final Happenings happenings = new Happenings()
            .office()
            .join(1, "민지", "+821012345678", "pay", "하나")
            .matched(1, 2)
            .counsellorSays(1, 2, "k1", "안녕하세요")
            .join(2, "서준", "+821087654321", "ship", "둘");
    private final List<String> told = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();
    private long now = Happenings.START;
    private JournalLedger ledger;
    private LiveArchive archive;
    private Backups backups;
    private NewBackup making;

    @BeforeEach
    void open() throws IOException {
        ledger = new JournalLedger(folder.resolve("journal"), new JournalSizes(1 << 20, 0), () -> now);
        ledger.append(happenings.events());
        archive = new LiveArchive(ledger, damage -> damages.add(damage.getMessage()));
        archive.put(H2Archive.open(folder.resolve("archive")));
        backups = new Backups(folder.resolve("backup"));
        making = new NewBackup(archive, backups, 3, () -> now);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
        ledger.close();
    }

    @Test
    void aBackupHoldsTheDeskAndTheArchiveAtOnePosition() throws Exception {
        Backup backup = making.make(told::add);

        assertThat(backup.position()).isEqualTo(happenings.last());
        assertThat(backup.desk()).isEqualTo(deskAt(backup.position()));
        assertThat(told).isNotEmpty();
        unpackedEquals(backup);
    }

    @Test
    void aBackupOfABusyArchiveIsOneMomentOfIt() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writing = new Thread(() -> {
            for (int i = 0; i < BUSY && !enough.get(); i++) {
                append(happenings.customerSays(1, "w" + i, "줄 " + i).from((int) happenings.last()));
            }
        });
        long before = ledger.last();
        writing.start();
        await().until(() -> ledger.last() > before + 100);
        Backup backup;
        try {
            backup = making.make(told::add);
        } finally {
            enough.set(true);
            writing.join();
        }

        assertThat(backup.position()).isGreaterThan(before).isLessThanOrEqualTo(ledger.last());
        assertThat(backup.desk()).isEqualTo(deskAt(backup.position()));
        unpackedEquals(backup);
        archive.caughtUp(ledger.last()).get(30, SECONDS);
    }

    @Test
    void aBackupThatHasChangedIsNotPutBack() throws Exception {
        Backup backup = making.make(told::add);
        change(backup.folder().resolve(Backup.ARCHIVE));
        assertThatThrownBy(() -> unpacked(backup)).hasMessageContaining("has changed");

        change(backup.folder().resolve(Backup.DESK));
        assertThatThrownBy(backup::desk).hasMessageContaining("has changed");
    }

    @Test
    void halfABackupIsNone() throws Exception {
        Backup whole = making.make(told::add);
        Path half = Files.createDirectories(backups.folder().resolve("20300101T000000Z-9" + Backups.UNFINISHED));
        Files.copy(whole.folder().resolve(Backup.MANIFEST), half.resolve(Backup.MANIFEST));
        Files.createDirectories(backups.folder().resolve("20300101T000000Z-10"));

        assertThat(backups.all()).extracting(Backup::name).containsExactly(whole.name());
        now += 60_000;
        making.make(told::add);
        assertThat(half).doesNotExist();
    }

    @Test
    void theNewestAreKeptAndTheLedgerMayForgetWhatTwoOfThemHold() throws Exception {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            now += 60_000;
            append(happenings.customerSays(1, "n" + i, "더").from((int) happenings.last()));
            positions.add(making.make(told::add).position());
            assertThat(backups.heldTwice()).isEqualTo(i == 0 ? 0 : positions.get(i - 1));
        }
        assertThat(backups.all())
                .extracting(Backup::position)
                .containsExactly(positions.get(4), positions.get(3), positions.get(2));
    }

    @Test
    void aJournalFileIsDeletedWhenTwoBackupsHoldItAndNotBefore() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            happenings.customerSays(1, "long" + i, "가".repeat(300));
        }
        List<Event> events = happenings.events();
        for (int from = (int) ledger.last(); from < events.size(); from += 100) {
            ledger.append(events.subList(from, Math.min(events.size(), from + 100)));
        }
        making.make(told::add);
        ledger.deleteThrough(backups.heldTwice());
        assertThat(ledger.first()).isEqualTo(1);

        making.make(told::add);
        ledger.deleteThrough(backups.heldTwice());
        assertThat(ledger.first()).isGreaterThan(1).isLessThanOrEqualTo(ledger.last());
        assertThat(ledger.read(ledger.first() - 1, 10)).isNotEmpty();
    }

    @Test
    void anArchiveThatLacksARowIsNotBackedUpAndIsSaidToBeDamaged() throws Exception {
        archive.caughtUp(ledger.last()).get(30, SECONDS);
        archive.remove();
        Broken.run(folder.resolve("archive"), "DELETE FROM message WHERE conversation = 1 AND seq = 2");
        archive.put(H2Archive.open(folder.resolve("archive")));

        assertThatThrownBy(() -> making.make(told::add)).hasMessageContaining("MESSAGE");
        assertThat(backups.all()).isEmpty();
        assertThat(damages).singleElement().asString().contains("MESSAGE");
    }

    private DeskSnapshot deskAt(long position) throws IOException {
        Desk desk = new Desk(DeskSnapshot.empty());
        for (Recorded recorded : ledger.read(0, (int) position)) {
            desk.apply(recorded.event());
        }
        return desk.snapshot();
    }

    private void unpackedEquals(Backup backup) throws Exception {
        Path unpacked = unpacked(backup);
        try (H2Archive copy = H2Archive.open(unpacked)) {
            assertThat(copy.position()).isEqualTo(backup.position());
            assertThat(copy.messages(1, 0, Integer.MAX_VALUE))
                    .isEqualTo(archive.messages(1, 0, Integer.MAX_VALUE).stream()
                            .limit(copy.messages(1, 0, Integer.MAX_VALUE).size())
                            .toList());
        }
        try (ArchiveCopy copy = new ArchiveCopy(unpacked)) {
            assertThat(copy.snapshot()).isEqualTo(backup.desk());
        }
    }

    private Path unpacked(Backup backup) throws Exception {
        Path into = Files.createTempDirectory(folder, "unpacked");
        backup.unpack(into);
        return into;
    }

    private void append(List<Recorded> events) {
        try {
            ledger.append(events.stream().map(Recorded::event).toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(Path file) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(opened.length() / 2);
            int before = opened.read();
            opened.seek(opened.length() / 2);
            opened.write(before ^ 1);
        }
    }
}

package org.sangdam.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.Happenings;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** Nights pass by moving two clocks: the one on the wall, and the one that nobody sets. */
class NightlyTest {
    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();
    private Instant wall = Instant.parse("2026-03-02T10:00:00Z"); // 19:00 in Seoul
    private long nanos;
    private boolean outOfMemory;
    private JournalLedger ledger;
    private LiveArchive archive;
    private Nightly nightly;

    @BeforeEach
    void open() throws IOException {
        ledger = new JournalLedger(folder.resolve("journal"), new JournalSizes(1 << 20, 0), () -> 1);
        ledger.append(new Happenings().office().events());
        archive = new LiveArchive(ledger, damage -> {});
        archive.put(H2Archive.open(folder.resolve("archive")));
        nightly = started();
    }

    private Nightly started() {
        Backups backups = new Backups(folder.resolve("backup"));
        return new Nightly(
                new NewBackup(archive, backups, 7, () -> wall().toEpochMilli()),
                backups,
                new Nightly.Night(LocalTime.of(3, 30), ZoneId.of("Asia/Seoul")),
                () -> wall().toEpochMilli(),
                () -> nanos,
                backup -> {
                    if (outOfMemory) {
                        throw new OutOfMemoryError("expected by this test");
                    }
                    made.add(backup.name());
                });
    }

    private Instant wall() {
        return wall;
    }

    @AfterEach
    void close() throws IOException {
        nightly.close();
        archive.close();
        ledger.close();
    }

    @Test
    void oneIsMadeEachNightAndAMissedOneSoonAfterTheStart() {
        nightly.look();
        assertThat(made).hasSize(1);

        pass(Duration.ofHours(8)); // 03:00
        nightly.look();
        assertThat(made).hasSize(1);

        pass(Duration.ofMinutes(31));
        nightly = started(); // the machine was off at 03:30
        nightly.look();
        nightly.look();
        assertThat(made).hasSize(2);

        pass(Duration.ofHours(24));
        nightly.look();
        assertThat(made).hasSize(3);
    }

    @Test
    void aClockThatJumpsMakesNeitherManyNorNone() {
        nightly.look();
        for (int i = 0; i < 20; i++) {
            wall = wall.plus(Duration.ofDays(1));
            nightly.look();
        }
        assertThat(made).as("twenty days forward at once").hasSize(1);

        nanos += Duration.ofHours(13).toNanos();
        nightly.look();
        assertThat(made).as("dated twenty days too late").hasSize(2);

        wall = wall.minus(Duration.ofDays(20));
        nanos += Duration.ofHours(13).toNanos();
        nightly.look();
        assertThat(made)
                .as("the clock is right again, and the newest backup of the future")
                .hasSize(3);
    }

    @Test
    void whoeverWaitsForABackupHearsThatMemoryRanOut() {
        outOfMemory = true;
        assertThat(nightly.now(line -> {}))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(OutOfMemoryError.class);
        outOfMemory = false;
        assertThat(nightly.now(line -> {})).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void whatFailedIsTriedAgainLater() throws IOException {
        archive.remove();
        nightly.look();
        assertThat(made).isEmpty();

        archive.put(H2Archive.open(folder.resolve("archive")));
        nightly.look();
        assertThat(made).as("not at once").isEmpty();

        pass(Duration.ofMinutes(61));
        nightly.look();
        assertThat(made).hasSize(1);
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }
}

package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.Happenings;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;
import org.sangdam.server.journal.NewJournal;

/** The journals that a backup of event 3 may meet when it is put back. */
class JournalPlaceTest {
    @TempDir
    Path folder;

    @Test
    void aMachineWithoutAJournalGetsOneThatGoesOnBehindTheBackup() throws IOException {
        JournalPlace place = JournalPlace.of(journal(), 3);
        assertThat(place.loses()).isNull();
        assertThat(place.prepare(1)).isPresent();
        try (Ledger ledger = opened()) {
            assertThat(ledger.last()).isEqualTo(3);
            assertThat(ledger.append(new Happenings().office().events())).isEqualTo(6);
        }
        try (Ledger ledger = opened()) {
            assertThat(ledger.read(3, 10)).hasSize(3);
        }
    }

    @Test
    void aJournalThatGoesOnBehindTheBackupStays() throws IOException {
        written(0, 2);
        JournalPlace place = JournalPlace.of(journal(), 3);
        assertThat(place.loses()).isNull();
        assertThat(place.prepare(1)).hasValue("The next start adds events 4 to 6 from the journal.");
        assertThat(JournalPlace.of(journal(), 6).prepare(1)).isEmpty();
        try (Ledger ledger = opened()) {
            assertThat(ledger.last()).isEqualTo(6);
        }
    }

    @Test
    void aJournalThatBeginsLaterWouldLoseWhatIsBetween() throws IOException {
        written(7, 1);
        JournalPlace place = JournalPlace.of(journal(), 3);
        assertThat(place.loses()).contains("begins with event 8", "up to event 10", "would be missing");
        setAside(place);
    }

    @Test
    void aJournalThatEndsBeforeTheBackupIsAnotherOne() throws IOException {
        NewJournal.beginAfter(journal(), 1, JournalSizes.USUAL);
        JournalPlace place = JournalPlace.of(journal(), 3);
        assertThat(place.loses()).contains("ends with event 1", "set aside");
        setAside(place);
    }

    private void setAside(JournalPlace place) throws IOException {
        assertThat(place.prepare(1)).get().asString().contains("journal-replaced-1");
        assertThat(NewJournal.isIn(folder.resolve("journal-replaced-1"))).isTrue();
        try (Ledger ledger = opened()) {
            assertThat(ledger.last()).isEqualTo(3);
        }
    }

    /** An office three events at a time. */
    private void written(long after, int times) throws IOException {
        NewJournal.beginAfter(journal(), after, JournalSizes.USUAL);
        try (Ledger ledger = opened()) {
            for (int i = 0; i < times; i++) {
                ledger.append(new Happenings().office().events());
            }
        }
    }

    private Ledger opened() throws IOException {
        return new JournalLedger(journal(), JournalSizes.USUAL, () -> 1);
    }

    private Path journal() {
        return folder.resolve("journal");
    }
}

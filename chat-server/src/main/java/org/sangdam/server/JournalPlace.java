package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;
import org.sangdam.server.journal.NewJournal;

/**
 * Where a journal stands to a backup that is to be put back: it goes on behind it, or it has to be set aside for a new one
 * that does.
 *
 * @param loses one line about what would be missing, null if nothing is
 * @param goesOn whether the journal holds what comes behind the backup
 * @param last event of the journal that goes on
 */
record JournalPlace(Path folder, long position, String loses, boolean goesOn, long last) {
    static JournalPlace of(Path folder, long position) throws IOException {
        if (!NewJournal.isIn(folder)) {
            return new JournalPlace(folder, position, null, false, 0);
        }
        try (Ledger ledger = new JournalLedger(folder, JournalSizes.USUAL, System::currentTimeMillis)) {
            if (ledger.last() < position) {
                return new JournalPlace(
                        folder,
                        position,
                        "The journal ends with event " + ledger.last() + " and the backup with event " + position
                                + ", so the journal is an older one or another office's; it would be set aside.",
                        false,
                        0);
            }
            if (ledger.first() > position + 1) {
                return new JournalPlace(
                        folder,
                        position,
                        "The journal begins with event " + ledger.first() + " and the backup ends with event "
                                + position
                                + ": everything behind that, up to event " + ledger.last()
                                + ", would be missing; the journal would be set aside.",
                        false,
                        0);
            }
            return new JournalPlace(folder, position, null, true, ledger.last());
        }
    }

    /**
     * Makes the journal fit.
     *
     * @return one line about what was done
     */
    Optional<String> prepare(long now) throws IOException {
        if (goesOn) {
            return last == position
                    ? Optional.empty()
                    : Optional.of(
                            "The next start adds events " + (position + 1) + " to " + last + " from the journal.");
        }
        String done = "A new journal begins behind event " + position + ".";
        if (NewJournal.isIn(folder)) {
            Path aside = folder.resolveSibling(folder.getFileName() + "-replaced-" + now);
            Files.move(folder, aside);
            done = "The journal was set aside as " + aside + "; " + done;
        }
        NewJournal.beginAfter(folder, position, JournalSizes.USUAL);
        return Optional.of(done);
    }
}

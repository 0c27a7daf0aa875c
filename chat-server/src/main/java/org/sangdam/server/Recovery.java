package org.sangdam.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.backup.BackupException;
import org.sangdam.server.backup.Mending;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.desk.Recorded;

/**
 * How a desk comes to know what it knew: from the archive, or from a backup's memory of the desk if the archive is broken,
 * and from the ledger what came after. An archive that is broken is not waited for.
 */
final class Recovery {
    private static final int READ_AT_ONCE = 1_000;

    private final Ledger ledger;
    private final Mending mending;

    Recovery(Ledger ledger, Mending mending) {
        this.ledger = ledger;
        this.mending = mending;
    }

    /** The desk; the archive follows from then on, or is being mended. */
    Desk desk(CompletableFuture<H2Archive> opening) throws IOException, BackupException {
        String broken;
        try {
            H2Archive archive = opening.join();
            broken = unfit(archive.position());
            if (broken == null) {
                Desk desk = replayed(archive.position(), archive.snapshot());
                mending.archive().put(archive);
                return desk;
            }
            archive.close();
        } catch (ArchiveException e) {
            opening.join().close();
            broken = e.getMessage();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            broken = e.getCause().getMessage();
        }
        Mending.Beginning beginning = mending.beginning();
        Desk desk = replayed(beginning.position(), beginning.desk());
        mending.begin(broken);
        return desk;
    }

    /** @return why the ledger cannot go on behind the archive, null if it can */
    private String unfit(long position) throws IOException {
        if (position > ledger.last()) {
            throw new IOException("the archive holds " + position + " events and the journal ends at number "
                    + ledger.last() + "; journal files are missing: put them back, or put back a backup (restore)");
        }
        if (position < ledger.first() - 1) {
            return "it ends with event " + position + " and the journal begins with event " + ledger.first();
        }
        return mending.knowsMoreThan(position) ? "it ends with event " + position + ", before the newest backup" : null;
    }

    private Desk replayed(long position, DeskSnapshot known) throws IOException {
        Desk desk = new Desk(known);
        List<Recorded> next = ledger.read(position, READ_AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(recorded -> desk.apply(recorded.event()));
            next = ledger.read(next.get(next.size() - 1).position(), READ_AT_ONCE);
        }
        return desk;
    }
}

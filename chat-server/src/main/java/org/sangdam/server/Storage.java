package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.backup.ArchivePlace;
import org.sangdam.server.backup.BackupException;
import org.sangdam.server.backup.Backups;
import org.sangdam.server.backup.Mending;
import org.sangdam.server.backup.NewBackup;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** All that lasts, opened: the folder, the ledger, the archive with its follower, and the desk as they leave it. */
final class Storage implements AutoCloseable {
    private final Opened opened;
    private final Ledger ledger;
    private final LiveArchive archive;
    private final Desk desk;
    private final Backups backups;
    private final int keep;

    private Storage(Opened opened, Ledger ledger, LiveArchive archive, Desk desk, Backups backups, int keep) {
        this.opened = opened;
        this.ledger = ledger;
        this.archive = archive;
        this.desk = desk;
        this.backups = backups;
        this.keep = keep;
    }

    /**
     * Opens the folder, journal and archive at the same time: it is what a start takes longest for. Whatever had been opened
     * is closed again if something cannot be.
     */
    static Storage open(Path folder, boolean demo, ServerConfig.BackupPlan plan) throws StartupException {
        Opened opened = new Opened();
        try {
            DataFolder data = opened.add(DataFolder.open(folder, demo));
            Files.createDirectories(data.journal());
            ArchivePlace place = new ArchivePlace(data.archive());
            CompletableFuture<H2Archive> opening = CompletableFuture.supplyAsync(() -> opened(place));
            opened.add(() -> opening.thenAccept(H2Archive::close)
                    .exceptionally(failed -> null)
                    .join());
            Ledger ledger =
                    opened.add(new JournalLedger(data.journal(), JournalSizes.USUAL, System::currentTimeMillis));
            Backups backups = new Backups(plan.folder());
            Mending mending =
                    opened.add(new Mending(place, backups, ledger, System::currentTimeMillis, System::nanoTime));
            LiveArchive archive = mending.archive();
            opened.add(() -> {
                archive.close();
                place.closed();
            });
            Desk desk = new Recovery(ledger, mending).desk(opening);
            return new Storage(opened, ledger, archive, desk, backups, plan.keep());
        } catch (IOException | BackupException e) {
            opened.close();
            throw cannotOpen(folder, e);
        } catch (StartupException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static H2Archive opened(ArchivePlace place) {
        try {
            return place.open();
        } catch (IOException | BackupException e) {
            throw new CompletionException(e);
        }
    }

    private static StartupException cannotOpen(Path folder, Throwable cause) {
        return new StartupException(
                "The office in " + folder + " cannot be opened (" + cause.getMessage()
                        + "); another folder can be chosen with --data-dir.",
                cause);
    }

    Ledger ledger() {
        return ledger;
    }

    LiveArchive archive() {
        return archive;
    }

    Backups backups() {
        return backups;
    }

    /** To be used by one thread. */
    NewBackup newBackup() {
        return new NewBackup(archive, backups, keep, System::currentTimeMillis);
    }

    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        opened.close();
    }
}

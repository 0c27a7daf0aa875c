package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.backup.ArchivePlace;
import org.sangdam.server.backup.Backup;
import org.sangdam.server.backup.BackupException;
import org.sangdam.server.backup.Backups;
import org.sangdam.server.backup.Mending;
import org.sangdam.server.backup.NewBackup;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that lasts, opened: the folder, the ledger, the archive with its follower, and the desk as they leave it. */
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Opened opened;
    private final Path journalFolder;
    private final Path filesFolder;
    private final Ledger ledger;
    private final Mending mending;
    private final Desk desk;
    private final Backups backups;
    private final int keep;

    private Storage(
            Opened opened, DataFolder data, Ledger ledger, Mending mending, Desk desk, ServerConfig.BackupPlan plan) {
        this.opened = opened;
        this.journalFolder = data.journal();
        this.filesFolder = data.files();
        this.ledger = ledger;
        this.mending = mending;
        this.desk = desk;
        this.backups = new Backups(plan.folder());
        this.keep = plan.keep();
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
            if (Files.isDirectory(plan.folder())) {
                DataFolder.closeToOthers(plan.folder());
            }
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
            return new Storage(opened, data, ledger, mending, desk, plan);
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

    Path journalFolder() {
        return journalFolder;
    }

    Ledger ledger() {
        return ledger;
    }

    LiveArchive archive() {
        return mending.archive();
    }

    /** Lets go of what this backup makes superfluous: journal files that two hold, and the holes in the archive's file. */
    void madeSure(Backup backup) {
        try {
            ledger.deleteThrough(backups.heldTwice());
        } catch (IOException e) {
            LOG.warn("Journal files that two backups hold could not be deleted; it is tried after the next one", e);
        }
        mending.compact(backup);
    }

    Backups backups() {
        return backups;
    }

    /** To be used by one thread. */
    NewBackup newBackup() {
        return new NewBackup(archive(), backups, keep, System::currentTimeMillis, filesFolder);
    }

    /** Of those that customers and counsellors send each other. */
    Path filesFolder() {
        return filesFolder;
    }

    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        opened.close();
    }
}

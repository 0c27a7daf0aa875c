package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.backup.Backups;
import org.sangdam.server.backup.NewBackup;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** All that lasts, opened: the folder, the ledger, the archive with its follower, and the desk as they leave it. */
final class Storage implements AutoCloseable {
    private static final int READ_AT_ONCE = 1_000;

    private final Opened opened;
    private final Ledger ledger;
    private final LiveArchive archive;
    private final Desk desk;
    private final Backups backups;
    private final ServerConfig.BackupPlan plan;

    private Storage(Opened opened, Ledger ledger, LiveArchive archive, Desk desk, ServerConfig.BackupPlan plan) {
        this.opened = opened;
        this.ledger = ledger;
        this.archive = archive;
        this.desk = desk;
        this.backups = new Backups(plan.folder());
        this.plan = plan;
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
            Files.createDirectories(data.archive());
            CompletableFuture<H2Archive> opening = CompletableFuture.supplyAsync(() -> H2Archive.open(data.archive()));
            opened.add(() -> opening.thenAccept(H2Archive::close)
                    .exceptionally(failed -> null)
                    .join());
            Ledger ledger =
                    opened.add(new JournalLedger(data.journal(), JournalSizes.USUAL, System::currentTimeMillis));
            H2Archive archive = opening.join();
            Desk desk = recovered(archive, ledger);
            LiveArchive live = opened.add(new LiveArchive(ledger));
            live.put(archive);
            return new Storage(opened, ledger, live, desk, plan);
        } catch (IOException | ArchiveException e) {
            opened.close();
            throw cannotOpen(folder, e);
        } catch (CompletionException e) {
            opened.close();
            throw cannotOpen(folder, e.getCause());
        } catch (StartupException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static StartupException cannotOpen(Path folder, Throwable cause) {
        return new StartupException(
                "The office in " + folder + " cannot be opened (" + cause.getMessage()
                        + "); another folder can be chosen with --data-dir.",
                cause);
    }

    /** The archive knows the desk up to its position; the ledger knows the rest. */
    private static Desk recovered(H2Archive archive, Ledger ledger) throws IOException {
        long position = archive.position();
        if (position > ledger.last()) {
            throw new IOException("the archive holds " + position + " events and the journal ends at number "
                    + ledger.last() + "; journal files are missing.");
        }
        Desk desk = new Desk(archive.snapshot());
        List<Recorded> next = ledger.read(position, READ_AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(recorded -> desk.apply(recorded.event()));
            next = ledger.read(next.get(next.size() - 1).position(), READ_AT_ONCE);
        }
        return desk;
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
        return new NewBackup(archive, backups, plan.keep(), System::currentTimeMillis);
    }

    Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        opened.close();
    }
}

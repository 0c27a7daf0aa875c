package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sangdam.server.archive.ArchiveAwayException;
import org.sangdam.server.archive.ArchiveCopy;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.ContentSum;
import org.sangdam.server.archive.LiveArchive;

/**
 * Makes a backup while the service goes on: copies the archive, opens the copy and reads all of it, and only then gives it a
 * name. Called by one thread at a time, which nobody interrupts.
 */
public final class NewBackup {
    /** Beside the copy and its unpacked form. */
    private static final long SPARE_BYTES = 64L << 20;

    private final LiveArchive archive;
    private final Backups backups;
    private final int keep;
    private final LongSupplier clock;

    /**
     * @param keep how many backups are kept, at least two
     * @param clock milliseconds since 1970
     */
    public NewBackup(LiveArchive archive, Backups backups, int keep, LongSupplier clock) {
        this.archive = archive;
        this.backups = backups;
        this.keep = Math.max(2, keep);
        this.clock = clock;
    }

    /** @param progress told in a line what is being done */
    public Backup make(Consumer<String> progress) throws BackupException {
        try {
            SafeFiles.make(backups.folder());
            backups.deleteUnfinished();
            long bytes = archive.bytes();
            if (Files.getFileStore(backups.folder()).getUsableSpace() < 2 * bytes + SPARE_BYTES) {
                throw new BackupException("Too little space is left for a backup in " + backups.folder()
                        + "; it needs twice the " + bytes + " bytes of the archive. Choose another disk with"
                        + " --backup-dir.");
            }
            long made = clock.getAsLong();
            Path making = backups.folder().resolve(Backup.name(made, 0) + Backups.UNFINISHED);
            SafeFiles.make(making);
            archive.catchUp();
            progress.accept("Copying the archive (" + bytes / 1_000_000 + " MB).");
            archive.backUp(making.resolve(Backup.ARCHIVE));
            SafeFiles.sync(making.resolve(Backup.ARCHIVE));
            progress.accept("Opening the copy and reading all of it.");
            BackupFile.Manifest manifest = verified(making, made);
            SafeFiles.write(making.resolve(Backup.MANIFEST), Backup.CODEC.encode(manifest));
            SafeFiles.syncFolder(making);
            Path done = free(Backup.name(made, manifest.position()));
            SafeFiles.rename(making, done);
            backups.keep(keep);
            return Backup.in(done);
        } catch (IOException | ArchiveException | ArchiveAwayException e) {
            throw new BackupException("No backup was made (" + e.getMessage() + ").", e);
        }
    }

    /** A clock that was set back comes to the same second again. */
    private Path free(String name) {
        Path path = backups.folder().resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = backups.folder().resolve(name + "-" + i);
        }
        return path;
    }

    private static BackupFile.Manifest verified(Path making, long made) throws IOException {
        Path zip = making.resolve(Backup.ARCHIVE);
        Path unpacked = making.resolve("check");
        SafeFiles.make(unpacked);
        ArchiveCopy.unpack(zip, unpacked);
        long bytes = Files.size(unpacked.resolve(ArchiveCopy.FILE));
        long position;
        List<ContentSum> contents;
        try (ArchiveCopy copy = new ArchiveCopy(unpacked)) {
            position = copy.position();
            contents = copy.verified();
            String desk = Backup.CODEC.encode(new BackupFile.DeskState(position, copy.snapshot()));
            Backup.CODEC.decode(desk);
            SafeFiles.write(making.resolve(Backup.DESK), desk);
        }
        SafeFiles.delete(unpacked);
        return new BackupFile.Manifest(
                BackupFile.VERSION,
                made,
                position,
                bytes,
                SafeFiles.hash(zip),
                SafeFiles.hash(making.resolve(Backup.DESK)),
                contents);
    }
}

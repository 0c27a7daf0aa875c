package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sangdam.server.archive.ArchiveAwayException;
import org.sangdam.server.archive.ArchiveCopy;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.ContentSum;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.disk.FolderSync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup while the service goes on: copies the archive, opens the copy and reads all of it, and only then gives it a
 * name. An archive whose copies are wrong is said to be damaged. Called by one thread at a time, which nobody interrupts.
 */
public final class NewBackup {
    private static final Logger LOG = LoggerFactory.getLogger(NewBackup.class);

    /** Beside the copy and its unpacked form. */
    private static final long SPARE_BYTES = 64L << 20;

    private final LiveArchive archive;
    private final Backups backups;
    private final int keep;
    private final LongSupplier clock;
    private final Path files;

    /** Of an office that has no files. */
    NewBackup(LiveArchive archive, Backups backups, int keep, LongSupplier clock) {
        this(archive, backups, keep, clock, null);
    }

    /**
     * @param keep how many backups are kept, at least two
     * @param clock milliseconds since 1970
     * @param files the folder of files that messages name
     */
    public NewBackup(LiveArchive archive, Backups backups, int keep, LongSupplier clock, Path files) {
        this.archive = archive;
        this.backups = backups;
        this.keep = Math.max(2, keep);
        this.clock = clock;
        this.files = files;
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
            BackupFile.Manifest manifest = copied(making, made, progress);
            SafeFiles.write(making.resolve(Backup.MANIFEST), Backup.CODEC.encode(manifest));
            FolderSync.sync(making);
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

    /** A copy that is wrong may be the fault of the disk that it is on; a second one is not, and then the archive is. */
    private BackupFile.Manifest copied(Path making, long made, Consumer<String> progress) throws IOException {
        try {
            return copy(making, made, progress);
        } catch (ArchiveException e) {
            if (!e.damage()) {
                throw e;
            }
            progress.accept("The copy is wrong (" + e.getMessage() + "). Another one is made.");
        }
        SafeFiles.delete(making);
        SafeFiles.make(making);
        try {
            return copy(making, made, progress);
        } catch (ArchiveException e) {
            if (e.damage()) {
                archive.foundDamaged(e);
            }
            throw e;
        }
    }

    private BackupFile.Manifest copy(Path making, long made, Consumer<String> progress) throws IOException {
        progress.accept("Copying the archive (" + archive.bytes() / 1_000_000 + " MB).");
        archive.backUp(making.resolve(Backup.ARCHIVE));
        SafeFiles.sync(making.resolve(Backup.ARCHIVE));
        progress.accept("Opening the copy and reading all of it.");
        return verified(making, made, progress);
    }

    /** One that is lost is no reason to lose the others, nor the archive. */
    private void copyFiles(Set<String> named, Consumer<String> progress) throws IOException {
        if (files == null) {
            return;
        }
        int lost = FileCopies.copy(files, backups.folder().resolve(FileCopies.FOLDER), named);
        if (lost > 0) {
            LOG.error("{} files that messages name are missing in {}, or have changed", lost, files);
            progress.accept(lost + " files are missing in " + files + ", or have changed: the backup is without them.");
        }
    }

    private BackupFile.Manifest verified(Path making, long made, Consumer<String> progress) throws IOException {
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
            copyFiles(copy.files(), progress);
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

package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sangdam.server.archive.ArchiveCopy;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.disk.FolderSync;

/**
 * The folder that an archive is in: knows whether it was left in order, and where a file goes that is no longer trusted. One
 * thread at a time.
 */
public final class ArchivePlace {
    /** Its size and time as they were when it was closed in order; not there while it is open. */
    private static final String CLOSED = "closed";

    /** There while the archive is one that whoever runs the office has put back, and has not caught up. */
    private static final String RESTORED = "restored";

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String DAMAGED = "damaged-";
    private static final int DAMAGED_KEPT = 3;
    private static final long SPARE_BYTES = 64L << 20;

    private final Path folder;

    public ArchivePlace(Path folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve(ArchiveCopy.FILE);
    }

    /**
     * Opens the archive, or makes one; looks whether it is whole if it was not closed in order, or has changed since.
     *
     * @throws ArchiveException if it cannot be opened or is not whole
     * @throws BackupException if nothing is in it
     */
    public H2Archive open() throws IOException, BackupException {
        Files.createDirectories(folder);
        Path closed = folder.resolve(CLOSED);
        boolean there = Files.exists(file());
        boolean trusted =
                !there || Files.exists(closed) && Files.readString(closed).equals(state());
        Files.deleteIfExists(closed);
        H2Archive archive = H2Archive.open(folder);
        try {
            if (there && archive.fresh()) {
                throw new BackupException("nothing of the archive can be found in its file");
            }
            if (!trusted) {
                archive.check();
            }
            return archive;
        } catch (ArchiveException | BackupException e) {
            archive.close();
            throw e;
        }
    }

    /** It has been closed in order. */
    public void closed() throws IOException {
        if (Files.exists(file())) {
            Files.writeString(folder.resolve(CLOSED), state());
            Files.deleteIfExists(folder.resolve(RESTORED));
        }
    }

    /** Puts a backup back that whoever runs the office has chosen: no other is taken for it, see {@link #putBack}. */
    public void restore(Backup backup, long now) throws BackupException, IOException {
        putBack(backup, now);
        Files.writeString(folder.resolve(RESTORED), backup.name());
    }

    /** Whether the archive is one that was chosen, and has not caught up. */
    boolean restored() {
        return Files.exists(folder.resolve(RESTORED));
    }

    private String state() throws IOException {
        return Files.size(file()) + " " + Files.getLastModifiedTime(file()).toMillis();
    }

    /**
     * Moves a file that is not whole into a folder of its own, of which the newest few are kept.
     *
     * @param now milliseconds since 1970
     * @return that folder; null if there was no file
     */
    Path setAsideDamaged(long now) throws IOException {
        if (!Files.exists(file())) {
            return null;
        }
        Path aside = setAside(DAMAGED, now);
        Files.deleteIfExists(folder.resolve(RESTORED));
        List<Path> damaged;
        try (Stream<Path> all = Files.list(folder)) {
            damaged = all.filter(path -> path.getFileName().toString().startsWith(DAMAGED))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : damaged.subList(Math.min(DAMAGED_KEPT, damaged.size()), damaged.size())) {
            SafeFiles.delete(old);
        }
        return aside;
    }

    private Path setAside(String why, long now) throws IOException {
        Path aside = folder.resolve(why + WHEN.format(Instant.ofEpochMilli(now)));
        SafeFiles.make(aside);
        SafeFiles.rename(file(), aside.resolve(ArchiveCopy.FILE));
        FolderSync.sync(folder);
        return aside;
    }

    /**
     * Unpacks the backup beside the present archive, reads all of it, and only then gives it its name; the present one is set
     * aside and never deleted. Only while nobody has it open; must not be interrupted.
     *
     * @param now milliseconds since 1970
     * @throws BackupException if it could not be; the present archive is then untouched
     */
    public void putBack(Backup backup, long now) throws BackupException {
        Path unpacked = folder.resolve("restoring");
        try {
            Files.createDirectories(folder);
            SafeFiles.delete(unpacked);
            SafeFiles.make(unpacked);
            backup.unpack(unpacked);
            Files.deleteIfExists(folder.resolve(CLOSED));
            if (Files.exists(file())) {
                setAside("replaced-", now);
            }
            SafeFiles.rename(unpacked.resolve(ArchiveCopy.FILE), file());
            SafeFiles.delete(unpacked);
        } catch (IOException e) {
            throw new BackupException("The archive in " + folder + " cannot be replaced (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Unpacks the backup beside the present archive into a file without holes, which {@link #swap} puts in its place; what
     * was left of an earlier one is thrown away.
     *
     * @throws BackupException if it could not be
     */
    void prepare(Backup backup) throws BackupException, IOException {
        SafeFiles.delete(prepared());
        if (Files.getFileStore(folder).getUsableSpace() < 2 * backup.archiveBytes() + SPARE_BYTES) {
            throw new BackupException("Too little space is left in " + folder + " to rewrite the archive.");
        }
        SafeFiles.make(prepared());
        backup.unpackCompacted(prepared());
    }

    /** In one step, so that there is always an archive. Only while nobody has it open. */
    void swap() throws IOException {
        SafeFiles.sync(prepared().resolve(ArchiveCopy.FILE));
        SafeFiles.rename(prepared().resolve(ArchiveCopy.FILE), file());
        SafeFiles.delete(prepared());
    }

    private Path prepared() {
        return folder.resolve("compacting");
    }
}

package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.sangdam.server.archive.ArchiveCopy;

/** Puts the archive of a backup in the place of the present one. Only while nobody has either open. */
public final class Restoration {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path archive;

    /** @param archive the folder of the archive */
    public Restoration(Path archive) {
        this.archive = archive;
    }

    /**
     * Unpacks the backup beside the present archive, reads all of it, and only then gives it its name.
     *
     * @throws BackupException if it could not be; the present archive is then untouched
     */
    public void putBack(Backup backup) throws BackupException {
        Path unpacked = archive.resolve("restoring");
        try {
            Files.createDirectories(archive);
            SafeFiles.delete(unpacked);
            SafeFiles.make(unpacked);
            backup.unpack(unpacked);
            if (Files.exists(archive.resolve(ArchiveCopy.FILE))) {
                setAside("replaced", System.currentTimeMillis());
            }
            SafeFiles.rename(unpacked.resolve(ArchiveCopy.FILE), archive.resolve(ArchiveCopy.FILE));
            SafeFiles.delete(unpacked);
        } catch (IOException e) {
            throw new BackupException("The archive in " + archive + " cannot be replaced (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Moves the present archive's file into a folder of its own.
     *
     * @param why begins the folder's name
     * @param now milliseconds since 1970
     * @return that folder
     */
    public Path setAside(String why, long now) throws IOException {
        Path aside = archive.resolve(why + "-" + WHEN.format(Instant.ofEpochMilli(now)));
        SafeFiles.make(aside);
        SafeFiles.rename(archive.resolve(ArchiveCopy.FILE), aside.resolve(ArchiveCopy.FILE));
        SafeFiles.syncFolder(archive);
        return aside;
    }
}

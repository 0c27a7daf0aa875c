package org.sangdam.server.backup;

import java.util.List;
import org.sangdam.server.archive.ContentSum;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.protocol.Wire;

/** What stands beside the archive's copy in a backup, as JSON. Read for years: a field is added, never renamed. */
sealed interface BackupFile {
    int VERSION = 1;

    /**
     * Written last: a backup without it is none.
     *
     * @param made milliseconds since 1970
     * @param position of the last event that the backup holds
     * @param archiveBytes size of the copy as it is unpacked
     * @param archiveHash SHA-256 of the packed copy, in hexadecimal; likewise {@code deskHash}
     * @param contents what the copy held when it was verified
     */
    @Wire("manifest")
    record Manifest(
            int version,
            long made,
            long position,
            long archiveBytes,
            String archiveHash,
            String deskHash,
            List<ContentSum> contents)
            implements BackupFile {
        public Manifest {
            contents = List.copyOf(contents);
        }
    }

    /** The desk at the backup's position: a service begins with it while its archive is rebuilt. */
    @Wire("desk")
    record DeskState(long position, DeskSnapshot desk) implements BackupFile {}
}

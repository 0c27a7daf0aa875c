package org.sangdam.server;

import java.io.IOException;
import java.time.Duration;
import org.sangdam.server.file.FileStore;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the folder of files, and rids it of what nobody was ever told of. */
final class SharedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFiles.class);
    private static final long MEGABYTE = 1_000_000;
    /** An archive that is restored or rebuilt may yet name what the present one does not. */
    private static final Duration KEPT = Duration.ofDays(7);

    private SharedFiles() {}

    /** @throws StartupException it cannot be written */
    static FileStore open(Storage storage, Limits limits) throws StartupException {
        try {
            FileStore files = new FileStore(
                    storage.filesFolder(),
                    limits.of(Limit.FILE_MEGABYTES) * MEGABYTE,
                    limits.of(Limit.OFFICE_MEGABYTES) * MEGABYTE);
            sweep(files, storage);
            return files;
        } catch (IOException e) {
            throw new StartupException(
                    "The folder " + storage.filesFolder() + " cannot be written; choose another one with --data-dir.",
                    e);
        }
    }

    /** As soon as the archive knows every message there was at the start; not while it is being rebuilt. */
    private static void sweep(FileStore files, Storage storage) {
        long before = System.currentTimeMillis() - KEPT.toMillis();
        storage.archive().caughtUp(storage.ledger().last()).thenRunAsync(() -> {
            try {
                int swept = files.sweep(storage.archive().files(), before);
                if (swept > 0) {
                    LOG.info("{} files that no message names are deleted", swept);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("Files that no message names could not be deleted: {}", e.getMessage());
            }
        });
    }
}

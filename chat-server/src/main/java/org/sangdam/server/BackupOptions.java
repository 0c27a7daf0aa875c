package org.sangdam.server;

import java.nio.file.Path;
import java.time.LocalTime;
import picocli.CommandLine.Option;

/** Where backups are kept, how many, and when they are made. */
final class BackupOptions {
    @Option(
            names = "--backup-dir",
            paramLabel = "FOLDER",
            defaultValue = "${env:SANGDAM_BACKUP_DIR}",
            description = "The folder for backups (SANGDAM_BACKUP_DIR; otherwise backup in the data folder).")
    private Path folder;

    @Option(
            names = "--backup-at",
            paramLabel = "HH:MM",
            defaultValue = "${env:SANGDAM_BACKUP_AT:-" + ServerConfig.BackupPlan.AT + "}",
            description = "When a backup is made each night (SANGDAM_BACKUP_AT; ${DEFAULT-VALUE}).")
    private LocalTime at;

    @Option(
            names = "--keep-backups",
            paramLabel = "NUMBER",
            defaultValue = "${env:SANGDAM_KEEP_BACKUPS:-" + ServerConfig.BackupPlan.KEEP + "}",
            description = "How many backups are kept, two at least (SANGDAM_KEEP_BACKUPS; ${DEFAULT-VALUE}).")
    private int keep;

    ServerConfig.BackupPlan plan(Path dataDir) {
        ServerConfig.BackupPlan usual = ServerConfig.BackupPlan.usual(dataDir);
        return new ServerConfig.BackupPlan(
                folder == null ? usual.folder() : folder.toAbsolutePath().normalize(), at, keep);
    }
}

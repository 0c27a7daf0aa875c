package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.sangdam.server.backup.Nightly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running office does to keep what it has: backups by night, and when the command line asks for one. */
final class Keeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final Opened opened = new Opened();
    private final Nightly nightly;

    /** @throws StartupException the data folder cannot be written */
    Keeping(Storage storage, Path folder, ServerConfig.BackupPlan plan) throws StartupException {
        nightly = opened.add(new Nightly(
                storage.newBackup(),
                storage.backups(),
                plan.at(),
                ZoneId.systemDefault(),
                System::currentTimeMillis,
                System::nanoTime,
                backup -> forget(storage)));
        try {
            opened.add(new Control(folder, this::run));
        } catch (IOException e) {
            opened.close();
            throw new StartupException(
                    "The folder " + folder + " cannot be written; choose another one with --data-dir.", e);
        }
        nightly.start();
    }

    private static void forget(Storage storage) {
        try {
            storage.ledger().deleteThrough(storage.backups().heldTwice());
        } catch (IOException e) {
            LOG.warn("Journal files that two backups hold could not be deleted; it is tried after the next one", e);
        }
    }

    private String run(String command, Consumer<String> progress) throws StartupException {
        if (!command.equals(BackupCommand.WORD)) {
            throw new StartupException("The service knows no command " + command + ".");
        }
        try {
            return BackupCommand.made(nightly.now(progress).join());
        } catch (CompletionException e) {
            throw new StartupException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}

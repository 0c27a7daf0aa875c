package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.sangdam.server.backup.BackupException;
import org.sangdam.server.backup.Nightly;

/** What a running office does to keep what it has: backups by night, and when the command line asks for one. */
final class Keeping implements AutoCloseable {
    private final Opened opened = new Opened();
    private final Nightly nightly;

    /** @throws StartupException the data folder cannot be written */
    Keeping(Storage storage, Path folder, ServerConfig.BackupPlan plan) throws StartupException {
        nightly = opened.add(new Nightly(
                storage.newBackup(),
                storage.backups(),
                new Nightly.Night(plan.at(), ZoneId.systemDefault()),
                System::currentTimeMillis,
                System::nanoTime,
                storage::madeSure));
        try {
            opened.add(new Control(folder, this::run));
        } catch (IOException e) {
            opened.close();
            throw new StartupException(
                    "The folder " + folder + " cannot be written; choose another one with --data-dir.", e);
        }
        nightly.start();
    }

    private String run(String command, Consumer<String> progress) throws StartupException {
        if (!command.equals(BackupCommand.WORD)) {
            throw new StartupException("The service knows no command " + command + ".");
        }
        try {
            return BackupCommand.made(nightly.now(progress).join());
        } catch (CompletionException e) {
            throw new StartupException(why(e.getCause()), e.getCause());
        }
    }

    /** What is no failure of ours to foresee says nothing to people but its name. */
    private static String why(Throwable failure) {
        return failure instanceof BackupException ? failure.getMessage() : "No backup was made (" + failure + ").";
    }

    @Override
    public void close() {
        opened.close();
    }
}

package org.sangdam.server;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.sangdam.server.backup.Backup;
import org.sangdam.server.backup.BackupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a backup now: by the service, if it is running on the folder. */
@Command(name = "backup", description = "Make a backup now.", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    /** What the running service is told. */
    static final String WORD = "backup";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataDirOption data;

    @Mixin
    private BackupOptions options;

    @Override
    public Integer call() throws StartupException {
        PrintWriter out = spec.commandLine().getOut();
        if (DataFolder.inUse(data.folder())) {
            out.println(Control.ask(data.folder(), WORD, line -> told(out, line)));
        } else {
            DataFolder.mustExist(data.folder());
            try (Storage storage =
                    Storage.open(data.folder(), DataFolder.isDemo(data.folder()), options.plan(data.folder()))) {
                out.println(made(storage.newBackup().make(line -> told(out, line))));
            } catch (BackupException e) {
                throw new StartupException(e.getMessage(), e);
            }
        }
        return 0;
    }

    /** What is said at the end. */
    static String made(Backup backup) {
        return "The backup " + backup.name() + " is made and verified; it holds everything up to event "
                + backup.position() + ".";
    }

    private static void told(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}

package org.sangdam.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sangdam.server.backup.ArchivePlace;
import org.sangdam.server.backup.Backup;
import org.sangdam.server.backup.BackupException;
import org.sangdam.server.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup back, also on a machine that has nothing but the backup. Nothing is deleted. */
@Command(
        name = "restore",
        description = "Put a backup in the place of the archive; the next start adds what the journal holds beyond it.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataDirOption data;

    @Mixin
    private BackupOptions options;

    @Option(names = "--yes", description = "Go on although something would be missing afterwards.")
    private boolean yes;

    @Parameters(paramLabel = "BACKUP", arity = "0..1", description = "Its name or folder; otherwise the newest.")
    private String name;

    @Override
    public Integer call() throws StartupException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = data.folder();
        if (DataFolder.inUse(folder)) {
            throw new StartupException("The service is running on " + folder + ": stop it first.");
        }
        Backups backups = new Backups(options.plan(folder).folder());
        try (DataFolder office = DataFolder.open(folder, DataFolder.isDemo(folder))) {
            Backup backup = name == null ? newest(backups) : backups.named(name);
            JournalPlace journal = JournalPlace.of(office.journal(), backup.position());
            if (journal.loses() != null && !yes) {
                throw new StartupException(journal.loses() + " With --yes it is restored nevertheless.");
            }
            out.println("Unpacking the backup " + backup.name() + " and reading all of it.");
            out.flush();
            new ArchivePlace(office.archive()).restore(backup, System.currentTimeMillis());
            int lost = backups.putBackFiles(office.files());
            if (lost > 0) {
                out.println(
                        lost + " files that people had sent are not in the backup as they were; the others are back.");
            }
            journal.prepare(System.currentTimeMillis()).ifPresent(out::println);
            out.println("The backup " + backup.name() + " is restored; start the service.");
            return 0;
        } catch (BackupException | IOException e) {
            throw new StartupException(e.getMessage(), e);
        }
    }

    private static Backup newest(Backups backups) throws StartupException {
        List<Backup> all = backups.all();
        if (all.isEmpty()) {
            throw new StartupException("There is no backup; name the folder of backups with --backup-dir.");
        }
        return all.get(0);
    }
}

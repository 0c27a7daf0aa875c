package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that backups are kept in. One thread writes; any thread reads. */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    /** A backup that is being made, or whose making was broken off. */
    static final String UNFINISHED = ".unfinished";

    private final Path folder;

    public Backups(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** All that are complete, the newest first: the one that holds most. */
    public List<Backup> all() {
        List<Backup> found = new ArrayList<>();
        for (Path path : folders()) {
            try {
                if (!path.toString().endsWith(UNFINISHED)) {
                    found.add(Backup.in(path));
                }
            } catch (BackupException e) {
                LOG.warn("{} is passed over: {}", path, e.getMessage());
            }
        }
        found.sort(Comparator.comparingLong(Backup::position)
                .thenComparing(Backup::made)
                .reversed());
        return found;
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory)
                    .filter(path -> !path.endsWith(FileCopies.FOLDER))
                    .toList();
        } catch (IOException e) {
            LOG.error("The folder of backups {} cannot be read", folder, e);
            return List.of();
        }
    }

    /**
     * @param name a backup's name, or the path of its folder
     * @throws BackupException if there is none
     */
    public Backup named(String name) throws BackupException {
        return Backup.in(folder.resolve(name));
    }

    /** Position up to which the ledger may forget: the two newest backups hold it. 0 if there are not two. */
    public long heldTwice() {
        List<Backup> all = all();
        return all.size() < 2 ? 0 : all.get(1).position();
    }

    /**
     * Puts back the files that are missing in the office's folder.
     *
     * @return how many could not be: their copies have changed
     */
    public int putBackFiles(Path into) throws IOException {
        Path copies = folder.resolve(FileCopies.FOLDER);
        return FileCopies.copy(copies, into, FileCopies.all(copies));
    }

    void deleteUnfinished() throws IOException {
        for (Path path : folders()) {
            if (path.toString().endsWith(UNFINISHED)) {
                SafeFiles.delete(path);
            }
        }
    }

    /** Deletes the oldest ones; under another name first, so that none is ever half there. */
    void keep(int most) throws IOException {
        List<Backup> all = all();
        for (Backup old : all.subList(Math.min(most, all.size()), all.size())) {
            Path dying = folder.resolve(old.name() + UNFINISHED);
            SafeFiles.rename(old.folder(), dying);
            SafeFiles.delete(dying);
        }
    }
}

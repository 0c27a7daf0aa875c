package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.sangdam.server.disk.FolderSync;
import org.sangdam.server.file.FileStore;

/**
 * The files beside the backups, each once for all of them: what a file holds never changes, so each backup adds those that
 * are new. A copy counts when its content fits its name.
 */
final class FileCopies {
    /** In the folder of backups. */
    static final String FOLDER = "files";

    private static final String UNFINISHED = ".copying";

    private FileCopies() {}

    /**
     * Copies what is not there yet.
     *
     * @return how many are missing or have changed where they should come from
     */
    static int copy(Path from, Path to, Collection<String> hashes) throws IOException {
        int lost = 0;
        for (String hash : hashes) {
            Path copy = FileStore.path(to, hash);
            if (!Files.exists(copy) && !copied(FileStore.path(from, hash), copy, hash)) {
                lost++;
            }
        }
        return lost;
    }

    private static boolean copied(Path from, Path copy, String hash) throws IOException {
        if (!Files.exists(from)) {
            return false;
        }
        if (!Files.exists(copy.getParent())) {
            SafeFiles.make(copy.getParent());
            FolderSync.sync(copy.getParent().getParent());
        }
        Path making = copy.resolveSibling(hash + UNFINISHED);
        Files.deleteIfExists(making);
        Files.copy(from, making);
        SafeFiles.sync(making);
        if (!SafeFiles.hash(making).equals(hash)) {
            Files.delete(making);
            return false;
        }
        SafeFiles.rename(making, copy);
        return true;
    }

    /** @return the hashes of all that are there */
    static Collection<String> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return java.util.List.of();
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            return walked.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.length() == 64)
                    .toList();
        }
    }
}

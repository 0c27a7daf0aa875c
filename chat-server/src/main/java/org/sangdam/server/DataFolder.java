package org.sangdam.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sangdam.server.disk.Privacy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that holds everything of an office, and the lock that keeps a second process out of it. */
final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private static final String LOCK = "in-use";
    private static final String JOURNAL = "journal";
    private static final String DEMO = "DEMO";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is not there, and takes it for this process.
     *
     * @param demo whether it must be a demonstration's; a new folder becomes one
     * @throws StartupException it cannot be made, written or had
     */
    static DataFolder open(Path folder, boolean demo) throws StartupException {
        try {
            Files.createDirectories(folder);
            closeToOthers(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartupException("The folder " + folder
                        + " is in use by another running Sangdam; stop that one, or choose another"
                        + " folder with --data-dir.");
            }
            DataFolder opened = new DataFolder(folder, channel);
            opened.mark(demo);
            return opened;
        } catch (IOException e) {
            throw new StartupException(
                    "The folder " + folder + " cannot be written; choose another one with --data-dir.", e);
        }
    }

    /** @throws StartupException there is no office in it: most likely another folder was meant */
    static void mustExist(Path folder) throws StartupException {
        if (!Files.isDirectory(folder.resolve(JOURNAL))) {
            throw new StartupException("There is no office in " + folder + "; name its folder with --data-dir.");
        }
    }

    static boolean isDemo(Path folder) {
        return Files.exists(folder.resolve(DEMO));
    }

    /** Whether a process has the folder now. */
    static boolean inUse(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException e) {
            return false; // opening it says what is wrong
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What customers have said is nobody else's on this machine, whoever made the folder and the folders in it. */
    static void closeToOthers(Path folder) throws IOException {
        List<Path> all = new ArrayList<>(List.of(folder));
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(all::add);
        }
        for (Path one : all) {
            try {
                Privacy.close(one);
            } catch (IOException e) {
                LOG.warn("Others on this machine may read {}, and that cannot be changed: only its owner can", one);
            }
        }
    }

    private void mark(boolean demo) throws IOException, StartupException {
        boolean marked = isDemo(folder);
        boolean used = Files.exists(journal());
        if (demo && !marked && used) {
            close();
            throw new StartupException("The folder " + folder
                    + " holds a real office, not a demonstration; choose another one with --data-dir.");
        }
        if (!demo && marked) {
            close();
            throw new StartupException("The folder " + folder
                    + " holds a demonstration; start with --demo, or choose another folder with --data-dir.");
        }
        if (demo && !marked) {
            Files.writeString(folder.resolve(DEMO), "This folder holds a demonstration: everybody in it is made up.\n");
        }
    }

    Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** Of those that customers and counsellors send each other. */
    Path files() {
        return folder.resolve("files");
    }

    Path archive() {
        return folder.resolve("archive");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + folder + " cannot be given back", e);
        }
    }
}

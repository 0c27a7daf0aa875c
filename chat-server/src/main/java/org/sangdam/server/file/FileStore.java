package org.sangdam.server.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sangdam.server.disk.FolderSync;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;

/**
 * The folder that files lie in, each once and under the hash of its content, so that it can be compared with its name at any
 * time. A file is on the disk before anybody hears of it; what nobody has heard of is swept. Thread-safe.
 */
public final class FileStore {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = ".unfinished";
    private static final long SPARE_BYTES = 64L << 20;

    private final Path folder;
    private final long largest;
    private final long most;
    private final AtomicLong used = new AtomicLong();

    /**
     * Opens the folder or makes it, and deletes what was not received to its end.
     *
     * @param largest bytes of one file, 0 for any number
     * @param most bytes of all together, 0 for any number
     */
    public FileStore(Path folder, long largest, long most) throws IOException {
        this.folder = folder;
        this.largest = largest;
        this.most = most;
        Files.createDirectories(folder);
        for (Path path : all()) {
            if (path.toString().endsWith(UNFINISHED)) {
                Files.delete(path);
            } else {
                used.addAndGet(Files.size(path));
            }
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> walked = Files.walk(folder)) {
            return walked.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Bytes of one file, 0 for any number. */
    public long largest() {
        return largest;
    }

    /** The same for somebody who may send {@code bytes} and no more, 0 for any number. */
    public long largest(long bytes) {
        return largest == 0 || bytes == 0 ? largest + bytes : Math.min(largest, bytes);
    }

    /** @return where the file of this hash lies, if it is there */
    public Path path(String hash) {
        return path(folder, hash);
    }

    /** Where a file of this hash lies in any folder of files. */
    public static Path path(Path folder, String hash) {
        if (!NAME.matcher(hash).matches()) {
            throw new IllegalArgumentException("no hash");
        }
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    /** All hashes that there are files of. */
    public List<String> hashes() throws IOException {
        return all().stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }

    /** Begins to receive one. @param largest bytes of it, 0 for any number */
    public Incoming receive(long largest) throws IOException, FileRefused {
        if (Files.getFileStore(folder).getUsableSpace() < SPARE_BYTES) {
            throw new FileRefused(Code.NO_ROOM);
        }
        return new Incoming(this, largest, Files.createTempFile(folder, "", UNFINISHED));
    }

    /** Whether so many bytes more are too many. */
    boolean isFull(long more) {
        return most > 0 && used.get() + more > most;
    }

    /** Gives what was received and is synced its name, for good. */
    synchronized void keep(Path received, Attachment file) throws IOException, FileRefused {
        Path path = path(file.hash());
        if (Files.exists(path)) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis()));
            return;
        }
        if (isFull(file.bytes())) {
            throw new FileRefused(Code.NO_ROOM);
        }
        if (!Files.exists(path.getParent())) {
            Files.createDirectory(path.getParent());
            FolderSync.sync(folder);
        }
        Files.move(received, path, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.sync(path.getParent());
        used.addAndGet(file.bytes());
    }

    /**
     * Deletes what no message names.
     *
     * @param named hashes that messages name
     * @param before nothing that was received since, in milliseconds since 1970: its message may be under way
     * @return how many were deleted
     */
    public synchronized int sweep(Set<String> named, long before) throws IOException {
        int swept = 0;
        for (String hash : hashes()) {
            Path path = path(hash);
            if (!named.contains(hash) && Files.getLastModifiedTime(path).toMillis() < before) {
                used.addAndGet(-Files.size(path));
                Files.delete(path);
                swept++;
            }
        }
        return swept;
    }
}

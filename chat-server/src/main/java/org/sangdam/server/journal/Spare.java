package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that becomes the next segment: filled with zeros and synced ahead of time, so that whoever appends never waits for
 * that much of a disk. Called by whoever appends; filled by the executor.
 */
final class Spare {
    /** Ends the name of a file that holds nothing yet. */
    static final String UNFINISHED = ".new";

    private static final Logger LOG = LoggerFactory.getLogger(Spare.class);
    /** Small: the system keeps the file in pieces as large as these, and walks through a whole one with every sync of a record. */
    private static final int ZEROS = 16 * 1024;

    private final Disk disk;
    private final Path folder;
    private final Path file;
    private final JournalSizes sizes;
    private final Executor ahead;
    private CompletableFuture<Void> filling;
    /** Bytes of zeros that are on the disk; 0 if there is no spare, or nobody knows what it holds. */
    private long filled;

    Spare(Disk disk, Path folder, JournalSizes sizes, Executor ahead) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve("spare" + UNFINISHED);
        this.sizes = sizes;
        this.ahead = ahead;
    }

    /** Sees to it that there will be one; returns at once. */
    void prepare() {
        if (filling == null) {
            filling = CompletableFuture.runAsync(this::fillAhead, ahead);
        }
    }

    private void fillAhead() {
        try {
            fill(sizes.segment());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The journal's next file cannot be prepared yet: {}", e.getMessage());
        }
    }

    /** Returns when nobody fills it any more. */
    void settle() {
        if (filling != null) {
            filling.join();
            filling = null;
        }
    }

    /**
     * Gives it its head and its name, in this order: a crash leaves the whole segment or none. Returns when that is durable.
     *
     * @param least bytes that it has to have
     * @return how many it has
     */
    long become(Segment segment, long least) throws IOException {
        settle();
        long size = Math.max(sizes.segment(), least);
        fill(size);
        filled = 0;
        try (DiskFile prepared = disk.open(file)) {
            prepared.write(new SegmentHead(segment.first(), size).encode(), 0);
            prepared.force(false);
        }
        disk.rename(file, segment.file());
        disk.syncFolder(folder);
        return size;
    }

    private void fill(long size) throws IOException {
        if (filled == size) {
            return;
        }
        filled = 0;
        if (disk.list(folder).contains(file.getFileName().toString())) {
            disk.delete(file);
        }
        if (disk.freeSpace(folder) - size < sizes.floor()) {
            throw new IOException("Too little space is left on the disk for another " + size + " bytes of journal; "
                    + sizes.floor() + " bytes are kept free.");
        }
        try (DiskFile zeros = disk.create(file)) {
            for (long place = 0; place < size; place += ZEROS) {
                zeros.write(ByteBuffer.allocate((int) Math.min(ZEROS, size - place)), place);
            }
            zeros.force(true);
        }
        filled = size;
    }
}

package org.sangdam.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/**
 * Numbered entries in files that are only ever written at their end. A batch is one record with one sync, so it is there as
 * a whole or not at all. One thread appends; any thread reads at the same time, and sees only what is durable.
 */
final class Journal implements Closeable {
    private static final int ZEROS = 1024 * 1024;

    private final Disk disk;
    private final Path folder;
    private final JournalSizes sizes;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private DiskFile file;
    private long fileSize;
    private long offset;
    private boolean usable;
    private volatile long last;

    /**
     * Opens what is there, or begins anew in an empty folder.
     *
     * @param clock milliseconds since 1970
     * @throws JournalDamagedException if something acknowledged is missing
     */
    Journal(Disk disk, Path folder, JournalSizes sizes, LongSupplier clock) throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.sizes = sizes;
        for (String name : disk.list(folder)) {
            if (name.endsWith(Segment.UNFINISHED)) {
                disk.delete(folder.resolve(name));
            } else if (Segment.first(name) > 0) {
                segments.put(Segment.first(name), new Segment(folder, Segment.first(name)));
            }
        }
        if (segments.isEmpty()) {
            begin(1, 0);
        } else {
            disk.syncFolder(folder);
            resume(new Tail(disk, segments.lastEntry().getValue(), clock));
        }
        usable = true;
    }

    private void resume(Tail tail) throws IOException {
        DiskFile opened = disk.open(segments.lastEntry().getValue().file());
        try {
            Tail.End end = tail.mend(opened);
            last = end.last();
            offset = end.offset();
            fileSize = opened.size();
            file = opened;
        } finally {
            if (file == null) {
                opened.close();
            }
        }
    }

    /**
     * Writes one batch and returns when it is durable.
     *
     * @return the last entry's sequence
     * @throws IOException nothing was acknowledged; the journal takes no more until it is opened anew
     */
    long append(List<byte[]> entries) throws IOException {
        if (!usable) {
            throw new IOException("The journal has failed or is closed; it takes no more until it is opened anew.");
        }
        if (entries.isEmpty()) {
            return last;
        }
        usable = false; // until all has gone well: after a failed write or sync nobody knows what is on the disk
        long size = Batch.sizeOf(entries);
        if (offset + size > fileSize) {
            begin(last + 1, size);
        }
        ByteBuffer record = Batch.encode(last + 1, entries);
        file.write(record, offset);
        file.force(false);
        segments.lastEntry().getValue().remember(last + 1, offset);
        offset += size;
        last += entries.size();
        usable = true;
        return last;
    }

    /** A new segment under its final name only when all of it is on the disk: a crash leaves the whole or nothing. */
    private void begin(long first, long batch) throws IOException {
        long size = Math.max(sizes.segment(), SegmentHead.BYTES + batch);
        if (disk.freeSpace(folder) - size < sizes.floor()) {
            throw new IOException("Too little space is left on the disk for another " + size + " bytes of journal; "
                    + sizes.floor() + " bytes are kept free.");
        }
        Segment segment = new Segment(folder, first);
        try (DiskFile prepared = disk.create(segment.unfinished())) {
            for (long place = 0; place < size; place += ZEROS) {
                prepared.write(ByteBuffer.allocate((int) Math.min(ZEROS, size - place)), place);
            }
            prepared.write(new SegmentHead(first, size).encode(), 0);
            prepared.force(true);
        }
        disk.rename(segment.unfinished(), segment.file());
        disk.syncFolder(folder);
        DiskFile next = disk.open(segment.file());
        if (file != null) {
            file.close();
        }
        file = next;
        fileSize = size;
        offset = SegmentHead.BYTES;
        segments.put(first, segment);
    }

    /** Sequence of the oldest entry that is kept, of the first one to come if there is none. Any thread. */
    long first() {
        return segments.firstKey();
    }

    /** Sequence of the newest durable entry, 0 if there is none. Any thread. */
    long last() {
        return last;
    }

    /**
     * Durable entries in order, beginning behind {@code after}. Any thread.
     *
     * @return empty if there are none behind {@code after}
     * @throws JournalDamagedException if an acknowledged one cannot be read
     * @throws IOException if those directly behind {@code after} are no longer kept
     */
    List<Entry> read(long after, int most) throws IOException {
        long durable = last;
        List<Entry> entries = new ArrayList<>();
        long next = after + 1;
        while (next <= durable && entries.size() < most) {
            Map.Entry<Long, Segment> found = segments.floorEntry(next);
            if (found == null) {
                throw new IOException("The journal begins with number " + segments.firstKey() + "; number " + next
                        + " is no longer kept.");
            }
            Long following = segments.higherKey(found.getKey());
            long until = following == null ? durable : Math.min(durable, following - 1);
            next = read(found.getValue(), next, until, most, entries);
        }
        return entries;
    }

    /** @return the sequence to go on with */
    private long read(Segment segment, long from, long until, int most, List<Entry> into) throws IOException {
        Map.Entry<Long, Long> place = segment.place(from);
        try (SegmentReader reader = new SegmentReader(segment, disk.openToRead(segment.file()))) {
            reader.checkHead();
            long next = place.getKey();
            long at = place.getValue();
            while (next <= until && into.size() < most) {
                Batch batch = reader.batch(at, next);
                if (batch == null) {
                    Batch later = reader.laterThan(next, at, reader.endOfBytes(at));
                    throw new JournalDamagedException(
                            segment.file(), at, next, later == null ? until : later.first() - 1);
                }
                segment.remember(batch.first(), batch.offset());
                batch.entries(from, most, into);
                next = batch.last() + 1;
                at = batch.end();
            }
            return next;
        }
    }

    @Override
    public void close() throws IOException {
        usable = false;
        file.close();
    }
}

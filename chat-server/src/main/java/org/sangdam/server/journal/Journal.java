package org.sangdam.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Numbered entries in files that are only ever written at their end. A batch is one record with one sync, so it is there as
 * a whole or not at all. One thread appends; any thread reads at the same time, and sees only what is durable.
 */
final class Journal implements Closeable {
    private final Disk disk;
    private final Path folder;
    private final Spare spare;
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
     * @param ahead where the next segment is prepared
     * @throws JournalDamagedException if something acknowledged is missing
     */
    Journal(Disk disk, Path folder, JournalSizes sizes, LongSupplier clock, Executor ahead) throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.spare = new Spare(disk, folder, sizes, ahead);
        for (String name : disk.list(folder)) {
            if (name.endsWith(Spare.UNFINISHED)) {
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
     * @throws IOException nothing was acknowledged; the journal takes no more until {@link #reopen}
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
        if (offset > fileSize / 2) {
            spare.prepare();
        }
        return last;
    }

    private void begin(long first, long batch) throws IOException {
        if (file != null) {
            file.close();
        }
        Segment segment = new Segment(folder, first);
        fileSize = spare.become(segment, SegmentHead.BYTES + batch);
        file = disk.open(segment.file());
        offset = SegmentHead.BYTES;
        segments.put(first, segment);
    }

    /** Sequence of the oldest entry that is kept, of the first one to come if there is none. Any thread. */
    long first() {
        return segments.firstKey();
    }

    /**
     * Takes on again after an append has failed, in a new segment. It begins where the failed batch would have: whatever that
     * one left in the old file counts for nothing from now on, and no file is synced again whose sync has failed. Only while
     * nobody appends.
     *
     * @throws IOException it cannot yet; nothing has changed
     */
    void reopen() throws IOException {
        if (!usable) {
            begin(last + 1, 0);
            usable = true;
        }
    }

    /** Sequence of the newest durable entry, 0 if there is none. Any thread. */
    long last() {
        return last;
    }

    /**
     * Durable entries in order, beginning behind {@code after}. Any thread.
     *
     * @param most how many at the most; fewer if they are long
     * @return empty if there are none behind {@code after}
     * @throws JournalDamagedException if an acknowledged one cannot be read
     * @throws IOException if those directly behind {@code after} are no longer kept
     */
    List<Entry> read(long after, int most) throws IOException {
        long durable = last;
        Portion<Entry> entries = new Portion<>(most);
        long next = after + 1;
        while (next <= durable && !entries.full()) {
            Map.Entry<Long, Segment> found = segments.floorEntry(next);
            if (found == null) {
                throw new IOException("The journal begins with number " + segments.firstKey() + "; number " + next
                        + " is no longer kept.");
            }
            Long following = segments.higherKey(found.getKey());
            long until = following == null ? durable : Math.min(durable, following - 1);
            next = read(found.getValue(), next, until, entries);
        }
        return entries.taken();
    }

    /** @return the sequence to go on with */
    private long read(Segment segment, long from, long until, Portion<Entry> into) throws IOException {
        Map.Entry<Long, Long> place = segment.place(from);
        try (SegmentReader reader = new SegmentReader(segment, disk.openToRead(segment.file()))) {
            reader.checkHead();
            long next = place.getKey();
            long at = place.getValue();
            while (next <= until && !into.full()) {
                Batch batch = reader.batch(at, next);
                if (batch == null) {
                    Batch later = reader.laterThan(next, at, reader.endOfBytes(at));
                    throw new JournalDamagedException(
                            segment.file(), at, next, later == null ? until : later.first() - 1);
                }
                segment.remember(batch.first(), batch.offset());
                batch.entries(from, into);
                next = batch.last() + 1;
                at = batch.end();
            }
            return next;
        }
    }

    /**
     * Deletes the segments that hold nothing behind {@code position}, and with each what was set aside of a torn end of its.
     * The one that is written stays. Any thread, one at a time.
     */
    void deleteThrough(long position) throws IOException {
        List<String> names = disk.list(folder);
        for (Segment segment : segments.values()) {
            Long next = segments.higherKey(segment.first());
            if (next == null || next - 1 > position) {
                return;
            }
            String name = segment.file().getFileName().toString();
            segments.remove(segment.first());
            try {
                for (String file : names) {
                    if (file.startsWith(name)) {
                        disk.delete(folder.resolve(file));
                    }
                }
                disk.syncFolder(folder); // one by one, so that no crash leaves a gap behind one that came back
            } catch (IOException e) {
                segments.put(segment.first(), segment);
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        usable = false;
        spare.settle();
        file.close();
    }
}

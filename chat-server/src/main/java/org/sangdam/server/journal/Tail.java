package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the end of the last segment fit to be written on. Each batch is synced before the next is written, so at most the
 * last record can be torn; a record that does not fit with a whole one behind it is damage.
 */
final class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int CHUNK = 256 * 1024;

    private final Disk disk;
    private final Segment segment;
    private final LongSupplier clock;

    Tail(Disk disk, Segment segment, LongSupplier clock) {
        this.disk = disk;
        this.segment = segment;
        this.clock = clock;
    }

    /** What is good: up to which sequence, and up to which byte. */
    record End(long last, long offset) {}

    /** @param file the segment, open to write */
    End mend(DiskFile file) throws IOException {
        try (SegmentReader reader = new SegmentReader(segment, disk.openToRead(segment.file()))) {
            reader.checkHead();
            Batch newest = null;
            long last = segment.first() - 1;
            long offset = SegmentHead.BYTES;
            for (Batch batch = reader.batch(offset, last + 1); batch != null; batch = reader.batch(offset, last + 1)) {
                segment.remember(batch.first(), batch.offset());
                newest = batch;
                last = batch.last();
                offset = batch.end();
            }
            long end = reader.endOfBytes(offset);
            if (end > offset) {
                Batch later = reader.laterThan(last + 1, offset, end);
                if (later != null) {
                    throw new JournalDamagedException(segment.file(), offset, last + 1, later.first() - 1);
                }
                setAside(reader, offset, end);
                overwrite(file, offset, end);
            }
            if (newest != null) {
                // It may stand in the machine's memory only, left by a sync that failed or never came. Written again
                // it goes to the disk with the sync below, before anybody builds on it.
                file.write(reader.at(newest.offset(), newest.size()), newest.offset());
            }
            file.force(true);
            return new End(last, offset);
        }
    }

    private void setAside(SegmentReader reader, long from, long to) throws IOException {
        Path folder = segment.file().getParent();
        String name = segment.file().getFileName() + ".torn-";
        long millis = clock.getAsLong();
        while (disk.list(folder).contains(name + millis)) {
            millis++;
        }
        Path aside = folder.resolve(name + millis);
        try (DiskFile copy = disk.create(aside)) {
            for (long place = from; place < to; place += CHUNK) {
                copy.write(reader.at(place, (int) Math.min(CHUNK, to - place)), place - from);
            }
            copy.force(true);
        }
        disk.syncFolder(folder);
        LOG.warn(
                "The journal ended in a batch that was never finished; its {} bytes were set aside as {}",
                to - from,
                aside);
    }

    private static void overwrite(DiskFile file, long from, long to) throws IOException {
        for (long place = from; place < to; place += CHUNK) {
            file.write(ByteBuffer.allocate((int) Math.min(CHUNK, to - place)), place);
        }
    }
}

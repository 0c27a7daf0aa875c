package org.sangdam.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the records of one segment through a window that moves along. One thread. */
final class SegmentReader implements Closeable {
    private static final int WINDOW = 256 * 1024;

    private final Segment segment;
    private final DiskFile file;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;

    SegmentReader(Segment segment, DiskFile file) throws IOException {
        this.segment = segment;
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /** @throws JournalDamagedException if the segment is not whole: it was, when it got its name */
    void checkHead() throws IOException {
        SegmentHead head = SegmentHead.decode(at(0, SegmentHead.BYTES));
        if (head == null || head.first() != segment.first() || head.size() != size) {
            throw new JournalDamagedException(segment.file(), 0, segment.first(), 0);
        }
    }

    /** The record that begins at {@code offset} with sequence {@code first}, or null if no such record stands there. */
    Batch batch(long offset, long first) throws IOException {
        ByteBuffer head = at(offset, Batch.HEAD);
        int length = Batch.size(head);
        if (length == 0 || offset + length > size || Batch.claimedFirst(head) != first) {
            return null;
        }
        return Batch.decode(at(offset, length), offset);
    }

    /** The first whole record behind {@code offset} with a higher sequence than {@code missing}, or null. */
    Batch laterThan(long missing, long offset, long end) throws IOException {
        for (long place = offset + 1; place < end; place++) {
            ByteBuffer head = at(place, Batch.HEAD);
            long claimed = Batch.size(head) == 0 ? 0 : Batch.claimedFirst(head);
            Batch batch = claimed > missing && claimed - missing < size ? batch(place, claimed) : null;
            if (batch != null) {
                return batch;
            }
        }
        return null;
    }

    /** Where the zeros begin that reach to the end of the file; not before {@code from}. */
    long endOfBytes(long from) throws IOException {
        long end = from;
        long place = from;
        while (place < size) {
            ByteBuffer bytes = at(place, (int) Math.min(WINDOW, size - place));
            for (int i = bytes.limit() - 1; i >= bytes.position(); i--) {
                if (bytes.get(i) != 0) {
                    end = place + i - bytes.position() + 1;
                    break;
                }
            }
            place += bytes.remaining();
        }
        return end;
    }

    /** The bytes from {@code offset} on: {@code length} of them, fewer only at the end of the file. */
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < windowAt || offset + length > windowAt + window.limit()) {
            load(offset, length);
        }
        int from = (int) (offset - windowAt);
        return window.slice(from, Math.max(0, Math.min(length, window.limit() - from)));
    }

    private void load(long offset, int length) throws IOException {
        // Not cleared but new when it has to grow: batches handed out before keep the bytes that they were read from.
        window = ByteBuffer.allocate((int) Math.min(Math.max(length, WINDOW), Math.max(0, size - offset)));
        windowAt = offset;
        while (window.hasRemaining() && file.read(window, offset + window.position()) > 0) {
            continue;
        }
        window.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

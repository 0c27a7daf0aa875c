package org.sangdam.server.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A record of the journal: one batch, all or none. Layout: length of the payload (int), CRC32C over all that follows (int),
 * first sequence (long), count (int), payload = count times (length (int), bytes).
 *
 * @param offset where it begins in its segment
 * @param size of the whole record, in bytes
 */
record Batch(long first, int count, long offset, int size, ByteBuffer payload) {
    /** Bytes before the payload. */
    static final int HEAD = 20;

    /** Where the checked part begins. */
    private static final int CHECKED = 8;

    /** Bytes of an entry before its own. */
    private static final int LENGTH = 4;

    long last() {
        return first + count - 1;
    }

    long end() {
        return offset + size;
    }

    static long sizeOf(List<byte[]> entries) {
        return HEAD + entries.stream().mapToLong(entry -> LENGTH + entry.length).sum();
    }

    static ByteBuffer encode(long first, List<byte[]> entries) {
        int size = Math.toIntExact(sizeOf(entries));
        ByteBuffer record = ByteBuffer.allocate(size);
        record.position(CHECKED);
        record.putLong(first).putInt(entries.size());
        entries.forEach(entry -> record.putInt(entry.length).put(entry));
        record.putInt(0, size - HEAD).putInt(LENGTH, checksum(record, size));
        return record.flip();
    }

    /**
     * The record that stands in {@code bytes} as a whole, or null if none does.
     *
     * @param bytes from the record's first byte; as many as its length says, or fewer
     */
    static Batch decode(ByteBuffer bytes, long offset) {
        int size = size(bytes);
        if (size == 0 || size > bytes.remaining()) {
            return null;
        }
        ByteBuffer record = bytes.slice(bytes.position(), size);
        if (record.getInt(LENGTH) != checksum(record, size)) {
            return null;
        }
        return new Batch(
                record.getLong(CHECKED), record.getInt(HEAD - 4), offset, size, record.slice(HEAD, size - HEAD));
    }

    /** Size of the record that may begin here, 0 if none does. */
    static int size(ByteBuffer head) {
        int length = head.remaining() < HEAD ? 0 : head.getInt(head.position());
        return length < LENGTH || length > Integer.MAX_VALUE - HEAD ? 0 : HEAD + length;
    }

    /** What the head says to be the first sequence, unchecked. */
    static long claimedFirst(ByteBuffer head) {
        return head.getLong(head.position() + CHECKED);
    }

    /** Adds the entries from {@code from} on, until the portion is full. */
    void entries(long from, Portion<Entry> into) {
        ByteBuffer rest = payload.duplicate();
        for (long sequence = first; sequence <= last() && !into.full(); sequence++) {
            int length = rest.getInt();
            if (sequence >= from) {
                byte[] bytes = new byte[length];
                rest.get(bytes);
                into.take(new Entry(sequence, bytes), length);
            } else {
                rest.position(rest.position() + length);
            }
        }
    }

    private static int checksum(ByteBuffer record, int size) {
        CRC32C crc = new CRC32C();
        crc.update(record.slice(CHECKED, size - CHECKED));
        return (int) crc.getValue();
    }
}

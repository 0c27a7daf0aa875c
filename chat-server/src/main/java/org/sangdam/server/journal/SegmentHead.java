package org.sangdam.server.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: magic, format version (int), first sequence (long), the file's size (long), CRC32C over all
 * of these (int). Written and synced before the segment gets its name, so that a segment with a bad head is damaged, not torn.
 */
record SegmentHead(long first, long size) {
    static final int BYTES = 32;

    private static final long MAGIC = 0x53414e4744414d4aL; // SANGDAMJ
    private static final int VERSION = 1;
    private static final int CHECKED = 28;

    ByteBuffer encode() {
        ByteBuffer head = ByteBuffer.allocate(BYTES);
        head.putLong(MAGIC).putInt(VERSION).putLong(first).putLong(size);
        return head.putInt(checksum(head)).flip();
    }

    /** @return null if it is none, or of a version that is not ours */
    static SegmentHead decode(ByteBuffer head) {
        boolean ours = head.remaining() >= BYTES
                && head.getLong(0) == MAGIC
                && head.getInt(8) == VERSION
                && head.getInt(CHECKED) == checksum(head);
        return ours ? new SegmentHead(head.getLong(12), head.getLong(20)) : null;
    }

    private static int checksum(ByteBuffer head) {
        CRC32C crc = new CRC32C();
        crc.update(head.slice(0, CHECKED));
        return (int) crc.getValue();
    }
}

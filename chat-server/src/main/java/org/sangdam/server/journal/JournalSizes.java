package org.sangdam.server.journal;

/**
 * @param segment bytes of a segment; a batch that is larger gets a segment of its own size
 * @param floor bytes that are kept free on the disk
 */
public record JournalSizes(long segment, long floor) {
    public static final JournalSizes USUAL = new JournalSizes(16L << 20, 64L << 20);

    public JournalSizes {
        if (segment <= SegmentHead.BYTES || floor < 0) {
            throw new IllegalArgumentException("sizes of the journal: " + segment + ", " + floor);
        }
    }
}

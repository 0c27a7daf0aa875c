package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A journal that goes on where another one, which is not there, has ended. */
public final class NewJournal {
    private NewJournal() {}

    /** Whether the folder holds a journal. */
    public static boolean isIn(Path folder) throws IOException {
        return new FileDisk().list(folder).stream().anyMatch(name -> Segment.first(name) > 0);
    }

    /**
     * Makes the first file in a folder that has none; returns when it is on the disk.
     *
     * @param position of the last event before the journal's first
     */
    public static void beginAfter(Path folder, long position, JournalSizes sizes) throws IOException {
        Disk disk = new FileDisk();
        disk.list(folder);
        Segment segment = new Segment(folder, position + 1);
        try (DiskFile prepared = disk.create(segment.unfinished())) {
            prepared.write(ByteBuffer.allocate(Math.toIntExact(sizes.segment())), 0);
            prepared.write(new SegmentHead(position + 1, sizes.segment()).encode(), 0);
            prepared.force(true);
        }
        disk.rename(segment.unfinished(), segment.file());
        disk.syncFolder(folder);
    }
}

package org.sangdam.server.journal;

import java.io.IOException;
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
        new Spare(disk, folder, sizes, Runnable::run).become(new Segment(folder, position + 1), 0);
    }
}

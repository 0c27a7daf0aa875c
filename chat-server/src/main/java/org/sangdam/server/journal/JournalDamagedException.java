package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Something that was acknowledged can no longer be read. Nothing has been changed; the rest of the files is untouched. */
public final class JournalDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;
    private final long firstMissing;
    private final long lastMissing;

    /** @param lastMissing 0 if nobody can tell */
    JournalDamagedException(Path file, long offset, long firstMissing, long lastMissing) {
        super("The journal file " + file + " is damaged at byte " + offset + ": "
                + (lastMissing == 0
                        ? "events from number " + firstMissing + " on cannot be read."
                        : "events number " + firstMissing + " to " + lastMissing + " cannot be read.")
                + " They had been acknowledged. Nothing was changed.");
        this.file = file;
        this.offset = offset;
        this.firstMissing = firstMissing;
        this.lastMissing = lastMissing;
    }

    public Path file() {
        return file;
    }

    /** Byte in the file where the damage begins. */
    public long offset() {
        return offset;
    }

    /** Position of the first event that cannot be read. */
    public long firstMissing() {
        return firstMissing;
    }

    /** Position of the last one, 0 if nobody can tell. */
    public long lastMissing() {
        return lastMissing;
    }
}

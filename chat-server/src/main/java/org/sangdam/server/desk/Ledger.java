package org.sangdam.server.desk;

import java.io.IOException;
import java.util.List;

/** Where events become durable, in one order for the whole office. The one thing that must never lie. */
public interface Ledger extends AutoCloseable {
    /**
     * Writes the events as one batch, all or none, and returns when they are on the disk. Called by one thread at a time.
     *
     * @return the last one's position
     * @throws IOException nothing was acknowledged; the ledger takes no more until {@link #reopen}
     */
    long append(List<Event> events) throws IOException;

    /** Position of the oldest event that is kept, of the first one to come if there is none. Any thread. */
    default long first() {
        return 1;
    }

    /**
     * Takes on again behind {@link #last} after an append has failed; the batch that failed is gone for good. Only while
     * nobody appends; may be tried as often as it takes.
     *
     * @throws IOException it cannot yet
     */
    void reopen() throws IOException;

    /** Position of the newest durable event, 0 if there is none. Any thread. */
    long last();

    /**
     * Reads durable events in order, beginning behind {@code after}.
     *
     * @param most how many at the most; fewer if they are long
     * @return empty if there are none behind {@code after}
     * @throws IOException if they cannot be read, or those directly behind {@code after} are no longer kept
     */
    List<Recorded> read(long after, int most) throws IOException;

    /**
     * Lets go of events up to {@code position}, as far as that can be done without touching those behind it: whoever calls
     * this holds them elsewhere. Any thread, one at a time.
     */
    void deleteThrough(long position) throws IOException;

    @Override
    void close() throws IOException;
}

package org.sangdam.server.desk;

import java.io.IOException;
import java.util.List;

/** Where events become durable, in one order for the whole office. The one thing that must never lie. */
public interface Ledger extends AutoCloseable {
    /**
     * Writes the events as one batch, all or none, and returns when they are on the disk. Called by one thread at a time.
     *
     * @return the last one's position
     * @throws IOException nothing was acknowledged; the ledger takes no more until it was opened anew
     */
    long append(List<Event> events) throws IOException;

    /** Position of the oldest event that is kept, of the first one to come if there is none. Any thread. */
    default long first() {
        return 1;
    }

    /** Position of the newest durable event, 0 if there is none. Any thread. */
    long last();

    /**
     * Reads durable events in order, beginning behind {@code after}.
     *
     * @param most how many at the most
     * @return empty if there are none behind {@code after}
     * @throws IOException if they cannot be read, or those directly behind {@code after} are no longer kept
     */
    List<Recorded> read(long after, int most) throws IOException;

    @Override
    void close() throws IOException;
}

package org.sangdam.server.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What is read at once: so many at the most, and no more than fit into a small memory, however long each is. There is always
 * room for the first. One thread.
 */
final class Portion<T> {
    /** Encoded; what is made of them takes some ten times as much until the archive has them. */
    static final long MOST_BYTES = 4L << 20;

    private final List<T> taken = new ArrayList<>();
    private final int most;
    private long bytes;

    Portion(int most) {
        this.most = most;
    }

    boolean full() {
        return taken.size() >= most || bytes >= MOST_BYTES;
    }

    void take(T one, int size) {
        taken.add(one);
        bytes += size;
    }

    List<T> taken() {
        return taken;
    }
}

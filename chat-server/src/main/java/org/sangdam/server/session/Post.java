package org.sangdam.server.session;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What changes tell, peer by peer: it goes out when the batch is through, so that each peer is written to once however much
 * it is told. On the desk's thread.
 */
final class Post {
    private final Set<Connection> due = new LinkedHashSet<>();

    void send(Connection to, Encoded frame) {
        to.hold(frame);
        due.add(to);
    }

    /** The connection is closed, or will be: what was held goes with its end, and nothing after it. */
    void forget(Connection closing) {
        due.remove(closing);
    }

    /** The batch is through. */
    void flush() {
        due.forEach(Connection::flush);
        due.clear();
    }
}

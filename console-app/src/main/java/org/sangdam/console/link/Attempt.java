package org.sangdam.console.link;

import org.sangdam.server.protocol.FromCounsellor;

/** One try to be let in, and the connection that came of it: what is said first, and how long it may take. UI thread. */
final class Attempt {
    private final Connection connection;
    private final String greetingId;
    private final FromCounsellor greeting;
    private final long begunAt;
    private final long patienceNanos;
    private boolean open;

    /**
     * @param greeting signs in or resumes; has this id
     * @param nanoTime now
     * @param patienceNanos after so long without an open connection it is late
     */
    Attempt(Connection connection, String greetingId, FromCounsellor greeting, long nanoTime, long patienceNanos) {
        this.connection = connection;
        this.greetingId = greetingId;
        this.greeting = greeting;
        this.begunAt = nanoTime;
        this.patienceNanos = patienceNanos;
    }

    Connection connection() {
        return connection;
    }

    String greetingId() {
        return greetingId;
    }

    boolean open() {
        return open;
    }

    boolean late(long nanoTime) {
        return !open && nanoTime - begunAt > patienceNanos;
    }

    /** The service has accepted: it is greeted. @return nanoseconds that it took */
    long opened(long nanoTime) {
        open = true;
        connection.send(greeting);
        return nanoTime - begunAt;
    }
}

package org.sangdam.server.web;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;

/** What is known of one connection. Guarded by its {@link Connections}. */
final class PageConnection {
    private static final long ASKING = Duration.ofSeconds(5).toNanos();
    private static final long ANSWERING = Duration.ofSeconds(30).toNanos();
    private static final long IDLE = Duration.ofSeconds(15).toNanos();

    private final SelectableChannel channel;
    private EndPoint endPoint;
    private boolean answering;
    private boolean asking;
    private long heard;
    private long since;

    PageConnection(SelectableChannel channel, long now) {
        this.channel = channel;
        this.since = now;
    }

    void at(EndPoint opened) {
        endPoint = opened;
    }

    /** A whole request is there, or a good part of a large body has come or gone. */
    void goesOn(long now) {
        answering = true;
        since = now;
    }

    void answered(long now) {
        answering = false;
        asking = false;
        heard = received();
        since = now;
    }

    /** Whether it has been in the state that it is in for too long: bytes alone are no progress. */
    boolean isOverdue(long now) {
        if (!answering && !asking && received() > heard) {
            asking = true;
            since = now;
        }
        return now - since > (answering ? ANSWERING : asking ? ASKING : IDLE);
    }

    private long received() {
        return endPoint == null || endPoint.getConnection() == null
                ? 0
                : endPoint.getConnection().getBytesIn();
    }

    void close() throws IOException {
        if (endPoint == null) {
            channel.close();
        } else {
            endPoint.close();
        }
    }
}

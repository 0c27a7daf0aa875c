package org.sangdam.server.session;

import org.sangdam.server.protocol.Code;

/** The way back to one peer. Thread-safe; never blocks and never throws: a peer that is gone or too slow is closed. */
public interface Connection {
    void send(Encoded frame);

    /** Closes after what was sent before; the peer is told why by its close code. */
    void close(Code why);

    /** The peer's address for people: host and port, or the host alone where a proxy stands in between. */
    String remote();

    /** Whose limits apply: what peers of one address share; empty for this machine itself, which is not limited. */
    String address();
}

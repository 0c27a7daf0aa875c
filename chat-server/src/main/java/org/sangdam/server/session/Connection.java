package org.sangdam.server.session;

import org.sangdam.server.protocol.Code;

/** The way back to one peer. Thread-safe; never blocks and never throws: a peer that is gone or too slow is closed. */
public interface Connection {
    /** Sends it, behind what was held. */
    void send(Encoded frame);

    /** Takes it to be sent with the next {@link #send} or {@link #flush}: many small frames go in one write. */
    void hold(Encoded frame);

    /** Sends what was held. */
    void flush();

    /** Closes after what was sent before; the peer is told why by its close code. */
    void close(Code why);

    /** The peer has said who it is: nobody loses patience with it until that is answered. */
    void introducesItself();

    /** That came to nothing: it may say it again, and has as long for it as at first. */
    void turnedAway();

    /** It is known from now on whose this is: it may stay, and more may wait for it than for a stranger. */
    void known();

    /** The peer's address for people: host and port, or the host alone where a proxy stands in between. */
    String remote();

    /** Whose limits apply: what peers of one address share; empty for this machine itself, which is not limited. */
    String address();
}

package org.sangdam.console.link;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.sangdam.server.protocol.FromCounsellor.Ping;

/** Asks the service again and again whether it is there, and measures how long the answer takes. UI thread. */
final class Pulse {
    static final long UNKNOWN = -1;

    private final Timing timing;
    private final ReadOnlyLongWrapper roundTrip = new ReadOnlyLongWrapper(UNKNOWN);
    private long heard;
    private long asked;
    private String question;

    Pulse(Timing timing) {
        this.timing = timing;
    }

    /** Milliseconds, {@link #UNKNOWN} while nothing was measured. */
    ReadOnlyLongProperty roundTrip() {
        return roundTrip.getReadOnlyProperty();
    }

    void begin(long nanoTime) {
        heard = nanoTime;
        asked = nanoTime - timing.ping().toNanos();
        question = null;
    }

    void stop() {
        roundTrip.set(UNKNOWN);
    }

    /** Anything that comes shows that the service lives. */
    void heard(long nanoTime) {
        heard = nanoTime;
    }

    /** Silent for too long; or heard, but without an answer for twice as long: a link may be cut one way. */
    boolean dead(long nanoTime) {
        long silence = timing.silence().toNanos();
        return nanoTime - heard > silence || question != null && nanoTime - asked > 2 * silence;
    }

    boolean due(long nanoTime) {
        return question == null && nanoTime - asked >= timing.ping().toNanos();
    }

    /** @param waiting what the service is told of the list on the screen */
    Ping ask(String id, long nanoTime, WaitingFrames waiting) {
        asked = nanoTime;
        question = id;
        return new Ping(id, waiting.version(), waiting.shown());
    }

    /** @return whether this answered the newest question, so that the round trip is known */
    boolean answered(String id) {
        if (!id.equals(question)) {
            return false;
        }
        question = null;
        roundTrip.set((heard - asked) / 1_000_000);
        return true;
    }
}

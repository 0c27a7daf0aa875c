package org.sangdam.server.watchdog;

import java.time.Duration;

/**
 * How often the doors are tried, and how long each has to answer. A socket opens without the desk, so it has little time; a
 * frame that the desk has to answer waits behind what the disk is writing, so that has more: a disk that needs half a minute
 * for one sync is slow, and no reason to end anything.
 *
 * @param every between two rounds; zero for no watching at all
 */
public record Pace(Duration every) {
    /** A dead socket is noticed within 45 s, a desk that hangs within two minutes. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(5));

    /** For a connection to be accepted and the handshake, or a page, to be there. */
    Duration door() {
        return every.multipliedBy(2);
    }

    /** For the desk to answer. */
    Duration desk() {
        return every.multipliedBy(6);
    }
}

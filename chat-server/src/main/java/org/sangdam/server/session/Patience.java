package org.sangdam.server.session;

import java.time.Duration;

/**
 * How long the office waits for people before it acts. All of it is counted by a clock that never jumps.
 *
 * @param lease a counsellor is here for so long after the last sign of a console; consoles give one every 4 s
 * @param grace so long after that their customers go back to the list
 * @param unserved customers may wait for so long while nobody is available
 * @param longestWait a customer may wait for so long, whoever is available
 * @param unseen a waiting customer must be on somebody's screen by then
 * @param offer a colleague may think for so long about an offered conversation
 * @param kept a place on the list is kept for so long without an open page
 * @param silence so long without a sign, and whoever waits is asked whether they are still there
 * @param answer they have so long to answer
 */
public record Patience(
        Duration lease,
        Duration grace,
        Duration unserved,
        Duration longestWait,
        Duration unseen,
        Duration offer,
        Duration kept,
        Duration silence,
        Duration answer) {
    /** Usual grace, in seconds. */
    public static final int GRACE = 60;
    /** Usual limit of a wait, in seconds. */
    public static final int LONGEST_WAIT = 600;

    public static Patience usual() {
        return of(Duration.ofSeconds(GRACE), Duration.ofSeconds(LONGEST_WAIT));
    }

    public static Patience of(Duration grace, Duration longestWait) {
        return new Patience(
                Duration.ofSeconds(12),
                grace,
                Duration.ofSeconds(30),
                longestWait,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20),
                Duration.ofMinutes(5));
    }
}

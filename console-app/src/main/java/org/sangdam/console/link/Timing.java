package org.sangdam.console.link;

import java.time.Duration;

/**
 * How patient the console is.
 *
 * @param answer after this a command counts as not answered
 * @param ping time between two pings
 * @param silence after so long without a frame the connection counts as dead
 * @param opening what an attempt to come back has until its connection is open
 */
public record Timing(Duration answer, Duration ping, Duration silence, Duration opening) {
    public static Timing usual() {
        return new Timing(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}

package org.sangdam.console.link;

import java.time.Duration;

/**
 * How patient the console is.
 *
 * @param answer after this a command counts as not answered
 * @param ping time between two pings
 * @param silence after so long without a frame the connection counts as dead
 */
public record Timing(Duration answer, Duration ping, Duration silence) {
    public static Timing usual() {
        return new Timing(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(12));
    }
}

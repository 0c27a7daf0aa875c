package org.sangdam.console.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * When the console tries to come back, and for how long it tries: about once a second for three minutes, so that a
 * connection is back at once when the network is; then every 5 s, in the end every 15 s. Each pause has a random part, so
 * that the consoles of an office do not come all at once. Milliseconds unless a name says more. UI thread.
 */
final class Attempts {
    private static final long SOON = 1_200;
    private static final long LATER = 5_000;
    private static final long SELDOM = 15_000;
    private static final long MOST = 10_000;
    /** So often an attempt has the time that a very slow network needs. */
    private static final int LONG_ONE = 8;

    private final RandomGenerator random;
    private final long opening;
    private int failed;
    private long sinceNanos;
    private long slowest;

    /** @param opening what an attempt has at least */
    Attempts(RandomGenerator random, Duration opening) {
        this.random = random;
        this.opening = opening.toMillis();
    }

    /** The pause before the next one; the one before has failed, or the connection was lost. */
    long pause(long nanoTime) {
        if (failed++ == 0) {
            sinceNanos = nanoTime;
            return random.nextLong(SOON);
        }
        long down = TimeUnit.NANOSECONDS.toMinutes(nanoTime - sinceNanos);
        long longest = down < 3 ? SOON : down < 15 ? LATER : SELDOM;
        return longest / 2 + random.nextLong(longest / 2 + 1);
    }

    /** The pause that the service asked for, and up to as much again, at least 2 s. */
    long after(long asked) {
        return asked + random.nextLong(Math.max(2_000, asked));
    }

    /** After so long without an open connection an attempt is given up. */
    long patience() {
        boolean longOne = failed % LONG_ONE == LONG_ONE - 1;
        return Math.max(opening, longOne ? MOST : Math.min(MOST, 3 * slowest));
    }

    /** @param took from the attempt's begin to the open connection */
    void opened(long took) {
        slowest = took;
    }

    void succeeded() {
        failed = 0;
    }
}

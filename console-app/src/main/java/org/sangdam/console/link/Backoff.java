package org.sangdam.console.link;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from half a second to 15 seconds, each with a random part, so that the
 * consoles of an office do not come back all at once. Milliseconds.
 */
final class Backoff {
    private static final long FIRST = 500;
    private static final long LONGEST = 15_000;

    private final RandomGenerator random;
    private long ceiling = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long next() {
        long delay = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
        ceiling = Math.min(LONGEST, ceiling * 2);
        return delay;
    }

    /** What the service asked for, and up to a second more. */
    long after(long asked) {
        return asked + random.nextLong(1_000);
    }

    void reset() {
        ceiling = FIRST;
    }
}

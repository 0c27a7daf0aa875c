package org.sangdam.server.web;

import java.time.Duration;

/**
 * How slowly a file may come. Who sends a part now and then keeps a place that others wait for.
 *
 * @param began when its first byte was waited for, by the monotonic clock
 */
record UploadPace(long began) {
    /** Less than the slowest network that anybody talks over. */
    private static final long BYTES_A_SECOND = 4_096;

    private static final long GRACE = Duration.ofSeconds(30).toNanos();

    /** @param bytes that have come until {@code now} */
    boolean isTooSlow(long bytes, long now) {
        return now - began > GRACE + Duration.ofSeconds(1).toNanos() * bytes / BYTES_A_SECOND;
    }
}

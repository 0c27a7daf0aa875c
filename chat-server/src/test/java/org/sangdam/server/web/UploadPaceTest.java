package org.sangdam.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadPaceTest {
    private static final long BEGAN = Long.MAX_VALUE - 5;

    private final UploadPace pace = new UploadPace(BEGAN);

    @Test
    void whoBeginsLateOrStopsForAMomentIsLeftInPeace() {
        assertThat(pace.isTooSlow(0, after(29))).isFalse();
        assertThat(pace.isTooSlow(1_000_000, after(250))).isFalse();
    }

    @Test
    void whoTricklesIsSentAway() {
        assertThat(pace.isTooSlow(10, after(31))).isTrue();
        assertThat(pace.isTooSlow(131_072, after(63))).isTrue();
    }

    /** The monotonic clock may begin anywhere, and overflow. */
    private static long after(int seconds) {
        return BEGAN + Duration.ofSeconds(seconds).toNanos();
    }
}

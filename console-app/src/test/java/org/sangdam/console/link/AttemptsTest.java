package org.sangdam.console.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pauses between attempts, and the time that each has. */
class AttemptsTest {
    private final Attempts attempts = new Attempts(new Random(1), Duration.ofSeconds(2));

    @Test
    void theFirstFollowsWithinASecondOrSoAndTheOthersForThreeMinutes() {
        assertThat(attempts.pause(0)).isBetween(0L, 1_200L);
        assertThat(pauses(0, 100)).allMatch(pause -> pause >= 600 && pause <= 1_200);
        assertThat(pauses(minutes(3) - 1, 100)).allMatch(pause -> pause <= 1_200);
    }

    @Test
    void afterwardsTheyComeMoreSeldom() {
        attempts.pause(0);
        assertThat(pauses(minutes(3), 100)).allMatch(pause -> pause >= 2_500 && pause <= 5_000);
        assertThat(pauses(minutes(15), 100)).allMatch(pause -> pause >= 7_500 && pause <= 15_000);
    }

    @Test
    void successBeginsAnew() {
        attempts.pause(0);
        attempts.succeeded();
        attempts.pause(minutes(20));
        assertThat(attempts.pause(minutes(21))).isLessThanOrEqualTo(1_200);
    }

    @Test
    void noTwoConsolesComeAtOneMoment() {
        assertThat(pauses(0, 100)).hasSizeGreaterThan(50);
        assertThat(IntStream.range(0, 100).mapToLong(i -> attempts.after(2_000)))
                .allMatch(pause -> pause >= 2_000 && pause < 4_000)
                .anyMatch(pause -> pause < 2_500)
                .anyMatch(pause -> pause > 3_500);
    }

    @Test
    void aSlowNetworkHasMoreTimeAndEveryEighthAttemptHasMuch() {
        assertThat(attempts.patience()).isEqualTo(2_000);
        attempts.opened(1_500);
        assertThat(attempts.patience()).isEqualTo(4_500);
        pauses(0, 7);
        assertThat(attempts.patience()).isEqualTo(10_000);
    }

    private List<Long> pauses(long nanoTime, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> attempts.pause(nanoTime))
                .distinct()
                .toList();
    }

    private static long minutes(long minutes) {
        return TimeUnit.MINUTES.toNanos(minutes);
    }
}

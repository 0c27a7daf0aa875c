package org.sangdam.server.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * Who has used how much of one {@link Limit}: a token bucket for each. Whoever has used nothing for as long as a full bucket
 * takes to fill is forgotten, and the map is bounded: a flood of strangers costs no more than the flood. Thread-safe.
 */
public final class Allowances {
    private static final int MOST = 100_000;

    private final LoadingCache<String, Bucket> buckets;
    private final boolean unlimited;
    private final long most;

    Allowances(Limit limit, int figure) {
        unlimited = figure == 0;
        most = limit.atOnce(figure);
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(limit.refill())
                .build(key -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(most).refillGreedy(most, limit.refill()))
                        .build());
    }

    /** The most that can ever be had at once; 0 for any number. */
    public long most() {
        return most;
    }

    /** Takes one. @return 0, or the seconds to wait before the next can be had: then nothing was taken */
    public long take(String who) {
        return take(who, 1);
    }

    /** Takes so many, or nothing. @return as above */
    public long take(String who, long many) {
        if (unlimited) {
            return 0;
        }
        ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(many);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }

    /** Gives one back that was taken. */
    public void giveBack(String who) {
        if (!unlimited) {
            buckets.get(who).addTokens(1);
        }
    }
}

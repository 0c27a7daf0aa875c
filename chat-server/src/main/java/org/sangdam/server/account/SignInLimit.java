package org.sangdam.server.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Locale;

/**
 * How often one may try to sign in: {@link #TRIES} at once, then one each {@link #PAUSE}, counted by name and by address, so
 * that neither one name nor one machine can be used to guess. Right passwords give their try back. Thread-safe.
 */
public final class SignInLimit {
    /** Wrong tries that a hasty person may make in a row. */
    public static final int TRIES = 5;
    /** After these, one more per pause. */
    public static final Duration PAUSE = Duration.ofSeconds(12);
    /** An address may be a whole office behind one router. */
    private static final int TRIES_PER_ADDRESS = 10 * TRIES;

    private final LoadingCache<String, Bucket> byName = buckets(TRIES);
    private final LoadingCache<String, Bucket> byAddress = buckets(TRIES_PER_ADDRESS);

    private static LoadingCache<String, Bucket> buckets(int tries) {
        Duration refill = PAUSE.multipliedBy(TRIES);
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(refill)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, refill))
                        .build());
    }

    /** Takes one try. @return 0, or the seconds to wait before the next */
    public long take(String name, String address) {
        return Math.max(take(byName.get(folded(name))), take(byAddress.get(address)));
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }

    /** The password was right. */
    public void giveBack(String name, String address) {
        byName.get(folded(name)).addTokens(1);
        byAddress.get(address).addTokens(1);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

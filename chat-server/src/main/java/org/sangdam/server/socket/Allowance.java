package org.sangdam.server.socket;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.sangdam.server.limit.Allowances;

/** How fast one peer may speak: by a bucket of its own, and by one that it shares with its address. Thread-safe. */
final class Allowance {
    private final Bucket own;
    private final Allowances addresses;
    private final Caller caller;

    Allowance(int burst, int perSecond, Allowances addresses, Caller caller) {
        this.own = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
        this.addresses = addresses;
        this.caller = caller;
    }

    /** One frame has come. @return 0, or the seconds after which there may be another */
    long take() {
        ConsumptionProbe probe = own.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        }
        return caller.isLimited() ? addresses.take(caller.address()) : 0;
    }
}

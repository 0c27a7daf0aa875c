package org.sangdam.console.link;

import java.time.Clock;
import java.util.function.LongSupplier;

/** The service's clock as the console can know it: waiting times are right although this machine's clock is not. */
final class ServiceClock implements LongSupplier {
    private final Clock own;
    private long ahead;

    ServiceClock(Clock own) {
        this.own = own;
    }

    /** @param now the service's clock, {@code age} milliseconds ago */
    void set(long now, long age) {
        ahead = now + age - own.millis();
    }

    /** Milliseconds since 1970. */
    @Override
    public long getAsLong() {
        return own.millis() + ahead;
    }
}

package org.sangdam.server.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which counsellors are here: those of whom a console was heard lately. Never stored, and nothing to do with the presence
 * that they have chosen. Times are {@link System#nanoTime}'s. On the desk's thread.
 */
final class Leases {
    private final Map<Long, Lease> leases = new HashMap<>();
    private final long length;
    /** Whoever was not heard since counts as gone from here on: a new start is a new chance for everybody. */
    private long begun;

    Leases(Duration length, long now) {
        this.length = length.toNanos();
        this.begun = now;
    }

    /** @return whether this brings the counsellor back */
    boolean heard(long counsellor, long at, long now) {
        Lease lease = leases.computeIfAbsent(counsellor, number -> new Lease(begun));
        if (at <= lease.heard && lease.known) {
            return false;
        }
        lease.heard = at;
        lease.known = true;
        boolean back = !lease.here && now - at <= length;
        lease.here |= back;
        return back;
    }

    /** No console is left, and on purpose. */
    void signedOut(long counsellor, long now) {
        Lease lease = leases.get(counsellor);
        if (lease != null && lease.here) {
            lease.here = false;
            lease.gone = now;
        }
    }

    /** Those whose lease has run out by now and was not told of before. */
    List<Long> runOut(long now) {
        List<Long> gone = new ArrayList<>();
        leases.forEach((counsellor, lease) -> {
            if (lease.here && now - lease.heard > length) {
                lease.here = false;
                lease.gone = now;
                gone.add(counsellor);
            }
        });
        return gone;
    }

    boolean here(long counsellor) {
        Lease lease = leases.get(counsellor);
        return lease != null && lease.here;
    }

    /** For how many nanoseconds the counsellor has been gone; 0 if they are here. */
    long gone(long counsellor, long now) {
        Lease lease = leases.get(counsellor);
        if (lease == null) {
            return now - begun;
        }
        return lease.here ? 0 : now - lease.gone;
    }

    /** The service itself has heard nobody for so many nanoseconds: that counts against nobody. */
    void slept(long nanos) {
        begun += nanos;
        leases.values().forEach(lease -> {
            lease.heard += nanos;
            lease.gone += nanos;
        });
    }

    private static final class Lease {
        private long heard;
        private long gone;
        private boolean known;
        private boolean here;

        Lease(long gone) {
            this.gone = gone;
        }
    }
}

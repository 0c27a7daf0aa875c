package org.sangdam.server.session;

import java.util.LinkedHashSet;
import java.util.Set;

/** A customer who is here: one token, on as many pages as it is open. On the desk's thread. */
final class Customer {
    final String tokenHash;
    final Set<CustomerSession> pages = new LinkedHashSet<>();
    /** 0 as long as neither archive nor desk know the token. */
    long number;

    boolean returning;
    /** Came with a token of which the archive could not be asked. */
    boolean unread;
    /** What the pages show. */
    long shownPlace;

    long shownWaiting;
    WaitEstimate.Range shownRange;
    private boolean hasGivenSign;
    private long sign;

    Customer(String tokenHash) {
        this.tokenHash = tokenHash;
    }

    /** A person has done something. @param now by {@link System#nanoTime} */
    void givesSign(long now) {
        hasGivenSign = true;
        sign = now;
    }

    boolean hasGivenSign() {
        return hasGivenSign;
    }

    /** The last one, by {@link System#nanoTime}. */
    long sign() {
        return sign;
    }

    /** Whether the archive can hold nothing of theirs. */
    boolean isNew() {
        return number == 0 && !unread;
    }
}

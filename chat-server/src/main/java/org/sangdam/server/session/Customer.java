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

    Customer(String tokenHash) {
        this.tokenHash = tokenHash;
    }

    /** Whether the archive can hold nothing of theirs. */
    boolean isNew() {
        return number == 0 && !unread;
    }
}

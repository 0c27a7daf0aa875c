package org.sangdam.console.transfer;

import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * Somebody whom a customer could be handed over to.
 *
 * @param talking how many conversations they have
 */
record Colleague(long counsellor, String name, int talking, Standing standing) {
    /** Whether they can take one more; the order is that of the list. */
    enum Standing {
        FREE,
        AT_LIMIT,
        AWAY,
        UNREACHABLE
    }

    /** @param limit of conversations for each counsellor, 0 for none */
    static Colleague of(ToCounsellor.Account account, int limit) {
        return new Colleague(account.counsellor(), account.name(), account.talking(), standing(account, limit));
    }

    private static Standing standing(ToCounsellor.Account account, int limit) {
        if (!account.reachable()) {
            return Standing.UNREACHABLE;
        }
        if (account.presence() == Presence.AWAY) {
            return Standing.AWAY;
        }
        return limit > 0 && account.talking() >= limit ? Standing.AT_LIMIT : Standing.FREE;
    }

    boolean free() {
        return standing == Standing.FREE;
    }
}

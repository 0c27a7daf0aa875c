package org.sangdam.server.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/**
 * How often one may try to sign in. Names are no secret, so nobody may keep another out by wrong passwords: they are counted
 * by name and address, by address, and by name over all addresses that this name has never signed in from, so that guessing
 * from a thousand of them is as slow. Right passwords give their try back. Thread-safe.
 */
public final class SignInLimit {
    private static final int MOST_HOMES = 10_000;

    private final Allowances byNameHere;
    private final Allowances byAddress;
    private final Allowances byNameOfStrangers;
    /** Names with the addresses that they have signed in from, since the start. */
    private final Set<String> homes = Collections.newSetFromMap(Caffeine.newBuilder()
            .maximumSize(MOST_HOMES)
            .<String, Boolean>build()
            .asMap());

    public SignInLimit(Limits limits) {
        byNameHere = limits.allowances(Limit.NAME_SIGN_INS);
        byAddress = limits.allowances(Limit.ADDRESS_SIGN_INS);
        byNameOfStrangers = limits.allowances(Limit.STRANGER_SIGN_INS);
    }

    /**
     * Takes one try.
     *
     * @param address empty for this machine
     * @return 0, or the seconds to wait before the next
     */
    public long take(String name, String address) {
        long wait = byAddress.take(address);
        if (wait == 0) {
            wait = byNameHere.take(here(name, address));
        }
        // One address alone must not use up what strangers have together: whom it refuses is not counted there.
        return wait > 0 || isHome(name, address) ? wait : byNameOfStrangers.take(folded(name));
    }

    /** The password was right. */
    public void giveBack(String name, String address) {
        byNameHere.giveBack(here(name, address));
        byAddress.giveBack(address);
        if (!isHome(name, address)) {
            byNameOfStrangers.giveBack(folded(name));
        }
    }

    /** Somebody with this name has come in from there. */
    public void cameIn(String name, String address) {
        homes.add(here(name, address));
    }

    private boolean isHome(String name, String address) {
        return address.isEmpty() || homes.contains(here(name, address));
    }

    /** No address has a space. */
    private static String here(String name, String address) {
        return address + " " + folded(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

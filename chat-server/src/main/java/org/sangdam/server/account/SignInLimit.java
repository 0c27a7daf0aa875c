package org.sangdam.server.account;

import java.util.Locale;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/**
 * How often one may try to sign in, counted by name and by address, so that neither one name nor one machine can be used to
 * guess. Right passwords give their try back. Thread-safe.
 */
public final class SignInLimit {
    private final Allowances byName;
    private final Allowances byAddress;

    public SignInLimit(Limits limits) {
        byName = limits.allowances(Limit.NAME_SIGN_INS);
        byAddress = limits.allowances(Limit.ADDRESS_SIGN_INS);
    }

    /** Takes one try. @return 0, or the seconds to wait before the next */
    public long take(String name, String address) {
        return Math.max(byName.take(folded(name)), byAddress.take(address));
    }

    /** The password was right. */
    public void giveBack(String name, String address) {
        byName.giveBack(folded(name));
        byAddress.giveBack(address);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

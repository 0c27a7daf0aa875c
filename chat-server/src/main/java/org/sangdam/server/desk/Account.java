package org.sangdam.server.desk;

import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;

/** A member of the office. */
public record Account(long counsellor, String name, Role role, String passwordHash, Presence presence) {
    Account with(Presence chosen) {
        return new Account(counsellor, name, role, passwordHash, chosen);
    }

    /** Without the hash of the password, which no log may hold. */
    @Override
    public String toString() {
        return "Account[" + counsellor + ", " + role + "]";
    }
}

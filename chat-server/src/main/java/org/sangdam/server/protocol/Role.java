package org.sangdam.server.protocol;

/** What a member of the office may do; each role may all that the one before it may. */
public enum Role {
    COUNSELLOR,
    SUPERVISOR,
    ADMINISTRATOR;

    /** Whether this role includes what {@code needed} may do. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}

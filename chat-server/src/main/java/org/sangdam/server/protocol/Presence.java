package org.sangdam.server.protocol;

/** What a counsellor has chosen; kept until chosen anew, never derived from a connection. */
public enum Presence {
    AVAILABLE,
    AWAY
}

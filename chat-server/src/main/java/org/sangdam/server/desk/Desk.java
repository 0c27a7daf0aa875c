package org.sangdam.server.desk;

/** Placeholder replaced below. */
public final class Desk {
    /** How many entries of an open conversation stay in memory; older ones are read from the archive. */
    public static final int RECENT = 200;

    private Desk() {}
}

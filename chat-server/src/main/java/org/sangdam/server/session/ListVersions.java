package org.sangdam.server.session;

/** How long the waiting list was at each of its newest versions, and when that was told. On the desk's thread. */
final class ListVersions {
    static final int UNKNOWN = -1;

    private static final int KEPT = 4_096;

    private final int[] rows = new int[KEPT];
    private final long[] told = new long[KEPT];
    private long newest;

    void add(long version, int length, long now) {
        newest = version;
        rows[place(version)] = length;
        told[place(version)] = now;
    }

    long newest() {
        return newest;
    }

    /** {@link #UNKNOWN} if there is no such version, or it is too old. */
    int rows(long version) {
        return version > newest || version <= newest - KEPT || version < 1 ? UNKNOWN : rows[place(version)];
    }

    /** Since when a console with this version has been behind; {@code now} if it isn't. */
    long behindSince(long version, long now) {
        return version >= newest ? now : told[place(Math.max(version + 1, newest - KEPT + 1))];
    }

    private static int place(long version) {
        return (int) (version % KEPT);
    }
}

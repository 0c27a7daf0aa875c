package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * How large an archive's file is, and how much of it is in use: a database that writes nothing in place leaves holes.
 *
 * @param used 0 to 1
 */
public record ArchiveSpace(long bytes, double used) {
    private static final double PERCENT = 100;
    /** Less is not worth a moment. */
    private static final long SMALL = 16L << 20;

    private static final double HOLLOW = 0.5;
    /** What is rewritten in some two seconds, longer than which nobody shall wait for an end. */
    private static final long QUICK = 200L << 20;

    /** @param owner the database's owner: nobody else is told */
    static ArchiveSpace of(Connection owner) throws SQLException {
        Map<String, Long> figures = new HashMap<>();
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT setting_name, setting_value"
                        + " FROM information_schema.settings WHERE setting_name IN"
                        + " ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')")) {
            while (row.next()) {
                figures.put(row.getString(1), Long.valueOf(row.getString(2)));
            }
        }
        double used = figures.getOrDefault("info.FILL_RATE", 0L)
                / PERCENT
                * figures.getOrDefault("info.CHUNKS_FILL_RATE", 0L)
                / PERCENT;
        return new ArchiveSpace(figures.getOrDefault("info.FILE_SIZE", 0L), used);
    }

    /** Whether rewriting the file pays. */
    public boolean hollow() {
        return bytes >= SMALL && used < HOLLOW;
    }

    /** Whether it takes a moment only. */
    boolean quick() {
        return bytes * used <= QUICK;
    }
}

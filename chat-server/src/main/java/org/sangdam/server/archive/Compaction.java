package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites an archive's file without its holes, at its end: H2 writes another file, syncs it, and gives it the name of the
 * first one. Killed in the middle, it leaves the first one and something that H2 deletes when it opens it.
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private Compaction() {}

    /** If the file is hollow and small enough for the end of a service. Closes the database for all then. */
    static void atTheEnd(Connection owner) throws SQLException {
        ArchiveSpace space = ArchiveSpace.of(owner);
        if (space.hollow() && space.quick()) {
            run(owner, space);
        }
    }

    /** However long it takes. Closes the database for all. */
    static void run(Connection owner, ArchiveSpace before) throws SQLException {
        long begun = System.nanoTime();
        try (Statement statement = owner.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        LOG.info(
                "The archive's file of {} MB, of which {} % were in use, was rewritten in {} ms",
                before.bytes() >> 20, Math.round(before.used() * 100), (System.nanoTime() - begun) / 1_000_000);
    }
}

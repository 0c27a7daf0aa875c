package org.sangdam.server.archive;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways into one H2 file: one connection to write, a few that can only read. When H2 gives up its file, all of them are
 * dropped and opened anew, and what failed is tried once more. Any thread.
 */
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** Database is already closed; closed by an interrupted thread or lack of memory; general error of its store. */
    private static final Set<Integer> GONE = Set.of(90098, 90121, 50000);

    /** As many as threads read: none of them waits for another's connection. */
    private static final int READERS = 6;
    /** Longer than that, nobody waits for an answer. */
    private static final Duration READING = Duration.ofSeconds(20);

    private static final long PATIENCE_MILLIS = 10_000;

    /**
     * What only the owner may set; a cache of 32 MB; a disk that is written every few seconds, because what is lost with a
     * crash is in the ledger; and half of the file empty before the database moves what is left together: unless told
     * otherwise it does so at a tenth, and writes a hundred times what it is given.
     */
    private static final String OWNER =
            ArchiveFile.SETTINGS + ";CACHE_SIZE=32768;WRITE_DELAY=3000;AUTO_COMPACT_FILL_RATE=50";

    private final String url;
    private final HandleConsumer<SQLException> opened;
    private final Duration longest;
    private Pools pools;
    private boolean closed;

    /**
     * @param opened told each time, before anybody else reads: what was committed last may be gone
     */
    Connections(Path folder, HandleConsumer<SQLException> opened) {
        this(folder, READING, opened);
    }

    /** @param longest that one question may take: then the database breaks it off */
    Connections(Path folder, Duration longest, HandleConsumer<SQLException> opened) {
        this.opened = opened;
        this.longest = longest;
        this.url = ArchiveFile.url(folder);
        open();
    }

    private record Pools(HikariDataSource writing, HikariDataSource reading, Jdbi writer, Jdbi reader, boolean fresh) {
        /** The schema first: it makes the user that reads. Nothing may close the last connection meanwhile. */
        static Pools open(String url, Duration longest) {
            try (Connection owner = DriverManager.getConnection(url + OWNER, "sa", "")) {
                boolean fresh = Schema.migrate(owner, url + OWNER);
                HikariDataSource writing = new HikariDataSource(config("archive-writer", url + OWNER, "sa", 1));
                HikariDataSource reading = reading(url, longest, writing);
                return new Pools(writing, reading, Jdbi.create(writing), Jdbi.create(reading), fresh);
            } catch (SQLException | RuntimeException e) {
                throw ArchiveException.of(e);
            }
        }

        private static HikariDataSource reading(String url, Duration longest, HikariDataSource writing) {
            try {
                HikariConfig config = config("archive-reader", url, "reader", READERS);
                config.setConnectionInitSql("SET QUERY_TIMEOUT " + longest.toMillis());
                return new HikariDataSource(config);
            } catch (RuntimeException e) {
                writing.close();
                throw e;
            }
        }

        private static HikariConfig config(String name, String url, String user, int size) {
            HikariConfig config = new HikariConfig();
            config.setPoolName(name);
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword("");
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(PATIENCE_MILLIS);
            config.setMaxLifetime(0);
            config.setKeepaliveTime(0);
            return config;
        }

        void close() {
            reading.close();
            writing.close();
        }
    }

    /** Whether there was nothing in the file, or no file, when it was opened last. */
    boolean fresh() {
        return current().fresh();
    }

    /** Runs it in one transaction that writes. Only on the writing thread. */
    <T> T write(HandleCallback<T, SQLException> work) {
        return guarded(current -> current.writer().inTransaction(work));
    }

    /**
     * Brings what was written to the disk, little by little: the system would gather hundreds of megabytes and write them in
     * one go, and the journal, which everybody waits for, would stand behind them. Only on the writing thread.
     */
    void toDisk() {
        guarded(current -> current.writer().withHandle(handle -> handle.execute("CHECKPOINT SYNC")));
    }

    /** Runs it in one transaction that reads. */
    <T> T read(HandleCallback<T, SQLException> work) {
        return guarded(current -> current.reader().inTransaction(work));
    }

    private <T> T guarded(Work<T> work) {
        Pools used = current();
        try {
            return work.with(used);
        } catch (Exception e) {
            ArchiveException failure = ArchiveException.of(e);
            if (!GONE.contains(failure.code())) {
                throw failure;
            }
            reopen(used, failure.code());
        }
        try {
            return work.with(current());
        } catch (Exception e) {
            throw ArchiveException.of(e);
        }
    }

    /** Runs it on a connection of the owner's beside those that write and read. */
    <T> T beside(HandleCallback<T, SQLException> work) {
        try (Connection owner = DriverManager.getConnection(url + OWNER, "sa", "")) {
            return Jdbi.create(owner).withHandle(work);
        } catch (SQLException | RuntimeException e) {
            throw ArchiveException.of(e);
        }
    }

    private interface Work<T> {
        T with(Pools pools) throws Exception;
    }

    private synchronized void open() {
        Pools opening = Pools.open(url, longest);
        try {
            opening.reader().useHandle(opened);
        } catch (SQLException | RuntimeException e) {
            opening.close();
            throw ArchiveException.of(e);
        }
        pools = opening;
    }

    /** Opens them if that has failed the last time. */
    private synchronized Pools current() {
        if (pools == null && !closed) {
            open();
        }
        return pools;
    }

    /** Once for all who met the same failure. */
    private synchronized void reopen(Pools failed, int code) {
        if (pools == failed && !closed) {
            LOG.warn("The archive's database has closed its file (error {}); it is opened anew", code);
            pools = null;
            failed.close();
            open();
        }
    }

    /** A file that has become hollow is rewritten, if that takes no longer than a moment. */
    @Override
    public synchronized void close() {
        boolean again = closed;
        closed = true;
        if (again || pools == null) {
            return;
        }
        try (Connection owner = DriverManager.getConnection(url + OWNER, "sa", "")) {
            pools.close();
            Compaction.atTheEnd(owner);
        } catch (SQLException e) {
            LOG.warn(
                    "The archive was closed as it is: {}",
                    ArchiveException.of(e).getMessage());
        } finally {
            pools.close();
        }
    }
}

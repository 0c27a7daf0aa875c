package org.sangdam.server.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.result.Row;
import org.h2.table.Table;
import org.h2.value.ValueBigint;

/** The ways in which an archive breaks. */
public final class Broken {
    /** H2's own unit: two heads at the beginning, and the newest part's end. */
    private static final int BLOCK = 4_096;

    private Broken() {}

    /** Takes the database file away from under everybody, as an interrupted thread or a lack of memory does. */
    static void shutDown(Path archive) throws SQLException {
        run(archive, "SHUTDOWN IMMEDIATELY");
    }

    /** Does in the database what nobody else may. */
    public static void run(Path archive, String sql) throws SQLException {
        try (Connection owner = owner(archive);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection owner(Path archive) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + archive.resolve("sangdam").toAbsolutePath(), "sa", "");
    }

    /** How often the database that has the archive open has read from its file until now. */
    static long reads(Path archive) throws SQLException {
        try (Connection owner = owner(archive)) {
            SessionLocal session =
                    (SessionLocal) owner.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore().getFileStore().getReadCount();
        }
    }

    public static void truncated(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(archive).toFile(), "rw")) {
            file.setLength(file.length() / 3);
        }
    }

    public static void withGarbage(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(archive).toFile(), "rw")) {
            byte[] garbage = new byte[(int) file.length() - 3 * BLOCK];
            new Random(1).nextBytes(garbage);
            file.seek(2 * BLOCK);
            file.write(garbage);
        }
    }

    public static void ofANewerVersion(Path archive) throws SQLException {
        run(
                archive,
                "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                        + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'sa', 1, TRUE)");
    }

    public static void deleted(Path archive) throws IOException {
        Files.delete(file(archive));
    }

    /** Its newest row is not found by this index. */
    public static void withoutIndexEntry(Path archive, String table, String index) throws SQLException {
        inside(archive, table, (session, opened, newest) -> index(opened, index).remove(session, newest));
    }

    /** Its newest row is found by this index under another number. */
    static void withWrongIndexEntry(Path archive, String table, String index, String column) throws SQLException {
        inside(archive, table, (session, opened, newest) -> {
            index(opened, index).remove(session, newest);
            Row other = opened.createRow(newest.getValueList().clone(), Row.MEMORY_CALCULATE);
            other.setKey(newest.getKey());
            other.setValue(opened.getColumn(column).getColumnId(), ValueBigint.get(4_711));
            index(opened, index).add(session, other);
        });
    }

    /** Its newest row is gone, and its indexes still know it. */
    public static void withoutRow(Path archive, String table) throws SQLException {
        inside(
                archive,
                table,
                (session, opened, newest) -> opened.getScanIndex(session).remove(session, newest));
    }

    private interface Work {
        void on(SessionLocal session, Table table, Row newest);
    }

    private static void inside(Path archive, String name, Work work) throws SQLException {
        try (Connection owner = owner(archive)) {
            SessionLocal session =
                    (SessionLocal) owner.unwrap(JdbcConnection.class).getSession();
            Table table = session.getDatabase().getMainSchema().getTableOrView(session, name);
            Cursor newest = table.getScanIndex(session).find(session, null, null, true);
            newest.next();
            work.on(session, table, newest.get());
            session.commit(false);
        }
    }

    private static Index index(Table table, String name) {
        return table.getIndexes().stream()
                .filter(index -> index.getName().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Path file(Path archive) {
        return archive.resolve("sangdam.mv.db");
    }
}

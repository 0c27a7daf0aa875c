package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.result.Row;
import org.h2.table.Column;
import org.h2.table.Table;
import org.h2.value.ValueNull;

/**
 * Whether an archive is whole, as far as that can be seen in a time that does not grow with it: how many rows each large
 * table has, how many entries each of its indexes, and how many rows were written; and in the newest part, where a crash
 * strikes, each row by its table and by each index. Asks H2's tables and indexes themselves: a query would be answered by
 * whichever of them is the quicker one.
 */
final class NewestPart {
    /** Rows of each table. */
    private static final int ROWS = 500;
    /** Conversations whose messages are counted. */
    private static final int CONVERSATIONS = 100;

    private final Connection connection;

    NewestPart(Connection connection) {
        this.connection = connection;
    }

    /** @throws ArchiveException with what does not fit */
    void check() throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Map<Content, ContentSum> recorded = Content.recorded(connection);
        for (Content content : Content.in(connection)) {
            Table table = session.getDatabase().getMainSchema().getTableOrView(session, content.name());
            counted(session, table, recorded.get(content).rows());
            Cursor newest = table.getScanIndex(session).find(session, null, null, true);
            for (int i = 0; i < ROWS && newest.next(); i++) {
                found(session, table, newest.get());
            }
        }
        noGaps();
    }

    private static void counted(SessionLocal session, Table table, long written) {
        for (Index index : table.getIndexes()) {
            // What the root of its tree says. The other count leaves out what is not yet committed, and to do so may
            // read all that there is; here nobody writes, and what a crash had left uncommitted was undone at opening.
            long entries = index.getRowCountApproximation(session);
            if (entries != written) {
                throw ArchiveException.damaged("index " + index.getName() + " of table " + table.getName() + " has "
                        + entries + " entries where " + written + " rows were written");
            }
        }
    }

    private static void found(SessionLocal session, Table table, Row row) {
        for (Index index : table.getIndexes()) {
            if (!index.getIndexType().isScan()
                    && whole(index, row)
                    && !finds(index.find(session, row, row, false), row)) {
                throw ArchiveException.damaged(
                        "index " + index.getName() + " of table " + table.getName() + " does not agree with it");
            }
        }
    }

    /** Where something is empty there may be a million like it. */
    private static boolean whole(Index index, Row row) {
        for (Column column : index.getColumns()) {
            if (row.getValue(column.getColumnId()) == ValueNull.INSTANCE) {
                return false;
            }
        }
        return true;
    }

    /** Where more rows than that have the same key, it is not looked for further. */
    private static boolean finds(Cursor found, Row row) {
        for (int i = 0; i < ROWS; i++) {
            if (!found.next()) {
                return false;
            }
            if (found.getSearchRow().getKey() == row.getKey()) {
                return true;
            }
        }
        return true;
    }

    /** The other way round: an entry of the key without its row is an error of H2's, one row too many or few is seen here. */
    private void noGaps() throws SQLException {
        String counted = "SELECT COUNT(*) FROM conversation c WHERE c.conversation > ?"
                + " AND c.last_seq <> (SELECT COUNT(m.said_at) FROM message m WHERE m.conversation = c.conversation)";
        // The newest number first: asked for within the other query, H2 would count the messages of all conversations.
        try (PreparedStatement newest = connection.prepareStatement("SELECT MAX(conversation) FROM conversation");
                ResultSet number = newest.executeQuery()) {
            number.next();
            differing(counted, number.getLong(1) - CONVERSATIONS);
        }
    }

    private void differing(String counted, long after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(counted)) {
            query.setLong(1, after);
            try (ResultSet differing = query.executeQuery()) {
                differing.next();
                if (differing.getLong(1) != 0) {
                    throw ArchiveException.damaged(
                            "messages of " + differing.getLong(1) + " conversations are missing");
                }
            }
        }
    }
}

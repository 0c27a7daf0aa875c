package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an archive is whole, as far as that can be seen in a time that does not grow with it: how many rows each large
 * table says it has and how many were written; and in the newest part, where a crash strikes, each row by its table and by
 * each of the table's indexes.
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
        Map<Content, ContentSum> recorded = Content.recorded(connection);
        for (Content content : Content.values()) {
            long rows = content.rows(connection);
            if (rows != recorded.get(content).rows()) {
                throw new ArchiveException("table " + content + " has " + rows + " rows where "
                        + recorded.get(content).rows() + " were written");
            }
            for (Map.Entry<String, List<String>> index : indexes(content).entrySet()) {
                foundBy(content, index.getKey(), index.getValue());
            }
        }
        noGaps();
    }

    private Map<String, List<String>> indexes(Content content) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (ResultSet index = connection.getMetaData().getIndexInfo(null, "PUBLIC", content.name(), false, true)) {
            while (index.next()) {
                columns.computeIfAbsent(index.getString("INDEX_NAME"), name -> new ArrayList<>())
                        .add(index.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    /** The table is read by its rows' own numbers, which asks no index; then the index is asked for each row. */
    private void foundBy(Content content, String index, List<String> columns) throws SQLException {
        String newest = "SELECT _ROWID_, " + String.join(", ", columns) + " FROM " + content
                + " WHERE _ROWID_ > (SELECT MAX(_ROWID_) FROM " + content + ") - " + ROWS;
        String byIndex = "SELECT _ROWID_ FROM " + content + " USE INDEX (\"" + index + "\") WHERE "
                + String.join(" = ? AND ", columns) + " = ?";
        try (PreparedStatement rows = connection.prepareStatement(newest);
                PreparedStatement found = connection.prepareStatement(byIndex);
                ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                boolean indexed = true;
                for (int i = 1; i <= columns.size(); i++) {
                    Object value = row.getObject(i + 1);
                    indexed &= value != null;
                    found.setObject(i, value);
                }
                if (indexed && !finds(found, row.getLong(1))) {
                    throw new ArchiveException("index " + index + " of table " + content + " does not agree with it");
                }
            }
        }
    }

    private static boolean finds(PreparedStatement query, long row) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                if (found.getLong(1) == row) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The other way round: an entry of the key without its row is an error of H2's, one row too many or few is seen here. */
    private void noGaps() throws SQLException {
        String counted = "SELECT COUNT(*) FROM conversation c WHERE c.conversation > (SELECT MAX(conversation) FROM"
                + " conversation) - " + CONVERSATIONS + " AND c.last_seq <> (SELECT COUNT(m.said_at) FROM message m"
                + " WHERE m.conversation = c.conversation)";
        try (PreparedStatement query = connection.prepareStatement(counted);
                ResultSet differing = query.executeQuery()) {
            differing.next();
            if (differing.getLong(1) != 0) {
                throw new ArchiveException("messages of " + differing.getLong(1) + " conversations are missing");
            }
        }
    }
}

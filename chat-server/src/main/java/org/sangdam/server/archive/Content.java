package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that grow with the years, and those of their columns that never change once they are written. What does change
 * (a status, what was read) is small and is read as a whole when a copy is checked.
 */
enum Content {
    CUSTOMER("customer, since"),
    CUSTOMER_TOKEN("hash, customer"),
    CONVERSATION("conversation, join_id, customer, token_hash, name, phone, topic, language, ticket, started_at"),
    MESSAGE("conversation, seq, id, kind, sender, counsellor, text, said_at"),
    CALL_BACK("call_back, id, token_hash, name, phone, topic, language, text, asked_at");

    private final String columns;

    Content(String columns) {
        this.columns = columns;
    }

    ContentSum none() {
        return new ContentSum(name(), 0, 0);
    }

    /** Those of an archive, which may be of an earlier version and have fewer. */
    static List<Content> in(Connection connection) throws SQLException {
        Map<Content, ContentSum> recorded = recorded(connection);
        List<Content> contents = new ArrayList<>();
        for (Content content : values()) {
            try (ResultSet table = connection.getMetaData().getTables(null, null, content.name(), null)) {
                if (table.next() || recorded.get(content).rows() > 0) {
                    contents.add(content);
                }
            }
        }
        return contents;
    }

    /** Rows that the table says it has: asks no row. */
    long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("SELECT COUNT(*) FROM " + name())) {
            counted.next();
            return counted.getLong(1);
        }
    }

    /** Reads every row. The connection must stream ({@code LAZY_QUERY_EXECUTION}): the rows fit in no memory. */
    ContentSum counted(Connection connection) throws SQLException {
        long rows = 0;
        long checksum = 0;
        try (Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT " + columns + " FROM " + name())) {
            Object[] row = new Object[all.getMetaData().getColumnCount()];
            while (all.next()) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = all.getObject(i + 1);
                }
                rows++;
                checksum += RowHash.of(row);
            }
        }
        return new ContentSum(name(), rows, checksum);
    }

    /** What was counted as it was written. */
    static Map<Content, ContentSum> recorded(Connection connection) throws SQLException {
        Map<Content, ContentSum> sums = new EnumMap<>(Content.class);
        for (Content content : values()) {
            sums.put(content, content.none());
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT content, row_count, checksum FROM content_sum")) {
            while (row.next()) {
                sums.put(valueOf(row.getString(1)), new ContentSum(row.getString(1), row.getLong(2), row.getLong(3)));
            }
        }
        return sums;
    }

    static void record(Connection connection, Iterable<ContentSum> sums) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                "MERGE INTO content_sum (content, row_count, checksum) KEY (content) VALUES (?, ?, ?)")) {
            for (ContentSum sum : sums) {
                put.setString(1, sum.content());
                put.setLong(2, sum.rows());
                put.setLong(3, sum.checksum());
                put.executeUpdate();
            }
        }
    }
}

package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Each statement of one connection prepared once, however often it is run. One thread. */
final class Statements implements AutoCloseable {
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /**
     * @return rows changed
     * @throws ArchiveException it could not be done
     */
    int run(String sql, Object... values) {
        try {
            PreparedStatement statement = prepared(sql);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}

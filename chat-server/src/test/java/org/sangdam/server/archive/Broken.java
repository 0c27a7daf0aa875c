package org.sangdam.server.archive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes the database file away from under everybody, as an interrupted thread or a lack of memory does. */
public final class Broken {
    private Broken() {}

    static void shutDown(Path archive) throws SQLException {
        run(archive, "SHUTDOWN IMMEDIATELY");
    }

    /** Does in the database what nobody else may. */
    public static void run(Path archive, String sql) throws SQLException {
        String url = "jdbc:h2:file:" + archive.resolve("sangdam").toAbsolutePath();
        try (Connection owner = DriverManager.getConnection(url, "sa", "");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}

package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** Brings the archive's tables to the version of this program. */
final class Schema {
    /** Version of the newest script; an archive that has it is not looked at further, which halves the time to open it. */
    static final String NEWEST = "11";

    /** Its tables were filled without being counted. */
    private static final String FIRST = "1";

    static final String SCRIPTS = "db/archive";

    private Schema() {}

    /**
     * For an archive that is looked at and not opened to be used: an earlier version is counted in the same way, and becomes one
     * of this version when it is opened.
     *
     * @throws ArchiveException if the archive is of a newer version, or of one whose rows were not counted
     */
    static void check(Connection opened) throws SQLException {
        String version = version(opened);
        if (version == null || FIRST.equals(version) || newer(version)) {
            throw new ArchiveException("the archive is of another version of this program");
        }
    }

    private static boolean newer(String version) {
        return Integer.parseInt(version) > Integer.parseInt(NEWEST);
    }

    /**
     * @param owner a connection that keeps the database open meanwhile
     * @return whether there was nothing yet
     */
    static boolean migrate(Connection owner, String url) throws SQLException {
        String version = version(owner);
        if (NEWEST.equals(version)) {
            return false;
        }
        if (version != null && newer(version)) {
            throw new ArchiveException("the archive was written by a newer version of this program");
        }
        JdbcDataSource own = new JdbcDataSource();
        own.setUrl(url);
        own.setUser("sa");
        own.setPassword("");
        Flyway.configure()
                .dataSource(own)
                .locations("classpath:" + SCRIPTS)
                .load()
                .migrate();
        if (FIRST.equals(version)) {
            List<ContentSum> counted = new ArrayList<>();
            for (Content content : Content.values()) {
                counted.add(content.counted(owner));
            }
            Content.record(owner, counted);
        }
        return version == null;
    }

    /** The newest version that was reached, null in a new archive. */
    private static String version(Connection owner) throws SQLException {
        try (ResultSet tables = owner.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
            if (!tables.next()) {
                return null;
            }
        }
        try (Statement statement = owner.createStatement();
                ResultSet newest = statement.executeQuery("SELECT \"version\" FROM \"flyway_schema_history\""
                        + " WHERE \"success\" ORDER BY \"installed_rank\" DESC LIMIT 1")) {
            return newest.next() ? newest.getString(1) : null;
        }
    }
}

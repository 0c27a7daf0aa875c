package org.sangdam.server.archive;

import java.sql.Connection;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** Brings the archive's tables to the version of this program. */
final class Schema {
    private Schema() {}

    static void migrate(Connection owner, String url) {
        JdbcDataSource own = new JdbcDataSource();
        own.setUrl(url);
        own.setUser("sa");
        own.setPassword("");
        Flyway.configure()
                .dataSource(own)
                .locations("classpath:db/archive")
                .load()
                .migrate();
    }
}

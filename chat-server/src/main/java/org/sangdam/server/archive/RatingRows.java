package org.sangdam.server.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Rating;

/** The table of ratings: of each consultation the newest change, in whatever order they come. One thread. */
final class RatingRows {
    /** What {@link #of} reads, of a table that is joined as {@code r}. */
    static final String COLUMNS = "r.stars, r.comment, r.change_number, r.rated_at";

    private final Statements statements;

    RatingRows(Statements statements) {
        this.statements = statements;
    }

    void rated(Event.ConsultationRated event) {
        statements.run(
                "MERGE INTO rating t USING (VALUES (CAST(? AS BIGINT), CAST(? AS INTEGER), CAST(? AS VARCHAR),"
                        + " CAST(? AS INTEGER), CAST(? AS BIGINT))) s (conversation, stars, comment, change_number, rated_at)"
                        + " ON t.conversation = s.conversation"
                        + " WHEN MATCHED AND t.change_number < s.change_number THEN UPDATE SET stars = s.stars,"
                        + " comment = s.comment, change_number = s.change_number, rated_at = s.rated_at"
                        + " WHEN NOT MATCHED THEN INSERT (conversation, stars, comment, change_number, rated_at)"
                        + " VALUES (s.conversation, s.stars, s.comment, s.change_number, s.rated_at)",
                event.conversation(),
                event.stars(),
                event.comment(),
                event.change(),
                event.at());
    }

    /** Null if there is none. */
    static Rating of(ResultSet row) throws SQLException {
        int stars = row.getInt("stars");
        return stars == 0
                ? null
                : new Rating(stars, row.getString("comment"), row.getInt("change_number"), row.getLong("rated_at"));
    }
}

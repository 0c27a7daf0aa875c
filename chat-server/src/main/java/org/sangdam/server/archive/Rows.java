package org.sangdam.server.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** How the two tables that people read are read, with the counsellor's name of today. */
final class Rows {
    static final String CONSULTATION = "SELECT c.*, a.name AS counsellor_name, " + RatingRows.COLUMNS
            + " FROM conversation c LEFT JOIN account a ON a.counsellor = c.counsellor"
            + " LEFT JOIN rating r ON r.conversation = c.conversation";

    static final String MESSAGE =
            "SELECT m.*, a.name AS counsellor_name FROM message m LEFT JOIN account a ON a.counsellor = m.counsellor";

    private Rows() {}

    /** SQL's null is 0 for numbers. */
    static Consultation consultation(ResultSet row, StatementContext context) throws SQLException {
        return new Consultation(
                row.getLong("conversation"),
                Status.valueOf(row.getString("status")),
                row.getLong("customer"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("topic"),
                row.getString("language"),
                row.getBoolean("returning_customer"),
                row.getLong("counsellor"),
                row.getString("counsellor_name"),
                row.getLong("started_at"),
                row.getLong("matched_at"),
                row.getLong("ended_at"),
                row.getLong("read_by_customer"),
                row.getLong("read_by_counsellor"),
                row.getString("first_line"),
                row.getLong("last_seq"),
                RatingRows.of(row));
    }

    static Message message(ResultSet row, StatementContext context) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        return new Message(
                row.getLong("conversation"),
                row.getLong("seq"),
                row.getString("id"),
                kind,
                Sender.valueOf(row.getString("sender")),
                kind == Kind.RETURNED || kind == Kind.TRANSFERRED ? null : row.getString("counsellor_name"),
                FileText.name(row.getString("text")),
                FileText.file(row.getString("text")),
                row.getLong("said_at"));
    }
}

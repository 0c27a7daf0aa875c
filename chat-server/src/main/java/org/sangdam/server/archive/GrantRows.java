package org.sangdam.server.archive;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.OfRecords;

/** The table of who may read whose consultations beside their own: a device, known by its token. One thread writes it. */
final class GrantRows {
    /** Records that a counsellor is shown. */
    private static final int MOST = 20;

    private static final String TOKEN = "(SELECT token_hash FROM conversation WHERE conversation = ?)";

    private final Statements statements;

    GrantRows(Statements statements) {
        this.statements = statements;
    }

    void granted(Event.ReadingGranted event) {
        statements.run(
                "MERGE INTO reading_grant (token_hash, customer, conversation, granted_by, granted_at, revoked_at)"
                        + " KEY (token_hash, customer) SELECT token_hash, ?, conversation, ?, ?, CAST(NULL AS BIGINT)"
                        + " FROM conversation WHERE conversation = ?",
                event.customer(),
                event.counsellor(),
                event.at(),
                event.conversation());
    }

    void revoked(Event.ReadingRevoked event) {
        statements.run(
                "UPDATE reading_grant SET revoked_at = ? WHERE customer = ? AND revoked_at IS NULL AND token_hash = "
                        + TOKEN,
                event.at(),
                event.customer(),
                event.conversation());
    }

    void forgotten(Event.DeviceForgotten event) {
        statements.run(
                "UPDATE reading_grant SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL",
                event.at(),
                event.tokenHash());
    }

    /** The customers whose consultations the holder of this token may read, their own number first. */
    static List<Long> readableBy(Handle handle, String tokenHash) {
        return handle.createQuery("SELECT customer, 0 AS place FROM customer_token WHERE hash = :hash"
                        + " UNION SELECT customer, 1 FROM reading_grant WHERE token_hash = :hash AND revoked_at IS NULL"
                        + " ORDER BY 2, 1")
                .bind("hash", tokenHash)
                .map((row, context) -> row.getLong("customer"))
                .list();
    }

    static List<OfRecords.Known> records(Handle handle, long conversation) {
        return handle.createQuery("WITH own AS (SELECT customer, phone, token_hash FROM conversation"
                        + " WHERE conversation = :conversation),"
                        + " allowed AS (SELECT g.customer FROM reading_grant g JOIN own o ON g.token_hash = o.token_hash"
                        + " WHERE g.revoked_at IS NULL),"
                        + " others AS (SELECT c.customer FROM conversation c JOIN own o ON c.phone = o.phone"
                        + " AND c.customer <> o.customer UNION SELECT customer FROM allowed)"
                        + " SELECT r.customer, n.name, r.consultations, n.started_at,"
                        + " r.customer IN (SELECT customer FROM allowed) AS readable"
                        + " FROM (SELECT c.customer, COUNT(*) AS consultations, MAX(c.conversation) AS newest"
                        + " FROM conversation c JOIN others x ON x.customer = c.customer GROUP BY c.customer) r"
                        + " JOIN conversation n ON n.conversation = r.newest ORDER BY r.newest DESC LIMIT :most")
                .bind("conversation", conversation)
                .bind("most", MOST)
                .map((row, context) -> new OfRecords.Known(
                        row.getLong("customer"),
                        row.getString("name"),
                        row.getLong("consultations"),
                        row.getLong("started_at"),
                        row.getBoolean("readable")))
                .list();
    }
}

package org.sangdam.server.archive;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.CannedReply;
import org.sangdam.server.desk.ReplyEvent;

/** The table of canned replies. One thread. */
final class ReplyRows implements ReplyEvent.Visitor {
    private final Statements statements;

    ReplyRows(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void added(ReplyEvent.Added event) {
        statements.run(
                "INSERT INTO canned_reply (reply, owner, shortcut, text) VALUES (?, ?, ?, ?)",
                event.reply(),
                event.owner(),
                event.shortcut(),
                event.text());
    }

    @Override
    public void changed(ReplyEvent.Changed event) {
        statements.run(
                "UPDATE canned_reply SET shortcut = ?, text = ? WHERE reply = ?",
                event.shortcut(),
                event.text(),
                event.reply());
    }

    @Override
    public void deleted(ReplyEvent.Deleted event) {
        statements.run(
                "UPDATE canned_reply SET shortcut = '', text = '', deleted_at = ? WHERE reply = ?",
                event.at(),
                event.reply());
    }

    /** Those that an archive holds and the highest number given; one of an earlier version has no table for them. */
    record Held(List<CannedReply> replies, long last) {
        static Held in(Handle handle) {
            boolean known = handle.createQuery(
                                    "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'CANNED_REPLY'")
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (!known) {
                return new Held(List.of(), 0);
            }
            List<CannedReply> replies = handle.createQuery(
                            "SELECT * FROM canned_reply WHERE deleted_at IS NULL ORDER BY reply")
                    .map((row, context) -> new CannedReply(
                            row.getLong("reply"),
                            row.getLong("owner"),
                            row.getString("shortcut"),
                            row.getString("text")))
                    .list();
            long last = handle.createQuery("SELECT COALESCE(MAX(reply), 0) FROM canned_reply")
                    .mapTo(Long.class)
                    .one();
            return new Held(replies, last);
        }
    }
}

package org.sangdam.server.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.CallBackEvent;

/** The table of those who want to be called. One thread writes it. */
final class CallBackRows implements CallBackEvent.Visitor {
    private final Statements statements;
    private final Tally tally;

    CallBackRows(Statements statements, Tally tally) {
        this.statements = statements;
        this.tally = tally;
    }

    @Override
    public void asked(CallBackEvent.Asked event) {
        Object[] row = {
            event.callBack(),
            event.id(),
            event.tokenHash(),
            event.name(),
            event.phone(),
            event.topic(),
            event.language(),
            event.text(),
            event.at()
        };
        statements.run(
                "INSERT INTO call_back (call_back, id, token_hash, name, phone, topic, language, text, asked_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row);
        tally.add(Content.CALL_BACK, row);
    }

    @Override
    public void tried(CallBackEvent.Tried event) {
        statements.run(
                "UPDATE call_back SET tries = tries + 1, tried_by = ?, tried_at = ? WHERE call_back = ?",
                event.counsellor(),
                event.at(),
                event.callBack());
    }

    @Override
    public void done(CallBackEvent.Done event) {
        statements.run(
                "UPDATE call_back SET done_by = ?, done_at = ? WHERE call_back = ?",
                event.counsellor(),
                event.at(),
                event.callBack());
    }

    @Override
    public void reopened(CallBackEvent.Reopened event) {
        statements.run("UPDATE call_back SET done_by = NULL, done_at = NULL WHERE call_back = ?", event.callBack());
    }

    /** Those that are settled, the newest first. @param before a number, 0 for none */
    static List<CallBack> settled(Handle handle, long before, int limit) {
        return handle.createQuery("SELECT * FROM call_back WHERE done_by IS NOT NULL"
                        + " AND (:before = 0 OR call_back < :before) ORDER BY call_back DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> callBack(row))
                .list();
    }

    static CallBack callBack(ResultSet row) throws SQLException {
        return new CallBack(
                row.getLong("call_back"),
                row.getString("id"),
                row.getString("token_hash"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("topic"),
                row.getString("language"),
                row.getString("text"),
                row.getLong("asked_at"),
                row.getInt("tries"),
                row.getLong("tried_by"),
                row.getLong("tried_at"),
                row.getLong("done_by"),
                row.getLong("done_at"));
    }
}

package org.sangdam.server.archive;

import org.sangdam.server.desk.CallBackEvent;

/** The table of those who want to be called. One thread. */
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
}

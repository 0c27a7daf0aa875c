package org.sangdam.server.archive;

import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Topic;

/** The tables of the office itself: who works there, their sessions, and what the office is called and asks for. One thread. */
final class OfficeRows {
    private final Statements statements;

    OfficeRows(Statements statements) {
        this.statements = statements;
    }

    void accountAdded(Event.AccountAdded event) {
        statements.run(
                "INSERT INTO account (counsellor, name, role, password_hash, presence, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                event.counsellor(),
                event.name(),
                event.role().name(),
                event.passwordHash(),
                Presence.AVAILABLE.name(),
                event.at());
    }

    void sessionOpened(Event.SessionOpened event) {
        statements.run(
                "MERGE INTO counsellor_session (hash, counsellor, valid_until) KEY (hash) VALUES (?, ?, ?)",
                event.sessionHash(),
                event.counsellor(),
                event.until());
    }

    void sessionClosed(Event.SessionClosed event) {
        statements.run("DELETE FROM counsellor_session WHERE hash = ?", event.sessionHash());
    }

    void presenceChosen(Event.PresenceChosen event) {
        statements.run(
                "UPDATE account SET presence = ? WHERE counsellor = ?",
                event.presence().name(),
                event.counsellor());
    }

    void officeSet(Event.OfficeSet event) {
        statements.run(
                "MERGE INTO office (id, name, retention_days, conversation_limit, anonymous, preview) KEY (id)"
                        + " VALUES (1, ?, ?, ?, ?, ?)",
                event.name(),
                event.retentionDays(),
                event.limit(),
                event.anonymous(),
                event.preview());
        statements.run("DELETE FROM topic");
        int place = 0;
        for (Topic topic : event.topics()) {
            statements.run(
                    "INSERT INTO topic (topic, place, ko, en) VALUES (?, ?, ?, ?)",
                    topic.id(),
                    ++place,
                    topic.ko(),
                    topic.en());
        }
    }

    void hoursSet(Event.HoursSet event) {
        statements.run(
                "MERGE INTO opening (id, zone, message) KEY (id) VALUES (1, ?, ?)",
                event.hours().zone(),
                event.hours().message());
        statements.run("DELETE FROM opening_span");
        int place = 0;
        for (Hours.Span span : event.hours().spans()) {
            statements.run(
                    "INSERT INTO opening_span (place, weekday, opens, closes) VALUES (?, ?, ?, ?)",
                    ++place,
                    span.day().name(),
                    span.opens(),
                    span.closes());
        }
        statements.run("DELETE FROM holiday");
        for (Hours.Holiday holiday : event.hours().holidays()) {
            statements.run(
                    "INSERT INTO holiday (place, on_day, message) VALUES (?, ?, ?)",
                    ++place,
                    holiday.date(),
                    holiday.message());
        }
    }
}

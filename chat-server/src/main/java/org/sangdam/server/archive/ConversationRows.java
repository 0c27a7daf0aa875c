package org.sangdam.server.archive;

import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.FirstLine;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** The table of conversations: how each stands, but for what is said in it. One thread. */
final class ConversationRows {
    private final Statements statements;
    private final Tally tally;

    ConversationRows(Statements statements, Tally tally) {
        this.statements = statements;
        this.tally = tally;
    }

    /** @param customer as the archive knows them */
    void started(Event.ConversationStarted event, long customer) {
        statements.run(
                "INSERT INTO conversation (conversation, status, join_id, customer, token_hash, name, phone, topic,"
                        + " language, returning_customer, ticket, priority, started_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.conversation(),
                Status.WAITING.name(),
                event.id(),
                customer,
                event.tokenHash(),
                event.name(),
                event.phone(),
                event.topic(),
                event.language(),
                event.returning() || customer != event.customer(),
                event.ticket(),
                event.priority(),
                event.at());
        tally.add(
                Content.CONVERSATION,
                event.conversation(),
                event.id(),
                customer,
                event.tokenHash(),
                event.name(),
                event.phone(),
                event.topic(),
                event.language(),
                event.ticket(),
                event.at());
    }

    void firstSaid(Event.MessageSaid event) {
        statements.run(
                "UPDATE conversation SET first_line = ? WHERE conversation = ?",
                FirstLine.of(event.text()),
                event.conversation());
    }

    /** Brings the row to where the talk is; before anything else happens to it. */
    void progressed(long conversation, Progress made) {
        int rows = statements.run(
                "UPDATE conversation SET last_seq = GREATEST(last_seq, ?),"
                        + " read_by_customer = GREATEST(read_by_customer, ?),"
                        + " read_by_counsellor = GREATEST(read_by_counsellor, ?),"
                        + " lines = lines + CASE status WHEN 'WAITING' THEN ? ELSE 0 END WHERE conversation = ?",
                made.last(),
                made.readByCustomer(),
                made.readByCounsellor(),
                made.customerLines(),
                conversation);
        if (rows == 0) {
            throw ArchiveException.damaged("conversation " + conversation + " is missing, and messages of it come");
        }
    }

    void matched(Event.ConversationMatched event) {
        statements.run(
                "UPDATE conversation SET last_seq = ?, status = ?, counsellor = ?, matched_at = ? WHERE conversation = ?",
                event.seq(),
                Status.ACTIVE.name(),
                event.counsellor(),
                event.at(),
                event.conversation());
    }

    void returned(Event.ConversationReturned event) {
        offerEnded(event.conversation());
        statements.run(
                "UPDATE conversation SET last_seq = ?, status = ?, priority = ? WHERE conversation = ?",
                event.seq(),
                Status.WAITING.name(),
                event.priority(),
                event.conversation());
    }

    void offered(Event.ConversationOffered event) {
        offer(event.conversation(), event.to(), event.topic(), event.note());
    }

    void offerEnded(long conversation) {
        offer(conversation, null, null, null);
    }

    private void offer(long conversation, Long to, String topic, String note) {
        statements.run(
                "UPDATE conversation SET offered_to = ?, offered_topic = ?, offered_note = ? WHERE conversation = ?",
                to,
                topic,
                note,
                conversation);
    }

    /** @param named whose it is now, or who has given it to the list */
    void transferred(Event.ConversationTransferred event, long named) {
        boolean toList = event.to() == 0;
        offerEnded(event.conversation());
        statements.run(
                "UPDATE conversation SET last_seq = ?, status = ?, counsellor = ?, priority = ?, moved_to_topic = ?"
                        + " WHERE conversation = ?",
                event.seq(),
                toList ? Status.WAITING.name() : Status.ACTIVE.name(),
                named,
                event.priority(),
                event.topic(),
                event.conversation());
        if (!toList) {
            statements.run(
                    "UPDATE conversation SET matched_at = ? WHERE conversation = ?", event.at(), event.conversation());
        }
        if (event.note() != null) {
            statements.run(
                    "UPDATE conversation SET note = ?, note_by = ? WHERE conversation = ?",
                    event.note(),
                    event.counsellor(),
                    event.conversation());
        }
    }

    void over(long conversation, long seq, Status end, Sender by, long at) {
        statements.run(
                "UPDATE conversation SET last_seq = ?, status = ?, ended_at = ?, ended_by = ? WHERE conversation = ?",
                seq,
                end.name(),
                at,
                by.name(),
                conversation);
    }
}

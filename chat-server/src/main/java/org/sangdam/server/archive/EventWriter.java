package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.FirstLine;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.Topic;

/** Writes events into the archive's tables within one transaction. Each statement is prepared once for all of them. */
final class EventWriter implements Event.Visitor, AutoCloseable {
    private final Map<Content, ContentSum> added = new EnumMap<>(Content.class);
    private final Map<Long, Progress> progress = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Connection connection;
    private final Statements statements;
    private long lastCounsellor;
    private long lastCustomer;
    private long lastConversation;
    private long lastTicket;

    EventWriter(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    @Override
    public void started(Event.ConversationStarted event) {
        long known = owner(event.tokenHash());
        boolean corrected = known != 0 && known != event.customer();
        long customer = corrected ? known : event.customer();
        customer(event.customer(), event.at(), corrected ? known : null);
        if (known == 0) {
            run("INSERT INTO customer_token (hash, customer) VALUES (?, ?)", event.tokenHash(), customer);
            add(Content.CUSTOMER_TOKEN, event.tokenHash(), customer);
        }
        run(
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
                event.returning() || corrected,
                event.ticket(),
                event.priority(),
                event.at());
        add(
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
        lastCustomer = Math.max(lastCustomer, event.customer());
        lastConversation = Math.max(lastConversation, event.conversation());
        lastTicket = Math.max(lastTicket, event.ticket());
    }

    /** Whom the archive knows by this token, 0 if nobody. */
    private long owner(String tokenHash) {
        try {
            PreparedStatement statement = statements.prepared("SELECT customer FROM customer_token WHERE hash = ?");
            statement.setString(1, tokenHash);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    private void customer(long number, long since, Long sameAs) {
        int rows = run(
                "MERGE INTO customer t USING (VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)))"
                        + " s (customer, since, same_as) ON t.customer = s.customer WHEN NOT MATCHED THEN"
                        + " INSERT (customer, since, same_as) VALUES (s.customer, s.since, s.same_as)",
                number,
                since,
                sameAs);
        if (rows > 0) {
            add(Content.CUSTOMER, number, since);
        }
    }

    @Override
    public void said(Event.MessageSaid event) {
        entry(
                event.conversation(),
                event.seq(),
                event.id(),
                Kind.TEXT,
                event.from(),
                event.counsellor(),
                event.text(),
                event.at());
        if (event.seq() == 1) {
            run(
                    "UPDATE conversation SET first_line = ? WHERE conversation = ?",
                    FirstLine.of(event.text()),
                    event.conversation());
        }
        progress(event.conversation()).said(event);
    }

    private Progress progress(long conversation) {
        return progress.computeIfAbsent(conversation, number -> new Progress());
    }

    /** Brings the conversation's row to where the talk is; before anything else happens to it. */
    private void progressed(long conversation, Progress made) {
        run(
                "UPDATE conversation SET last_seq = GREATEST(last_seq, ?),"
                        + " read_by_customer = GREATEST(read_by_customer, ?),"
                        + " read_by_counsellor = GREATEST(read_by_counsellor, ?),"
                        + " lines = lines + CASE status WHEN 'WAITING' THEN ? ELSE 0 END WHERE conversation = ?",
                made.last(),
                made.readByCustomer(),
                made.readByCounsellor(),
                made.customerLines(),
                conversation);
    }

    @Override
    public void matched(Event.ConversationMatched event) {
        notice(event.conversation(), event.seq(), Kind.MATCHED, event.counsellor(), event.at());
        run(
                "UPDATE conversation SET last_seq = ?, status = ?, counsellor = ?, matched_at = ? WHERE conversation = ?",
                event.seq(),
                Status.ACTIVE.name(),
                event.counsellor(),
                event.at(),
                event.conversation());
    }

    @Override
    public void returned(Event.ConversationReturned event) {
        notice(event.conversation(), event.seq(), Kind.RETURNED, event.counsellor(), event.at());
        offer(event.conversation(), null, null, null);
        run(
                "UPDATE conversation SET last_seq = ?, status = ?, priority = ? WHERE conversation = ?",
                event.seq(),
                Status.WAITING.name(),
                event.priority(),
                event.conversation());
    }

    @Override
    public void offered(Event.ConversationOffered event) {
        offer(event.conversation(), event.to(), event.topic(), event.note());
    }

    @Override
    public void offerEnded(Event.OfferEnded event) {
        offer(event.conversation(), null, null, null);
    }

    private void offer(long conversation, Long to, String topic, String note) {
        run(
                "UPDATE conversation SET offered_to = ?, offered_topic = ?, offered_note = ? WHERE conversation = ?",
                to,
                topic,
                note,
                conversation);
    }

    @Override
    public void transferred(Event.ConversationTransferred event) {
        boolean toList = event.to() == 0;
        long named = toList ? event.counsellor() : event.to();
        notice(event.conversation(), event.seq(), toList ? Kind.TRANSFERRED : Kind.MATCHED, named, event.at());
        offer(event.conversation(), null, null, null);
        run(
                "UPDATE conversation SET last_seq = ?, status = ?, counsellor = ?, priority = ?, moved_to_topic = ?"
                        + " WHERE conversation = ?",
                event.seq(),
                toList ? Status.WAITING.name() : Status.ACTIVE.name(),
                named,
                event.priority(),
                event.topic(),
                event.conversation());
        if (!toList) {
            run("UPDATE conversation SET matched_at = ? WHERE conversation = ?", event.at(), event.conversation());
        }
        if (event.note() != null) {
            run(
                    "UPDATE conversation SET note = ?, note_by = ? WHERE conversation = ?",
                    event.note(),
                    event.counsellor(),
                    event.conversation());
        }
    }

    @Override
    public void ended(Event.ConversationEnded event) {
        notice(event.conversation(), event.seq(), Kind.ENDED, event.counsellor(), event.at());
        over(event.conversation(), event.seq(), Status.ENDED, event.by(), event.at());
    }

    @Override
    public void left(Event.ConversationLeft event) {
        notice(event.conversation(), event.seq(), Kind.LEFT, 0, event.at());
        over(event.conversation(), event.seq(), Status.LEFT, Sender.CUSTOMER, event.at());
    }

    @Override
    public void read(Event.MessagesRead event) {
        progress(event.conversation()).read(event.by(), event.seq());
    }

    @Override
    public void accountAdded(Event.AccountAdded event) {
        run(
                "INSERT INTO account (counsellor, name, role, password_hash, presence, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                event.counsellor(),
                event.name(),
                event.role().name(),
                event.passwordHash(),
                Presence.AVAILABLE.name(),
                event.at());
        lastCounsellor = Math.max(lastCounsellor, event.counsellor());
    }

    @Override
    public void sessionOpened(Event.SessionOpened event) {
        run(
                "MERGE INTO counsellor_session (hash, counsellor, valid_until) KEY (hash) VALUES (?, ?, ?)",
                event.sessionHash(),
                event.counsellor(),
                event.until());
    }

    @Override
    public void sessionClosed(Event.SessionClosed event) {
        run("DELETE FROM counsellor_session WHERE hash = ?", event.sessionHash());
    }

    @Override
    public void presenceChosen(Event.PresenceChosen event) {
        run(
                "UPDATE account SET presence = ? WHERE counsellor = ?",
                event.presence().name(),
                event.counsellor());
    }

    @Override
    public void officeSet(Event.OfficeSet event) {
        run(
                "MERGE INTO office (id, name, retention_days, conversation_limit) KEY (id) VALUES (1, ?, ?, ?)",
                event.name(),
                event.retentionDays(),
                event.limit());
        run("DELETE FROM topic");
        int place = 0;
        for (Topic topic : event.topics()) {
            run(
                    "INSERT INTO topic (topic, place, ko, en) VALUES (?, ?, ?, ?)",
                    topic.id(),
                    ++place,
                    topic.ko(),
                    topic.en());
        }
    }

    private record Entry(
            long conversation, long seq, String id, Kind kind, Sender from, Long counsellor, String text, long at) {}

    /** Conversation by conversation: a row beside the one before it is found by the database in a fraction of the time. */
    private void writeEntries() {
        entries.sort(Comparator.comparingLong(Entry::conversation).thenComparingLong(Entry::seq));
        for (Entry entry : entries) {
            run(
                    "INSERT INTO message (conversation, seq, id, kind, sender, counsellor, text, said_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.conversation(),
                    entry.seq(),
                    entry.id(),
                    entry.kind().name(),
                    entry.from().name(),
                    entry.counsellor(),
                    entry.text(),
                    entry.at());
        }
        entries.clear();
    }

    /** Says how far the archive has come; in the same transaction as what it holds up to there. */
    void reached(long position) {
        writeEntries();
        progress.forEach(this::progressed);
        progress.clear();
        run(
                "UPDATE ledger_position SET position = ?, last_counsellor = GREATEST(last_counsellor, ?),"
                        + " last_customer = GREATEST(last_customer, ?),"
                        + " last_conversation = GREATEST(last_conversation, ?),"
                        + " last_ticket = GREATEST(last_ticket, ?)",
                position,
                lastCounsellor,
                lastCustomer,
                lastConversation,
                lastTicket);
        try {
            Map<Content, ContentSum> before = Content.recorded(connection);
            Content.record(
                    connection,
                    added.entrySet().stream()
                            .map(one -> before.get(one.getKey()).plus(one.getValue()))
                            .toList());
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    private void add(Content content, Object... row) {
        added.put(content, added.getOrDefault(content, content.none()).plusRow(row));
    }

    private void notice(long conversation, long seq, Kind kind, long counsellor, long at) {
        Progress made = progress.remove(conversation);
        if (made != null) {
            progressed(conversation, made);
        }
        entry(conversation, seq, null, kind, Sender.SYSTEM, counsellor, null, at);
    }

    private void entry(
            long conversation, long seq, String id, Kind kind, Sender from, long counsellor, String text, long at) {
        entries.add(new Entry(conversation, seq, id, kind, from, counsellor == 0 ? null : counsellor, text, at));
        add(
                Content.MESSAGE,
                conversation,
                seq,
                id,
                kind.name(),
                from.name(),
                counsellor == 0 ? null : counsellor,
                text,
                at);
    }

    private void over(long conversation, long seq, Status end, Sender by, long at) {
        run(
                "UPDATE conversation SET last_seq = ?, status = ?, ended_at = ?, ended_by = ? WHERE conversation = ?",
                seq,
                end.name(),
                at,
                by.name(),
                conversation);
    }

    private int run(String sql, Object... values) {
        return statements.run(sql, values);
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}

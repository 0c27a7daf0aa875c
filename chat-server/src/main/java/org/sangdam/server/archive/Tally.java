package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.sangdam.server.desk.Event;

/** What a transaction adds up to: the highest numbers given, and how many rows of what content. One thread. */
final class Tally {
    private final Map<Content, ContentSum> added = new EnumMap<>(Content.class);
    private final Connection connection;
    private final Statements statements;
    private long lastCounsellor;
    private long lastCustomer;
    private long lastConversation;
    private long lastTicket;

    Tally(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** @param row the columns of the content, in its order */
    void add(Content content, Object... row) {
        added.put(content, added.getOrDefault(content, content.none()).plusRow(row));
    }

    void given(Event.ConversationStarted event) {
        lastCustomer = Math.max(lastCustomer, event.customer());
        lastConversation = Math.max(lastConversation, event.conversation());
        lastTicket = Math.max(lastTicket, event.ticket());
    }

    void given(Event.AccountAdded event) {
        lastCounsellor = Math.max(lastCounsellor, event.counsellor());
    }

    /** @param position of the ledger, up to which the archive holds everything */
    void write(long position) {
        statements.run(
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
}

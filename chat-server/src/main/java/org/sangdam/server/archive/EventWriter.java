package org.sangdam.server.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sangdam.server.desk.CallBackEvent;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.ReplyEvent;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** Writes events into the archive's tables within one transaction. Each statement is prepared once for all of them. */
final class EventWriter implements Event.Visitor, AutoCloseable {
    private final Map<Long, Progress> progress = new LinkedHashMap<>();
    private final Entries entries = new Entries();
    private final Statements statements;
    private final Tally tally;
    private final CustomerRows customers;
    private final ConversationRows conversations;
    private final OfficeRows office;
    private final CallBackRows callBacks;
    private final ReplyRows replies;
    private final RatingRows ratings;
    private final GrantRows grants;

    EventWriter(Connection connection) {
        statements = new Statements(connection);
        tally = new Tally(connection, statements);
        customers = new CustomerRows(statements, tally);
        conversations = new ConversationRows(statements, tally);
        office = new OfficeRows(statements);
        callBacks = new CallBackRows(statements, tally);
        replies = new ReplyRows(statements);
        ratings = new RatingRows(statements);
        grants = new GrantRows(statements);
    }

    @Override
    public void started(Event.ConversationStarted event) {
        conversations.started(event, customers.came(event));
        tally.given(event);
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
                FileText.of(event.text(), event.file()),
                event.at());
        if (event.seq() == 1) {
            conversations.firstSaid(event);
        }
        progress(event.conversation()).said(event);
    }

    @Override
    public void read(Event.MessagesRead event) {
        progress(event.conversation()).read(event.by(), event.seq());
    }

    private Progress progress(long conversation) {
        return progress.computeIfAbsent(conversation, number -> new Progress());
    }

    @Override
    public void matched(Event.ConversationMatched event) {
        notice(event.conversation(), event.seq(), Kind.MATCHED, event.counsellor(), event.at());
        conversations.matched(event);
    }

    @Override
    public void returned(Event.ConversationReturned event) {
        notice(event.conversation(), event.seq(), Kind.RETURNED, event.counsellor(), event.at());
        conversations.returned(event);
    }

    @Override
    public void offered(Event.ConversationOffered event) {
        conversations.offered(event);
    }

    @Override
    public void offerEnded(Event.OfferEnded event) {
        conversations.offerEnded(event.conversation());
    }

    @Override
    public void transferred(Event.ConversationTransferred event) {
        boolean toList = event.to() == 0;
        long named = toList ? event.counsellor() : event.to();
        notice(event.conversation(), event.seq(), toList ? Kind.TRANSFERRED : Kind.MATCHED, named, event.at());
        conversations.transferred(event, named);
    }

    @Override
    public void ended(Event.ConversationEnded event) {
        notice(event.conversation(), event.seq(), Kind.ENDED, event.counsellor(), event.at());
        conversations.over(event.conversation(), event.seq(), Status.ENDED, event.by(), event.at());
    }

    @Override
    public void left(Event.ConversationLeft event) {
        notice(event.conversation(), event.seq(), Kind.LEFT, 0, event.at());
        conversations.over(event.conversation(), event.seq(), Status.LEFT, Sender.CUSTOMER, event.at());
    }

    @Override
    public void givenUp(Event.ConversationGivenUp event) {
        notice(event.conversation(), event.seq(), Kind.GIVEN_UP, 0, event.at());
        conversations.over(event.conversation(), event.seq(), Status.LEFT, Sender.SYSTEM, event.at());
    }

    @Override
    public void accountAdded(Event.AccountAdded event) {
        office.accountAdded(event);
        tally.given(event);
    }

    @Override
    public void sessionOpened(Event.SessionOpened event) {
        office.sessionOpened(event);
    }

    @Override
    public void sessionClosed(Event.SessionClosed event) {
        office.sessionClosed(event);
    }

    @Override
    public void presenceChosen(Event.PresenceChosen event) {
        office.presenceChosen(event);
    }

    @Override
    public void officeSet(Event.OfficeSet event) {
        office.officeSet(event);
    }

    @Override
    public void hoursSet(Event.HoursSet event) {
        office.hoursSet(event);
    }

    @Override
    public void callBack(CallBackEvent event) {
        event.visit(callBacks);
    }

    @Override
    public void reply(ReplyEvent event) {
        event.visit(replies);
    }

    @Override
    public void rated(Event.ConsultationRated event) {
        ratings.rated(event);
    }

    @Override
    public void readingGranted(Event.ReadingGranted event) {
        grants.granted(event);
    }

    @Override
    public void readingRevoked(Event.ReadingRevoked event) {
        grants.revoked(event);
    }

    @Override
    public void deviceForgotten(Event.DeviceForgotten event) {
        grants.forgotten(event);
    }

    /** Says how far the archive has come; in the same transaction as what it holds up to there. */
    void reached(long position) {
        entries.write(statements);
        progress.forEach(conversations::progressed);
        progress.clear();
        tally.write(position);
    }

    private void notice(long conversation, long seq, Kind kind, long counsellor, long at) {
        Progress made = progress.remove(conversation);
        if (made != null) {
            conversations.progressed(conversation, made);
        }
        entry(conversation, seq, null, kind, Sender.SYSTEM, counsellor, null, at);
    }

    private void entry(
            long conversation, long seq, String id, Kind kind, Sender from, long counsellor, String text, long at) {
        Long who = counsellor == 0 ? null : counsellor;
        entries.add(conversation, seq, id, kind, from, who, text, at);
        tally.add(Content.MESSAGE, conversation, seq, id, kind.name(), from.name(), who, text, at);
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}

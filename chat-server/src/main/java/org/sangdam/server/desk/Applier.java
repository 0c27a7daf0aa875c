package org.sangdam.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Office;

/** The office as its events have made it: each changes it here, and all since {@link #keep} can be taken back. One thread. */
final class Applier implements Event.Visitor {
    private final Conversations conversations = new Conversations();
    private final OverJoins overJoins = new OverJoins();
    /** Those that are no longer, or not yet, as they were at the last {@link #keep}. */
    private final List<Conversation> attempted = new ArrayList<>();

    private Staff staff;
    private Staff staffBefore;
    private Numbers numbers;
    private Numbers numbersBefore;
    private Office office;
    private Office officeBefore;
    private Timetable timetable;
    private Timetable timetableBefore;
    private CallBacks callBacks;
    private CallBacks callBacksBefore;
    private Replies replies;
    private Replies repliesBefore;

    Applier(DeskSnapshot snapshot) {
        staff = new Staff(snapshot);
        office = snapshot.office();
        timetable = new Timetable(snapshot.hours());
        callBacks = new CallBacks(snapshot);
        replies = new Replies(snapshot);
        numbers = new Numbers(snapshot.lastCustomer(), snapshot.lastConversation(), snapshot.lastTicket());
        snapshot.open().forEach(open -> conversations.add(new Conversation(open)));
        keep();
    }

    /** The highest given so far. */
    record Numbers(long customer, long conversation, long ticket) {
        private Numbers with(Event.ConversationStarted event) {
            return new Numbers(
                    Math.max(customer, event.customer()),
                    Math.max(conversation, event.conversation()),
                    Math.max(ticket, event.ticket()));
        }
    }

    /** Brings an event about. */
    Change attempt(Event event) {
        Conversation before = of(event);
        long last = before == null ? 0 : before.last();
        if (before != null && before.mark()) {
            attempted.add(before);
        } else if (event instanceof CallBackEvent) {
            callBacks = callBacksBefore == callBacks ? callBacks.copy() : callBacks;
        } else if (event instanceof ReplyEvent) {
            replies = repliesBefore == replies ? replies.copy() : replies;
        } else if (!(event instanceof Event.OfConversation) && staffBefore == staff) {
            staff = staff.copy();
        }
        event.visit(this);
        Conversation conversation = before == null ? of(event) : before;
        boolean added = conversation != null && conversation.last() > last;
        long counsellor = conversation == null ? 0 : conversation.counsellor();
        return new Change(event, conversation, counsellor, added ? conversation.newest() : null);
    }

    /** All that was attempted stays. */
    void keep() {
        attempted.forEach(Conversation::keep);
        attempted.clear();
        overJoins.keep();
        staffBefore = staff;
        numbersBefore = numbers;
        officeBefore = office;
        timetableBefore = timetable;
        callBacksBefore = callBacks;
        repliesBefore = replies;
    }

    /** As if nothing had been attempted since {@link #keep}. */
    void takeBack() {
        attempted.forEach(conversations::remove);
        for (Conversation conversation : attempted) {
            conversation.takeBack();
            if (conversation.last() > 0) {
                conversations.add(conversation); // the others were not there: whoever joins says something
            }
        }
        attempted.clear();
        overJoins.takeBack();
        staff = staffBefore;
        numbers = numbersBefore;
        office = officeBefore;
        timetable = timetableBefore;
        callBacks = callBacksBefore;
        replies = repliesBefore;
    }

    Conversations conversations() {
        return conversations;
    }

    OverJoins overJoins() {
        return overJoins;
    }

    Staff staff() {
        return staff;
    }

    Numbers numbers() {
        return numbers;
    }

    Office office() {
        return office;
    }

    Timetable timetable() {
        return timetable;
    }

    CallBacks callBacks() {
        return callBacks;
    }

    Replies replies() {
        return replies;
    }

    private Conversation of(Event event) {
        return event instanceof Event.OfConversation about ? conversations.numbered(about.conversation()) : null;
    }

    @Override
    public void started(Event.ConversationStarted event) {
        Conversation begun = new Conversation(event);
        begun.mark();
        attempted.add(begun);
        conversations.add(begun);
        numbers = numbers.with(event);
    }

    @Override
    public void said(Event.MessageSaid event) {
        conversations.numbered(event.conversation()).said(event, staff.name(event.counsellor()));
    }

    @Override
    public void matched(Event.ConversationMatched event) {
        move(event.conversation(), conversation -> conversation.matched(event, staff.name(event.counsellor())));
    }

    @Override
    public void returned(Event.ConversationReturned event) {
        move(event.conversation(), conversation -> conversation.returned(event));
    }

    @Override
    public void offered(Event.ConversationOffered event) {
        conversations.numbered(event.conversation()).offered(event);
    }

    @Override
    public void offerEnded(Event.OfferEnded event) {
        conversations.numbered(event.conversation()).offerEnded();
    }

    @Override
    public void transferred(Event.ConversationTransferred event) {
        move(event.conversation(), conversation -> conversation.transferred(event, staff.name(event.to())));
    }

    @Override
    public void ended(Event.ConversationEnded event) {
        over(event.conversation(), Kind.ENDED, event.seq(), staff.name(event.counsellor()), event.at());
    }

    @Override
    public void left(Event.ConversationLeft event) {
        over(event.conversation(), Kind.LEFT, event.seq(), null, event.at());
    }

    @Override
    public void givenUp(Event.ConversationGivenUp event) {
        over(event.conversation(), Kind.GIVEN_UP, event.seq(), null, event.at());
    }

    @Override
    public void read(Event.MessagesRead event) {
        conversations.numbered(event.conversation()).read(event.by(), event.seq());
    }

    @Override
    public void accountAdded(Event.AccountAdded event) {
        staff.added(event);
    }

    @Override
    public void sessionOpened(Event.SessionOpened event) {
        staff.opened(event);
    }

    @Override
    public void sessionClosed(Event.SessionClosed event) {
        staff.closed(event);
    }

    @Override
    public void presenceChosen(Event.PresenceChosen event) {
        staff.presence(event);
    }

    @Override
    public void officeSet(Event.OfficeSet event) {
        office = new Office(
                event.name(), event.topics(), event.retentionDays(), event.limit(), event.anonymous(), event.preview());
    }

    @Override
    public void hoursSet(Event.HoursSet event) {
        timetable = new Timetable(event.hours());
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
        // What is over is the archive's.
    }

    @Override
    public void readingGranted(Event.ReadingGranted event) {
        // As above: whoever reads, reads the archive.
    }

    @Override
    public void readingRevoked(Event.ReadingRevoked event) {
        // As above.
    }

    @Override
    public void deviceForgotten(Event.DeviceForgotten event) {
        // As above.
    }

    /** Between the list and its counsellors. */
    private void move(long number, Consumer<Conversation> change) {
        Conversation conversation = conversations.numbered(number);
        conversations.displace(conversation);
        change.accept(conversation);
        conversations.place(conversation);
    }

    private void over(long number, Kind end, long seq, String counsellorName, long at) {
        Conversation conversation = conversations.numbered(number);
        conversations.remove(conversation);
        overJoins.add(conversation);
        conversation.over(end, seq, counsellorName, at);
    }
}

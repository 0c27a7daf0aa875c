package org.sangdam.server.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** A conversation while it is open. Lives on the desk's thread; others read it there, and only the desk's events change it. */
public final class Conversation {
    /** Entries after which nothing more can be said: the ids of all of them are remembered until the end. */
    static final int LONGEST = 10_000;

    /** Files after which no other can be sent. */
    static final int MOST_FILES = 50;

    /** Order of the waiting list: higher priority first, then first come. Tickets, not times: a clock may jump back. */
    static final Comparator<Conversation> FIRST_COME =
            Comparator.comparingInt((Conversation c) -> -c.now.priority).thenComparingLong(c -> c.started.ticket());

    /** Of who was served already and has to be served again: above whatever an office gives itself. */
    static final int HEAD = 1_000;

    private final Event.ConversationStarted started;
    private final Talk talk = new Talk();
    private Situation now;
    /** How it was before what may still be taken back, and the newest number then; null if nothing may. */
    private Situation before;

    private long lastBefore;

    Conversation(Event.ConversationStarted started) {
        this.started = started;
        this.now = new Situation(started);
    }

    Conversation(OpenConversation open) {
        started = open.started();
        now = new Situation(open);
        talk.begin(open);
    }

    void said(Event.MessageSaid event, String counsellorName) {
        add(new Message(
                number(),
                event.seq(),
                event.id(),
                Kind.TEXT,
                event.from(),
                counsellorName,
                event.text(),
                event.file(),
                event.at()));
        now.said(event);
    }

    void matched(Event.ConversationMatched event, String counsellorName) {
        now.matched(event);
        notice(event.seq(), Kind.MATCHED, counsellorName, event.at());
    }

    void returned(Event.ConversationReturned event) {
        now.returned(event);
        notice(event.seq(), Kind.RETURNED, null, event.at());
    }

    void offered(Event.ConversationOffered event) {
        now.offered(event);
    }

    void offerEnded() {
        now.offerEnded();
    }

    void transferred(Event.ConversationTransferred event, String counsellorName) {
        now.transferred(event);
        notice(event.seq(), event.to() == 0 ? Kind.TRANSFERRED : Kind.MATCHED, counsellorName, event.at());
    }

    void over(Kind end, long seq, String counsellorName, long at) {
        now.over(end == Kind.ENDED ? Status.ENDED : Status.LEFT);
        notice(seq, end, counsellorName, at);
    }

    void read(Sender by, long seq) {
        now.read(by, seq);
    }

    private void notice(long seq, Kind kind, String name, long at) {
        add(new Message(number(), seq, null, kind, Sender.SYSTEM, name, null, at));
    }

    private void add(Message message) {
        talk.add(message);
        if (before == null) {
            talk.shorten();
        }
    }

    /** What happens from now on may be taken back. @return false if that was so already */
    boolean mark() {
        if (before != null) {
            return false;
        }
        before = now.copy();
        lastBefore = talk.last();
        return true;
    }

    /** What has happened since {@link #mark} stays. */
    void keep() {
        before = null;
        talk.shorten();
    }

    /** As if nothing had happened since {@link #mark}. */
    void takeBack() {
        now = before;
        talk.takeBack(lastBefore);
        keep();
    }

    /** The message that {@code from} has sent under this id, if there is one. */
    Optional<Said> said(Sender from, String id) {
        return Optional.ofNullable(talk.said(from, id));
    }

    boolean belongsTo(Party party) {
        return party.isCustomer()
                ? customer() == party.number()
                : party.number() != 0 && now.counsellor == party.number();
    }

    /** The newest entries with numbers above {@code after}, rising; older ones than {@link Desk#RECENT} are in the archive. */
    public List<Message> after(long after) {
        return talk.after(after);
    }

    /** The newest entry. */
    public Message newest() {
        return talk.newest();
    }

    OpenConversation snapshot() {
        return new OpenConversation(
                number(),
                now.status,
                joinId(),
                customer(),
                tokenHash(),
                name(),
                phone(),
                topic(),
                language(),
                returning(),
                ticket(),
                now.priority,
                now.counsellor,
                startedAt(),
                now.matchedAt,
                now.firstLine,
                now.lines,
                now.files,
                now.readByCustomer,
                now.readByCounsellor,
                talk.last(),
                now.offer,
                now.note,
                talk.recent(),
                talk.all());
    }

    public long number() {
        return started.conversation();
    }

    String joinId() {
        return started.id();
    }

    public long customer() {
        return started.customer();
    }

    public String tokenHash() {
        return started.tokenHash();
    }

    public String name() {
        return started.name();
    }

    /** E.164, null of whoever stays anonymous. */
    public String phone() {
        return started.phone();
    }

    public String topic() {
        return now.topic;
    }

    public String language() {
        return started.language();
    }

    public boolean returning() {
        return started.returning();
    }

    public long ticket() {
        return started.ticket();
    }

    public long startedAt() {
        return started.at();
    }

    public Status status() {
        return now.status;
    }

    public int priority() {
        return now.priority;
    }

    /** The owner's account, 0 while waiting. */
    public long counsellor() {
        return now.counsellor;
    }

    public long matchedAt() {
        return now.matchedAt;
    }

    public String firstLine() {
        return now.firstLine;
    }

    /** How many messages the customer has written while waiting. */
    public int lines() {
        return now.lines;
    }

    /** How many of its messages are files. */
    int files() {
        return now.files;
    }

    public long readByCustomer() {
        return now.readByCustomer;
    }

    public long readByCounsellor() {
        return now.readByCounsellor;
    }

    /** To a colleague of the owner; null if there is none. */
    public Offer offer() {
        return now.offer;
    }

    /** Of the last transfer, for counsellors only; null if there is none. */
    public Note note() {
        return now.note;
    }

    /** The newest number. */
    public long last() {
        return talk.last();
    }
}

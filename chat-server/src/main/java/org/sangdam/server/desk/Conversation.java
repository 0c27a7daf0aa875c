package org.sangdam.server.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** A conversation while it is open. Lives on the desk's thread; others read it there, and only the desk's events change it. */
public final class Conversation {
    /** Entries after which nothing more can be said: the ids of all of them are remembered until the end. */
    static final int LONGEST = 10_000;

    /** Order of the waiting list: higher priority first, then first come. Tickets, not times: a clock may jump back. */
    static final Comparator<Conversation> FIRST_COME =
            Comparator.comparingInt((Conversation c) -> -c.priority).thenComparingLong(c -> c.started.ticket());

    /** Of who was served already and has to be served again: above whatever an office gives itself. */
    static final int HEAD = 1_000;

    private final Event.ConversationStarted started;
    private final ArrayDeque<Message> recent = new ArrayDeque<>();
    private final Map<String, Said> said = new HashMap<>();
    private Status status = Status.WAITING;
    private int priority;
    private long counsellor;
    private long matchedAt;
    private String firstLine = "";
    private int lines;
    private long readByCustomer;
    private long readByCounsellor;
    private long last;
    private String topic;
    private Offer offer;
    private Note note;

    Conversation(Event.ConversationStarted started) {
        this.started = started;
        this.priority = started.priority();
        this.topic = started.topic();
    }

    Conversation(OpenConversation open) {
        this(new Event.ConversationStarted(
                open.conversation(),
                open.joinId(),
                open.customer(),
                open.tokenHash(),
                open.name(),
                open.phone(),
                open.topic(),
                open.language(),
                open.returning(),
                open.ticket(),
                open.priority(),
                open.startedAt()));
        status = open.status();
        counsellor = open.counsellor();
        matchedAt = open.matchedAt();
        firstLine = open.firstLine();
        lines = open.lines();
        readByCustomer = open.readByCustomer();
        readByCounsellor = open.readByCounsellor();
        last = open.last();
        offer = open.offer();
        note = open.note();
        recent.addAll(open.recent());
        open.said().forEach(message -> said.put(key(message.from(), message.id()), message));
    }

    void said(Event.MessageSaid event, String counsellorName) {
        add(new Message(
                number(), event.seq(), event.id(), Kind.TEXT, event.from(), counsellorName, event.text(), event.at()));
        said.put(key(event.from(), event.id()), new Said(event.from(), event.id(), event.seq(), event.at()));
        if (event.from() == Sender.CUSTOMER) {
            readByCustomer = event.seq();
            if (status == Status.WAITING) {
                lines++;
            }
        } else {
            readByCounsellor = event.seq();
        }
        if (event.seq() == 1) {
            firstLine = FirstLine.of(event.text());
        }
    }

    void matched(Event.ConversationMatched event, String counsellorName) {
        status = status.to(Status.ACTIVE);
        counsellor = event.counsellor();
        matchedAt = event.at();
        notice(event.seq(), Kind.MATCHED, counsellorName, event.at());
    }

    void returned(Event.ConversationReturned event) {
        status = status.to(Status.WAITING);
        counsellor = 0;
        matchedAt = 0;
        priority = event.priority();
        offer = null;
        notice(event.seq(), Kind.RETURNED, null, event.at());
    }

    void offered(Event.ConversationOffered event) {
        offer = new Offer(event.to(), event.topic(), event.note());
    }

    void offerEnded() {
        offer = null;
    }

    void transferred(Event.ConversationTransferred event, String counsellorName) {
        offer = null;
        topic = event.topic();
        if (event.note() != null) {
            note = new Note(event.counsellor(), event.note());
        }
        counsellor = event.to();
        if (event.to() == 0) {
            status = status.to(Status.WAITING);
            matchedAt = 0;
            priority = event.priority();
            notice(event.seq(), Kind.TRANSFERRED, null, event.at());
        } else {
            matchedAt = event.at();
            notice(event.seq(), Kind.MATCHED, counsellorName, event.at());
        }
    }

    void over(Status end, long seq, String counsellorName, long at) {
        status = status.to(end);
        offer = null;
        notice(seq, end == Status.LEFT ? Kind.LEFT : Kind.ENDED, counsellorName, at);
    }

    void read(Sender by, long seq) {
        if (by == Sender.CUSTOMER) {
            readByCustomer = Math.max(readByCustomer, seq);
        } else {
            readByCounsellor = Math.max(readByCounsellor, seq);
        }
    }

    private void notice(long seq, Kind kind, String name, long at) {
        add(new Message(number(), seq, null, kind, Sender.SYSTEM, name, null, at));
    }

    private void add(Message message) {
        if (message.seq() != last + 1) {
            throw new IllegalStateException("number " + message.seq() + " after " + last + " in " + number());
        }
        last = message.seq();
        recent.addLast(message);
        if (recent.size() > Desk.RECENT) {
            recent.removeFirst();
        }
    }

    private static String key(Sender from, String id) {
        return from.ordinal() + id;
    }

    /** The message that {@code from} has sent under this id, if there is one. */
    Optional<Said> said(Sender from, String id) {
        return Optional.ofNullable(said.get(key(from, id)));
    }

    boolean belongsTo(Party party) {
        return party.isCustomer() ? customer() == party.number() : party.number() != 0 && counsellor == party.number();
    }

    /** The newest entries with numbers above {@code after}, rising; older ones than {@link Desk#RECENT} are in the archive. */
    public List<Message> after(long after) {
        List<Message> newer = new ArrayList<>();
        recent.forEach(message -> {
            if (message.seq() > after) {
                newer.add(message);
            }
        });
        return newer;
    }

    /** The newest entry. */
    public Message newest() {
        return recent.getLast();
    }

    OpenConversation snapshot() {
        return new OpenConversation(
                number(),
                status,
                joinId(),
                customer(),
                tokenHash(),
                name(),
                phone(),
                topic(),
                language(),
                returning(),
                ticket(),
                priority,
                counsellor,
                startedAt(),
                matchedAt,
                firstLine,
                lines,
                readByCustomer,
                readByCounsellor,
                last,
                offer,
                note,
                List.copyOf(recent),
                said.values().stream()
                        .sorted(Comparator.comparingLong(Said::seq))
                        .toList());
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

    /** E.164. */
    public String phone() {
        return started.phone();
    }

    public String topic() {
        return topic;
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
        return status;
    }

    public int priority() {
        return priority;
    }

    /** The owner's account, 0 while waiting. */
    public long counsellor() {
        return counsellor;
    }

    public long matchedAt() {
        return matchedAt;
    }

    public String firstLine() {
        return firstLine;
    }

    /** How many messages the customer has written while waiting. */
    public int lines() {
        return lines;
    }

    public long readByCustomer() {
        return readByCustomer;
    }

    public long readByCounsellor() {
        return readByCounsellor;
    }

    /** To a colleague of the owner; null if there is none. */
    public Offer offer() {
        return offer;
    }

    /** Of the last transfer, for counsellors only; null if there is none. */
    public Note note() {
        return note;
    }

    /** The newest number. */
    public long last() {
        return last;
    }
}

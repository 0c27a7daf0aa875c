package org.sangdam.server.desk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Status;

/**
 * The state machine of the whole office: {@link #decide} says what a command would bring about, {@link #apply} brings it
 * about. Holds only what is open. The same events in the same order give the same desk. One thread.
 */
public final class Desk {
    /** How many entries of an open conversation stay in memory; older ones are read from the archive. */
    public static final int RECENT = 200;

    private final Map<Long, Conversation> open = new HashMap<>();
    private final Map<String, Conversation> byToken = new HashMap<>();
    private final Map<Long, Set<Conversation>> owned = new HashMap<>();
    private final WaitingLine waiting = new WaitingLine();
    private final OverJoins overJoins = new OverJoins();
    private final Staff staff;
    private final Rules rules = new Rules(this);
    private final Applier applier = new Applier();
    private Office office;
    private long lastCustomer;
    private long lastConversation;
    private long lastTicket;

    public Desk(DeskSnapshot snapshot) {
        staff = new Staff(snapshot);
        office = snapshot.office();
        lastCustomer = snapshot.lastCustomer();
        lastConversation = snapshot.lastConversation();
        lastTicket = snapshot.lastTicket();
        snapshot.open().forEach(conversation -> add(new Conversation(conversation)));
    }

    /**
     * What the command would bring about; changes nothing.
     *
     * @param now milliseconds since 1970
     */
    public Decision decide(Command command, long now) {
        return rules.decide(command, now);
    }

    /** Brings an event about that was decided here or read from the ledger. */
    public Change apply(Event event) {
        Conversation before = of(event);
        long last = before == null ? 0 : before.last();
        event.visit(applier);
        Conversation conversation = before == null ? of(event) : before;
        boolean added = conversation != null && conversation.last() > last;
        long counsellor = conversation == null ? 0 : conversation.counsellor();
        return new Change(event, conversation, counsellor, added ? conversation.newest() : null);
    }

    private Conversation of(Event event) {
        return event instanceof Event.OfConversation about ? open.get(about.conversation()) : null;
    }

    /** Everything, to compare or to start another desk from. */
    public DeskSnapshot snapshot() {
        return new DeskSnapshot(
                office,
                staff.accounts(),
                staff.sessions(),
                open.values().stream()
                        .sorted(Comparator.comparingLong(Conversation::number))
                        .map(Conversation::snapshot)
                        .toList(),
                staff.last(),
                lastCustomer,
                lastConversation,
                lastTicket);
    }

    public Office office() {
        return office;
    }

    public Optional<Conversation> conversation(long number) {
        return Optional.ofNullable(open.get(number));
    }

    public Optional<Conversation> ofCustomer(String tokenHash) {
        return Optional.ofNullable(byToken.get(tokenHash));
    }

    OverJoins overJoins() {
        return overJoins;
    }

    /** The waiting list in its order: the first one's place is 1. */
    public List<Conversation> waiting() {
        return waiting.view();
    }

    /** 1 for the next one, 0 if the conversation does not wait. */
    public int place(Conversation conversation) {
        return conversation.status() == Status.WAITING ? waiting.place(conversation) : 0;
    }

    /** A counsellor's active conversations, the first begun first; by number, for a clock may jump. */
    public List<Conversation> with(long counsellor) {
        return owned.getOrDefault(counsellor, Set.of()).stream()
                .sorted(Comparator.comparingLong(Conversation::number))
                .toList();
    }

    /** How many active conversations a counsellor has. */
    public int load(long counsellor) {
        return owned.getOrDefault(counsellor, Set.of()).size();
    }

    public List<Account> accounts() {
        return staff.accounts();
    }

    public Optional<Account> account(long counsellor) {
        return staff.account(counsellor);
    }

    /** By display name, whatever its case. */
    public Optional<Account> accountNamed(String name) {
        return staff.named(name);
    }

    public List<Session> sessions() {
        return staff.sessions();
    }

    public Optional<Session> session(String hash) {
        return staff.session(hash);
    }

    /** The highest numbers given so far; the next one is one more. */
    long lastCounsellor() {
        return staff.last();
    }

    long lastCustomer() {
        return lastCustomer;
    }

    long lastConversation() {
        return lastConversation;
    }

    long lastTicket() {
        return lastTicket;
    }

    private void add(Conversation conversation) {
        open.put(conversation.number(), conversation);
        byToken.put(conversation.tokenHash(), conversation);
        if (conversation.status() == Status.WAITING) {
            waiting.add(conversation);
        } else {
            own(conversation);
        }
    }

    private void own(Conversation conversation) {
        owned.computeIfAbsent(conversation.counsellor(), number -> new HashSet<>())
                .add(conversation);
    }

    private void disown(Conversation conversation) {
        owned.computeIfPresent(
                conversation.counsellor(), (number, own) -> own.remove(conversation) && own.isEmpty() ? null : own);
    }

    private void remove(Conversation conversation) {
        open.remove(conversation.number());
        byToken.remove(conversation.tokenHash());
        waiting.remove(conversation);
        overJoins.add(conversation);
        disown(conversation);
    }

    /** How each event changes the desk. */
    private final class Applier implements Event.Visitor {
        @Override
        public void started(Event.ConversationStarted event) {
            add(new Conversation(event));
            lastCustomer = Math.max(lastCustomer, event.customer());
            lastConversation = Math.max(lastConversation, event.conversation());
            lastTicket = Math.max(lastTicket, event.ticket());
        }

        @Override
        public void said(Event.MessageSaid event) {
            open.get(event.conversation()).said(event, staff.name(event.counsellor()));
        }

        @Override
        public void matched(Event.ConversationMatched event) {
            Conversation conversation = open.get(event.conversation());
            waiting.remove(conversation);
            conversation.matched(event, staff.name(event.counsellor()));
            own(conversation);
        }

        @Override
        public void returned(Event.ConversationReturned event) {
            Conversation conversation = open.get(event.conversation());
            disown(conversation);
            conversation.returned(event);
            waiting.add(conversation);
        }

        @Override
        public void offered(Event.ConversationOffered event) {
            open.get(event.conversation()).offered(event);
        }

        @Override
        public void offerEnded(Event.OfferEnded event) {
            open.get(event.conversation()).offerEnded();
        }

        @Override
        public void transferred(Event.ConversationTransferred event) {
            Conversation conversation = open.get(event.conversation());
            disown(conversation);
            conversation.transferred(event, staff.name(event.to()));
            if (event.to() == 0) {
                waiting.add(conversation);
            } else {
                own(conversation);
            }
        }

        @Override
        public void ended(Event.ConversationEnded event) {
            Conversation conversation = open.get(event.conversation());
            remove(conversation);
            conversation.over(Status.ENDED, event.seq(), staff.name(event.counsellor()), event.at());
        }

        @Override
        public void left(Event.ConversationLeft event) {
            Conversation conversation = open.get(event.conversation());
            remove(conversation);
            conversation.over(Status.LEFT, event.seq(), null, event.at());
        }

        @Override
        public void read(Event.MessagesRead event) {
            open.get(event.conversation()).read(event.by(), event.seq());
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
            office = new Office(event.name(), event.topics(), event.retentionDays(), event.limit());
        }
    }
}

package org.sangdam.server.desk;

import java.util.List;
import java.util.Optional;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Status;

/**
 * The state machine of the whole office: {@link #decide} says what a command would bring about, {@link #attempt} brings it
 * about for as long as it is not taken back. Holds only what is open. The same events in the same order give the same desk.
 * One thread.
 */
public final class Desk {
    /** How many entries of an open conversation stay in memory; older ones are read from the archive. */
    public static final int RECENT = 100;

    private final Applier applier;
    private final Conversations conversations;
    private final Rules rules = new Rules(this);

    public Desk(DeskSnapshot snapshot) {
        applier = new Applier(snapshot);
        conversations = applier.conversations();
    }

    /**
     * What the command would bring about; changes nothing.
     *
     * @param now milliseconds since 1970
     */
    public Decision decide(Command command, long now) {
        return rules.decide(command, now);
    }

    /** Brings an event about that was read from the ledger. */
    public Change apply(Event event) {
        Change change = attempt(event);
        keep();
        return change;
    }

    /** Brings an event about that was decided here: until {@link #keep} it can be taken back. */
    public Change attempt(Event event) {
        return applier.attempt(event);
    }

    /** All that was attempted stays. */
    public void keep() {
        applier.keep();
    }

    /** As if nothing had been attempted since {@link #keep}. */
    public void takeBack() {
        applier.takeBack();
    }

    /** Everything, to compare or to start another desk from. */
    public DeskSnapshot snapshot() {
        return new DeskSnapshot(
                office(),
                timetable().hours(),
                accounts(),
                sessions(),
                conversations.all().stream().map(Conversation::snapshot).toList(),
                List.copyOf(callBacks().all()),
                List.copyOf(replies().all()),
                lastCounsellor(),
                lastCustomer(),
                lastConversation(),
                lastTicket(),
                callBacks().last(),
                replies().last());
    }

    public Office office() {
        return applier.office();
    }

    /** When the office is open. */
    public Timetable timetable() {
        return applier.timetable();
    }

    /** Who wants to be called; to be read at once. */
    public CallBacks callBacks() {
        return applier.callBacks();
    }

    /** What is written once and used often. */
    public Replies replies() {
        return applier.replies();
    }

    public Optional<Conversation> conversation(long number) {
        return Optional.ofNullable(conversations.numbered(number));
    }

    public Optional<Conversation> ofCustomer(String tokenHash) {
        return Optional.ofNullable(conversations.ofCustomer(tokenHash));
    }

    OverJoins overJoins() {
        return applier.overJoins();
    }

    /** The waiting list in its order: the first one's place is 1. */
    public List<Conversation> waiting() {
        return conversations.waiting().view();
    }

    /** 1 for the next one, 0 if the conversation does not wait. */
    public int place(Conversation conversation) {
        return conversation.status() == Status.WAITING ? conversations.waiting().place(conversation) : 0;
    }

    /** A counsellor's active conversations, the first begun first. */
    public List<Conversation> with(long counsellor) {
        return Conversations.inOrder(conversations.with(counsellor));
    }

    /** How many active conversations a counsellor has. */
    public int load(long counsellor) {
        return conversations.with(counsellor).size();
    }

    public List<Account> accounts() {
        return applier.staff().accounts();
    }

    public Optional<Account> account(long counsellor) {
        return applier.staff().account(counsellor);
    }

    /** By display name, whatever its case. */
    public Optional<Account> accountNamed(String name) {
        return applier.staff().named(name);
    }

    public List<Session> sessions() {
        return applier.staff().sessions();
    }

    public Optional<Session> session(String hash) {
        return applier.staff().session(hash);
    }

    /** The highest numbers given so far; the next one is one more. */
    long lastCounsellor() {
        return applier.staff().last();
    }

    long lastCustomer() {
        return applier.numbers().customer();
    }

    long lastConversation() {
        return applier.numbers().conversation();
    }

    long lastTicket() {
        return applier.numbers().ticket();
    }
}

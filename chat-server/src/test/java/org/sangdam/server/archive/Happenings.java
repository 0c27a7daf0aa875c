package org.sangdam.server.archive;

import java.util.ArrayList;
import java.util.List;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.desk.ReplyEvent;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Topic;

/** Writes down what happens in an office, with positions and rising times. */
public final class Happenings {
    public static final long START = 1_700_000_000_000L;

    private final List<Recorded> all = new ArrayList<>();
    private final List<Long> seqs = new ArrayList<>();

    public List<Recorded> all() {
        return List.copyOf(all);
    }

    public List<Recorded> from(int position) {
        return List.copyOf(all.subList(position - 1, all.size()));
    }

    public List<Event> events() {
        return all.stream().map(Recorded::event).toList();
    }

    public long last() {
        return all.size();
    }

    private long now() {
        return START + all.size() * 1_000L;
    }

    private Happenings add(Event event) {
        all.add(new Recorded(all.size() + 1, event));
        return this;
    }

    public Happenings office() {
        return named().account(1, "김상담", Role.ADMINISTRATOR).account(2, "이상담", Role.COUNSELLOR);
    }

    /** What the office is called, asks for and allows; those who work there are left as they are. */
    public Happenings named() {
        return add(new Event.OfficeSet(
                "상담 센터",
                List.of(new Topic("pay", "결제", "Payment"), new Topic("ship", "배송", "Delivery")),
                90,
                5,
                true,
                true,
                now()));
    }

    public Happenings account(long number, String name, Role role) {
        return add(new Event.AccountAdded(number, name, role, "$argon2id$" + number, now()));
    }

    /** The next conversation, its first message included. */
    public Happenings join(long customer, String name, String phone, String topic, String text) {
        long number = seqs.size() + 1;
        seqs.add(0L);
        add(new Event.ConversationStarted(
                number,
                "join-" + number,
                customer,
                "hash-" + customer,
                name,
                phone,
                topic,
                "ko",
                false,
                number,
                0,
                now()));
        return customerSays(number, "join-" + number, text);
    }

    public Happenings customerSays(long conversation, String id, String text) {
        return add(new Event.MessageSaid(conversation, next(conversation), id, Sender.CUSTOMER, 0, text, now()));
    }

    public Happenings counsellorSays(long conversation, long counsellor, String id, String text) {
        return add(new Event.MessageSaid(
                conversation, next(conversation), id, Sender.COUNSELLOR, counsellor, text, now()));
    }

    public Happenings matched(long conversation, long counsellor) {
        return add(new Event.ConversationMatched(conversation, next(conversation), counsellor, now()));
    }

    public Happenings returned(long conversation, long counsellor) {
        return add(new Event.ConversationReturned(conversation, next(conversation), counsellor, 1, now()));
    }

    public Happenings endedBy(long conversation, long counsellor) {
        Sender by = counsellor == 0 ? Sender.CUSTOMER : Sender.COUNSELLOR;
        return add(new Event.ConversationEnded(conversation, next(conversation), by, counsellor, now()));
    }

    public Happenings left(long conversation) {
        return add(new Event.ConversationLeft(conversation, next(conversation), now()));
    }

    public Happenings read(long conversation, Sender by, long seq) {
        return add(new Event.MessagesRead(conversation, by, seq, now()));
    }

    public Happenings reply(long number, long owner, String shortcut, String text) {
        return add(new ReplyEvent.Added(number, owner, shortcut, text, 1, now()));
    }

    public Happenings away(long counsellor) {
        return add(new Event.PresenceChosen(counsellor, Presence.AWAY, now()));
    }

    private long next(long conversation) {
        int place = (int) conversation - 1;
        seqs.set(place, seqs.get(place) + 1);
        return seqs.get(place);
    }
}

package org.sangdam.server.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sangdam.server.archive.Consultation;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/** What peers are shown of conversations, open and archived. */
final class Frames {
    /** Entries of one frame. */
    static final int PAGE = 100;
    /** UTF-16 units of text in one frame: three bytes each at the most, and well below what may wait for a slow reader. */
    private static final int FRAME_TEXT = 40_000;

    /** A ledger in trouble is tried every second. */
    private static final long STORING_SECONDS = 2;

    /** Customers and counsellors read entries alike. */
    private final Codec<ToCustomer> entries = new Codec<>(ToCustomer.class);

    private final Phones phones;
    private Message told;
    private Encoded toldEncoded;

    Frames(Phones phones) {
        this.phones = phones;
    }

    Phones phones() {
        return phones;
    }

    ToCustomer.Conversation forCustomer(Conversation open, Desk desk, long after) {
        int place = desk.place(open);
        return new ToCustomer.Conversation(
                open.number(),
                open.status(),
                open.topic(),
                name(desk, open.counsellor()),
                place,
                place == 0 ? 0 : desk.waiting().size(),
                open.startedAt(),
                open.readByCounsellor(),
                open.readByCustomer(),
                open.last(),
                fitting(open.after(after)),
                null);
    }

    static ToCustomer.Conversation forCustomer(Consultation over, List<Message> newest, long after) {
        return new ToCustomer.Conversation(
                over.conversation(),
                over.status(),
                over.topic(),
                over.counsellorName(),
                0,
                0,
                over.startedAt(),
                over.readByCounsellor(),
                over.readByCustomer(),
                over.last(),
                fitting(above(newest, after)),
                over.rating());
    }

    ToCounsellor.Conversation forCounsellor(Conversation open, Desk desk, long after) {
        return new ToCounsellor.Conversation(
                open.number(),
                open.status(),
                open.counsellor(),
                name(desk, open.counsellor()),
                open.customer(),
                open.name(),
                phones.shown(open.phone()),
                open.topic(),
                open.language(),
                open.returning(),
                open.startedAt(),
                open.matchedAt(),
                0,
                open.readByCustomer(),
                open.readByCounsellor(),
                open.last(),
                fitting(open.after(after)));
    }

    ToCounsellor.Conversation forCounsellor(Consultation over, List<Message> newest, long after) {
        return new ToCounsellor.Conversation(
                over.conversation(),
                over.status(),
                over.counsellor(),
                over.counsellorName(),
                over.customer(),
                over.name(),
                phones.shown(over.phone()),
                over.topic(),
                over.language(),
                over.returning(),
                over.startedAt(),
                over.matchedAt(),
                over.endedAt(),
                over.readByCustomer(),
                over.readByCounsellor(),
                over.last(),
                fitting(above(newest, after)));
    }

    /** @param within seconds that are left for an answer */
    ToCounsellor.Offer offer(Conversation open, Desk desk, int within) {
        String topic = open.offer().topic();
        return new ToCounsellor.Offer(
                open.number(),
                open.counsellor(),
                name(desk, open.counsellor()),
                open.name(),
                phones.masked(open.phone()),
                topic == null ? open.topic() : topic,
                open.firstLine(),
                open.offer().note(),
                within);
    }

    /** The same for its owner. */
    ToCounsellor.Offered offered(Conversation open, Desk desk, int within) {
        long to = open.offer().to();
        return new ToCounsellor.Offered(open.number(), to, name(desk, to), within);
    }

    /** A conversation for its owner, and what a colleague has written about it. */
    List<ToCounsellor> forOwner(Conversation open, Desk desk, long after) {
        ToCounsellor.Conversation whole = forCounsellor(open, desk, after);
        return open.note() == null
                ? List.of(whole)
                : List.of(
                        whole,
                        new ToCounsellor.Note(
                                open.number(),
                                name(desk, open.note().by()),
                                open.note().text()));
    }

    /** The calls that a customer waits for. */
    ToCustomer.CallBacks callBacks(String tokenHash, Desk desk) {
        List<CallBack> open = desk.callBacks().openOf(tokenHash);
        if (open.isEmpty()) {
            return new ToCustomer.CallBacks(0, null, 0);
        }
        CallBack newest = open.get(open.size() - 1);
        return new ToCustomer.CallBacks(open.size(), phones.masked(newest.phone()), newest.askedAt());
    }

    ToCounsellor.Waiting row(Conversation open) {
        return new ToCounsellor.Waiting(
                open.number(),
                open.name(),
                phones.masked(open.phone()),
                open.topic(),
                open.firstLine(),
                open.startedAt(),
                open.ticket(),
                open.priority(),
                open.returning(),
                open.lines());
    }

    ToCounsellor.Archived archived(Consultation row) {
        return new ToCounsellor.Archived(
                row.conversation(),
                row.status(),
                row.customer(),
                row.name(),
                phones.masked(row.phone()),
                row.topic(),
                row.counsellor(),
                row.counsellorName(),
                row.startedAt(),
                row.matchedAt(),
                row.endedAt(),
                row.firstLine(),
                row.last(),
                row.rating());
    }

    static ToCustomer.Earlier earlier(Consultation row) {
        return new ToCustomer.Earlier(
                row.conversation(),
                row.status(),
                row.topic(),
                row.counsellorName(),
                row.startedAt(),
                row.endedAt(),
                row.firstLine(),
                row.rating());
    }

    static Refused refused(String id, Decision.Refusal refusal) {
        long retryAfter = refusal.code() == Code.NOT_STORED ? STORING_SECONDS : 0;
        return new Refused(id, refusal.code(), retryAfter, refusal.by());
    }

    /** The newest entries that fit one frame, rising; at least one if there is any. */
    static List<Message> fitting(List<Message> rising) {
        List<Message> kept = new ArrayList<>();
        int units = 0;
        for (int i = rising.size() - 1; i >= 0 && kept.size() < PAGE; i--) {
            Message message = rising.get(i);
            units += message.text() == null ? 0 : message.text().length();
            if (units > FRAME_TEXT && !kept.isEmpty()) {
                break;
            }
            kept.add(message);
        }
        Collections.reverse(kept);
        return kept;
    }

    private static List<Message> above(List<Message> rising, long after) {
        return rising.stream().filter(message -> message.seq() > after).toList();
    }

    /** One row more than asked for means that there are more: the page without it. */
    static <T> List<T> page(List<T> found, int limit) {
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** A message that the desk knows already, for whoever has sent it again. */
    static Message repeated(String id, Sender from, String name, String text, Decision.Accepted before) {
        return new Message(before.conversation(), before.seq(), id, Kind.TEXT, from, name, text, before.at());
    }

    /** An entry as everybody in its conversation gets it; told to both sides one after the other, and made once. */
    Encoded encoded(Message entry) {
        if (entry != told) {
            told = entry;
            toldEncoded = new Encoded(entries.bytes(entry));
        }
        return toldEncoded;
    }

    static String name(Desk desk, long counsellor) {
        return Optional.of(counsellor)
                .flatMap(desk::account)
                .map(account -> account.name())
                .orElse(null);
    }
}

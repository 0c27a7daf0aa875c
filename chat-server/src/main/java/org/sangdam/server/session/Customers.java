package org.sangdam.server.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Typing;

/** All customers who are here, and the way of a change to them. On the desk's thread. */
final class Customers {
    private final Codec<ToCustomer> codec = new Codec<>(ToCustomer.class);
    private final Map<String, Customer> byToken = new HashMap<>();
    /** The pages of a customer show different places, or none: told to all of them with the next beat. */
    private static final long UNKNOWN = -1;
    /** Some milliseconds: nobody who talks waits longer because many wait. */
    private static final int AT_ONCE = 250;

    private final Frames frames;
    private final Admission admission;
    private boolean placesMoved;
    /** How many of the list a round has been through that is not at its end; 0 if there is none. */
    private int told;

    Customers(Frames frames, Admission admission) {
        this.frames = frames;
        this.admission = admission;
    }

    Admission admission() {
        return admission;
    }

    /** The customer with this token, here from now on with one more page. */
    Customer enter(String tokenHash, CustomerSession page) {
        Customer customer = byToken.computeIfAbsent(tokenHash, Customer::new);
        customer.pages.add(page);
        return customer;
    }

    void exit(Customer customer, CustomerSession page) {
        customer.pages.remove(page);
        if (customer.pages.isEmpty()) {
            byToken.remove(customer.tokenHash);
        }
    }

    Encoded encoded(ToCustomer frame) {
        return new Encoded(codec.bytes(frame));
    }

    void changed(Change change, Desk desk) {
        Conversation conversation = change.conversation();
        if (conversation == null) {
            return;
        }
        placesMoved |= change.event() instanceof Event.ConversationStarted
                || change.entry() != null && change.entry().kind() != Kind.TEXT;
        Customer customer = byToken.get(conversation.tokenHash());
        if (customer == null) {
            return;
        }
        if (change.entry() != null && change.entry().kind() != Kind.TEXT) {
            customer.shownPlace = UNKNOWN; // a page shows no place while nobody waits, and none that it showed before
        }
        if (change.event() instanceof Event.ConversationStarted) {
            customer.number = conversation.customer();
        } else if (change.event() instanceof Event.MessagesRead read) {
            tell(customer, new ReadMark(read.conversation(), read.by(), read.seq()));
        } else if (change.entry() == null) {
            return; // what counsellors settle among themselves
        } else if (change.entry().seq() == 1) {
            tell(customer, snapshot(customer, conversation, desk, 0));
        } else {
            tell(customer, change.entry());
        }
        if (!conversation.status().open()) {
            customer.returning = true;
        }
    }

    /** The conversation for a page of this customer's, whose place is known to be shown then. */
    ToCustomer.Conversation snapshot(Customer customer, Conversation conversation, Desk desk, long after) {
        ToCustomer.Conversation frame = frames.forCustomer(conversation, desk, after);
        boolean others = customer.pages.size() > 1 && differs(customer, frame);
        customer.shownPlace = others ? UNKNOWN : frame.place();
        customer.shownWaiting = frame.waiting();
        return frame;
    }

    private static boolean differs(Customer customer, ToCustomer.Conversation frame) {
        return customer.shownPlace != frame.place() || customer.shownWaiting != frame.waiting();
    }

    void whispered(Typing typing, Conversation conversation) {
        Customer customer = byToken.get(conversation.tokenHash());
        if (customer != null && typing.by() == Sender.COUNSELLOR) {
            tell(customer, typing);
        }
    }

    /**
     * Tells some of those who wait their place, if it has changed since it was told last; the rest have their turn when
     * others have had theirs. Costs nothing if no place has moved.
     *
     * @return whether there is a rest, for whom this is to be called again
     */
    boolean tellPlaces(Desk desk) {
        if (told == 0 && !placesMoved) {
            return false;
        }
        if (told == 0) {
            placesMoved = false;
        }
        List<Conversation> line = desk.waiting();
        int end = Math.min(line.size(), told + AT_ONCE);
        for (int i = told; i < end; i++) {
            tellPlace(line.get(i), i + 1, line.size());
        }
        told = end < line.size() ? end : 0;
        return told > 0;
    }

    /** Whether a round of {@link #tellPlaces} is under way. */
    boolean tellingPlaces() {
        return told > 0;
    }

    private void tellPlace(Conversation conversation, long place, long waiting) {
        Customer customer = byToken.get(conversation.tokenHash());
        if (customer != null && (customer.shownPlace != place || customer.shownWaiting != waiting)) {
            customer.shownPlace = place;
            customer.shownWaiting = waiting;
            tell(customer, new ToCustomer.Place(conversation.number(), place, waiting));
        }
    }

    void tellAll(ToCustomer frame) {
        Encoded encoded = encoded(frame);
        byToken.values().forEach(customer -> customer.pages.forEach(page -> page.send(encoded)));
    }

    private void tell(Customer customer, ToCustomer frame) {
        Encoded encoded = frame instanceof Message entry ? frames.encoded(entry) : encoded(frame);
        customer.pages.forEach(page -> page.send(encoded));
    }
}

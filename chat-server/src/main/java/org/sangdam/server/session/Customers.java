package org.sangdam.server.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.sangdam.server.desk.CallBackEvent;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfficeChanged;
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

    private static final WaitEstimate.Range NO_ESTIMATE = new WaitEstimate.Range(0, 0);

    private final Frames frames;
    private final Admission admission;
    private final Post post;
    private Set<String> entered = new HashSet<>();
    private boolean placesMoved;
    private IntFunction<WaitEstimate.Range> estimate = place -> NO_ESTIMATE;
    /** How many of the list a round has been through that is not at its end; 0 if there is none. */
    private int told;

    Customers(Frames frames, Admission admission, Post post) {
        this.frames = frames;
        this.admission = admission;
        this.post = post;
    }

    /** @param byPlace how long whoever is at a place may still wait */
    void estimating(IntFunction<WaitEstimate.Range> byPlace) {
        estimate = byPlace;
    }

    /** The tokens of all who have come since this was asked last, whether they have stayed or not. */
    Set<String> entered() {
        Set<String> since = entered;
        entered = new HashSet<>();
        return since;
    }

    /** The customer with this token; null if none of their pages is open. */
    Customer here(String tokenHash) {
        return byToken.get(tokenHash);
    }

    Post post() {
        return post;
    }

    Admission admission() {
        return admission;
    }

    /** The customer with this token, here from now on with one more page. */
    Customer enter(String tokenHash, CustomerSession page) {
        Customer customer = byToken.computeIfAbsent(tokenHash, Customer::new);
        customer.pages.add(page);
        entered.add(tokenHash);
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
            if (change.event() instanceof CallBackEvent about && !(about instanceof CallBackEvent.Tried)) {
                desk.callBacks()
                        .toTell(about.callBack())
                        .map(callBack -> byToken.get(callBack.tokenHash()))
                        .ifPresent(customer -> tell(customer, frames.callBacks(customer.tokenHash, desk)));
            } else if (change.event() instanceof Event.OfficeSet) {
                tellAll(new OfficeChanged(desk.office()));
            }
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
        customer.shownRange = NO_ESTIMATE;
        placesMoved |= frame.place() > 0; // what can be said about the time follows with the next round
        return frame;
    }

    private static boolean differs(Customer customer, ToCustomer.Conversation frame) {
        return customer.shownPlace != frame.place() || customer.shownWaiting != frame.waiting();
    }

    /** Shows a page the calls that its customer waits for, if any. */
    void showCallBacks(CustomerSession page, Desk desk) {
        ToCustomer.CallBacks frame = frames.callBacks(page.customer().tokenHash, desk);
        if (frame.open() > 0) {
            page.send(frame);
        }
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
        if (customer == null) {
            return;
        }
        WaitEstimate.Range range = estimate.apply((int) place);
        if (customer.shownPlace != place || customer.shownWaiting != waiting || !range.equals(customer.shownRange)) {
            customer.shownPlace = place;
            customer.shownWaiting = waiting;
            customer.shownRange = range;
            tell(customer, new ToCustomer.Place(conversation.number(), place, waiting, range.least(), range.most()));
        }
    }

    void tellAll(ToCustomer frame) {
        Encoded encoded = encoded(frame);
        byToken.values().forEach(customer -> customer.pages.forEach(page -> page.tell(encoded)));
    }

    /** Tells the pages with this token, if there are any. */
    void tell(String tokenHash, ToCustomer frame) {
        Customer customer = byToken.get(tokenHash);
        if (customer != null) {
            tell(customer, frame);
        }
    }

    void tell(Customer customer, ToCustomer frame) {
        Encoded encoded = frame instanceof Message entry ? frames.encoded(entry) : encoded(frame);
        customer.pages.forEach(page -> page.tell(encoded));
    }
}

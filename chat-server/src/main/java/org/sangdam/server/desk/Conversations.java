package org.sangdam.server.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sangdam.server.protocol.Status;

/** The conversations that are open, found by their number, their customer, their counsellor and their place. One thread. */
final class Conversations {
    private final Map<Long, Conversation> byNumber = new HashMap<>();
    private final Map<String, Conversation> byToken = new HashMap<>();
    private final Map<Long, Set<Conversation>> owned = new HashMap<>();
    private final WaitingLine waiting = new WaitingLine();

    void add(Conversation conversation) {
        byNumber.put(conversation.number(), conversation);
        byToken.put(conversation.tokenHash(), conversation);
        place(conversation);
    }

    void remove(Conversation conversation) {
        byNumber.remove(conversation.number());
        byToken.remove(conversation.tokenHash(), conversation);
        displace(conversation);
    }

    /** Onto the list, or to its counsellor. */
    void place(Conversation conversation) {
        if (conversation.status() == Status.WAITING) {
            waiting.add(conversation);
        } else {
            owned.computeIfAbsent(conversation.counsellor(), number -> new HashSet<>())
                    .add(conversation);
        }
    }

    /** From wherever it is; before anything changes that it is found by. */
    void displace(Conversation conversation) {
        if (conversation.status() == Status.WAITING) {
            waiting.remove(conversation);
        } else {
            owned.computeIfPresent(
                    conversation.counsellor(), (number, own) -> own.remove(conversation) && own.isEmpty() ? null : own);
        }
    }

    /** Null if there is none. */
    Conversation numbered(long number) {
        return byNumber.get(number);
    }

    /** Null if there is none. */
    Conversation ofCustomer(String tokenHash) {
        return byToken.get(tokenHash);
    }

    WaitingLine waiting() {
        return waiting;
    }

    /** In no order. */
    Set<Conversation> with(long counsellor) {
        return owned.getOrDefault(counsellor, Set.of());
    }

    /** The first begun first; by number, for a clock may jump. */
    static List<Conversation> inOrder(Collection<Conversation> some) {
        return some.stream()
                .sorted(Comparator.comparingLong(Conversation::number))
                .toList();
    }

    List<Conversation> all() {
        return inOrder(byNumber.values());
    }
}

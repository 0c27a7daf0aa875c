package org.sangdam.server.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The joins of the conversations that were over last, one a customer: a join that comes once more because its answer was
 * lost begins nothing, also while nobody can ask the archive. On the desk's thread.
 */
final class OverJoins {
    private static final int MOST = 10_000;

    private final Map<String, Over> byToken = new LinkedHashMap<>();
    /** What those replaced that may still be taken back, the last one first. */
    private final Deque<Replaced> replaced = new ArrayDeque<>();

    record Over(String join, long conversation, long startedAt) {}

    private record Replaced(String tokenHash, Over before) {}

    void add(Conversation over) {
        replaced.push(new Replaced(over.tokenHash(), byToken.remove(over.tokenHash())));
        byToken.put(over.tokenHash(), new Over(over.joinId(), over.number(), over.startedAt()));
    }

    /** All that were added stay. */
    void keep() {
        replaced.clear();
        while (byToken.size() > MOST) {
            byToken.remove(byToken.keySet().iterator().next());
        }
    }

    /** As if none had been added since {@link #keep}. */
    void takeBack() {
        for (Replaced one : replaced) {
            byToken.remove(one.tokenHash());
            if (one.before() != null) {
                byToken.put(one.tokenHash(), one.before());
            }
        }
        replaced.clear();
    }

    /** The conversation that this join has begun. */
    Optional<Over> begunBy(String tokenHash, String join) {
        return Optional.ofNullable(byToken.get(tokenHash))
                .filter(over -> over.join().equals(join));
    }
}

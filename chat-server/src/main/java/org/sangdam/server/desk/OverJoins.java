package org.sangdam.server.desk;

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

    record Over(String join, long conversation, long startedAt) {}

    void add(Conversation over) {
        byToken.remove(over.tokenHash());
        byToken.put(over.tokenHash(), new Over(over.joinId(), over.number(), over.startedAt()));
        if (byToken.size() > MOST) {
            byToken.remove(byToken.keySet().iterator().next());
        }
    }

    /** The conversation that this join has begun. */
    Optional<Over> begunBy(String tokenHash, String join) {
        return Optional.ofNullable(byToken.get(tokenHash))
                .filter(over -> over.join().equals(join));
    }
}

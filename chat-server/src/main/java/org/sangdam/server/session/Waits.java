package org.sangdam.server.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.sangdam.server.desk.Conversation;

/**
 * Who waits and since when, by a clock that never jumps: whoever came on the list first stands first, whoever came back to
 * it began anew. On the desk's thread.
 */
final class Waits {
    private final Map<Long, Wait> waits = new LinkedHashMap<>();

    /**
     * @param since by {@link System#nanoTime}
     * @param version of the list that has shown this customer first
     */
    record Wait(long conversation, long since, long version) {}

    /** Those who waited before this service started: since when nobody can say, so since now. */
    void begin(Collection<Conversation> waiting, long now, long version) {
        waiting.forEach(conversation -> add(conversation.number(), now, version));
    }

    void add(long conversation, long now, long version) {
        waits.putIfAbsent(conversation, new Wait(conversation, now, version));
    }

    void remove(long conversation) {
        waits.remove(conversation);
    }

    Optional<Wait> longest() {
        return waits.values().stream().findFirst();
    }

    /** How many have waited since {@code latest} or longer and began with a version that fits. */
    int count(long latest, LongPredicate version) {
        int count = 0;
        for (Wait wait : waits.values()) {
            if (wait.since() > latest) {
                break;
            }
            if (version.test(wait.version())) {
                count++;
            }
        }
        return count;
    }
}

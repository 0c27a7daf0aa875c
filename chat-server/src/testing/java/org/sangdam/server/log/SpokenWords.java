package org.sangdam.server.log;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every name, number, text, token and password that a test's client has sent or heard in this process: none of them may stand
 * in a log. Any thread.
 */
public final class SpokenWords {
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();
    /** Of people, or a key to what is theirs. */
    private static final Set<String> PERSONAL = Set.of(
            "name", "phone", "text", "note", "firstLine", "comment", "token", "session", "password", "counsellorName");
    /** Shorter ones are found by chance in a log that is written in English. */
    private static final int SHORTEST = 8;

    private static final int SHORTEST_IN_KOREAN = 3;

    private SpokenWords() {}

    /** Remembers what of a frame is personal. */
    public static void in(Object frame) {
        if (frame == null || !frame.getClass().isRecord()) {
            return;
        }
        for (RecordComponent field : frame.getClass().getRecordComponents()) {
            if (field.getType() == String.class && PERSONAL.contains(field.getName())) {
                remember(frame, field);
            }
        }
    }

    private static void remember(Object frame, RecordComponent field) {
        try {
            field.getAccessor().setAccessible(true);
            String word = (String) field.getAccessor().invoke(frame);
            if (word != null && word.strip().length() >= shortest(word)) {
                ALL.add(word.strip());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int shortest(String word) {
        return word.chars().allMatch(letter -> letter < 128) ? SHORTEST : SHORTEST_IN_KOREAN;
    }

    /** All so far. */
    public static Set<String> all() {
        return Set.copyOf(ALL);
    }
}

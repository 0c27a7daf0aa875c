package org.sangdam.server.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;

/**
 * What the service has told anybody: all of it must be known to each later service, and to the archive in the end. On the
 * crowd's thread, and after it on that of the comparison.
 */
final class Book {
    private static final int MOST_SENTENCES = 20;

    private final Map<Long, TreeMap<Long, Message>> shown = new TreeMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<Long, Presence> presences = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private long lost;
    private long doubled;
    private long wrong;

    /** Where a message stands that the service has acknowledged, or shown to somebody. */
    record Receipt(long conversation, long seq) {}

    /** Somebody sees this entry: everybody else does, or nobody yet, and it never changes. */
    void shown(Message message) {
        Message before = shown.computeIfAbsent(message.conversation(), number -> new TreeMap<>())
                .putIfAbsent(message.seq(), message);
        if (before != null && !before.equals(message)) {
            wrong("number " + message.seq() + " of " + message.conversation() + " was " + before.id() + " and is "
                    + message.id());
        }
        if (message.id() != null) {
            stands(message.id(), message.conversation(), message.seq());
        }
    }

    void acknowledged(String id, long conversation, long seq) {
        acknowledged.add(id);
        stands(id, conversation, seq);
    }

    private void stands(String id, long conversation, long seq) {
        Receipt receipt = new Receipt(conversation, seq);
        Receipt before = receipts.putIfAbsent(id, receipt);
        if (before != null && !before.equals(receipt)) {
            doubled(id + " is at " + before + " and at " + receipt);
        }
    }

    /** How many messages their writers know to be safe. */
    int acknowledged() {
        return acknowledged.size();
    }

    void chose(long counsellor, Presence presence) {
        presences.put(counsellor, presence);
    }

    /** null if none was acknowledged yet. */
    Presence presence(long counsellor) {
        return presences.get(counsellor);
    }

    Map<Long, TreeMap<Long, Message>> conversations() {
        return shown;
    }

    Map<String, Receipt> receipts() {
        return receipts;
    }

    void lost(long count, String what) {
        lost += count;
        say("lost: " + what);
    }

    void doubled(String what) {
        doubled++;
        say("doubled: " + what);
    }

    void wrong(String what) {
        wrong++;
        say("wrong: " + what);
    }

    private void say(String sentence) {
        if (sentences.size() < MOST_SENTENCES) {
            sentences.add(sentence);
        }
    }

    long lost() {
        return lost;
    }

    long doubled() {
        return doubled;
    }

    long wrong() {
        return wrong;
    }

    /** The first of what went wrong; ids and numbers only. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }
}

package org.sangdam.console.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;

/**
 * All entries of one conversation: those with a number in its order, each once, then those that are still on their way. Knows
 * where a number is missing. UI thread.
 */
final class Entries {
    private final ObservableList<Entry> shown = FXCollections.observableArrayList();
    private final ObservableList<Entry> view = FXCollections.unmodifiableObservableList(shown);
    private final TreeMap<Long, Entry> numbered = new TreeMap<>();
    private final Map<String, Entry> unnumbered = new HashMap<>();
    private long contiguous;

    ObservableList<Entry> view() {
        return view;
    }

    /** Takes in what the service has told, in any order and any number of times. */
    void add(List<Message> messages) {
        boolean append = messages.size() <= 2;
        for (Message message : messages) {
            if (!numbered.containsKey(message.seq())) {
                Entry own = message.id() == null || message.from() != Sender.COUNSELLOR
                        ? null
                        : unnumbered.get(message.id());
                if (own != null) {
                    acknowledged(own, message.seq(), message.at());
                } else {
                    Entry entry = Entry.of(message);
                    numbered.put(message.seq(), entry);
                    if (append) {
                        shown.add(numbered.headMap(message.seq()).size(), entry);
                    }
                }
            }
        }
        if (!append) {
            showAll();
        }
        count();
    }

    void write(Entry entry) {
        unnumbered.put(entry.id(), entry);
        shown.add(entry);
    }

    /** The service has one of the counsellor's own and gave it a number. */
    void acknowledged(Entry entry, long seq, long at) {
        if (unnumbered.remove(entry.id()) == null) {
            return;
        }
        entry.sent(seq, at);
        if (numbered.putIfAbsent(seq, entry) != null) {
            shown.remove(entry);
            return;
        }
        int from = shown.indexOf(entry);
        int to = numbered.headMap(seq).size();
        if (from != to) {
            shown.remove(from);
            shown.add(to, entry);
        }
        count();
    }

    void discard(Entry entry) {
        unnumbered.remove(entry.id());
        shown.remove(entry);
    }

    /** The last number up to which none is missing. */
    long contiguous() {
        return contiguous;
    }

    /** The first number that is there behind the first gap; 0 if there is no gap. */
    long behindGap() {
        Long next = numbered.higherKey(contiguous);
        return next == null ? 0 : next;
    }

    /** The newest number. */
    long last() {
        return numbered.isEmpty() ? 0 : numbered.lastKey();
    }

    /** How many of the customer's messages have a higher number. */
    int fromCustomerAfter(long seq) {
        int count = 0;
        for (Entry entry : numbered.tailMap(seq, false).values()) {
            if (entry.kind() == Kind.TEXT && entry.from() == Sender.CUSTOMER) {
                count++;
            }
        }
        return count;
    }

    private void showAll() {
        List<Entry> onTheirWay = shown.stream()
                .filter(entry -> unnumbered.get(entry.id()) == entry)
                .toList();
        List<Entry> all = new java.util.ArrayList<>(numbered.values());
        all.addAll(onTheirWay);
        if (!all.equals(shown)) {
            shown.setAll(all);
        }
    }

    private void count() {
        while (numbered.containsKey(contiguous + 1)) {
            contiguous++;
        }
    }
}

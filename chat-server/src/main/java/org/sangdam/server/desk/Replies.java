package org.sangdam.server.desk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The canned replies: those that are everybody's, and each counsellor's own. On the desk's thread. */
public final class Replies implements ReplyEvent.Visitor {
    /** Of one counsellor, and as many that are everybody's. */
    static final int MOST = 200;

    /** UTF-16 units of these together: every console that comes is sent its own and everybody's. */
    static final int MOST_TEXT = 100_000;

    private final TreeMap<Long, CannedReply> byNumber = new TreeMap<>();
    private long last;

    Replies(DeskSnapshot snapshot) {
        snapshot.replies().forEach(reply -> byNumber.put(reply.reply(), reply));
        last = snapshot.lastReply();
    }

    private Replies(Replies other) {
        byNumber.putAll(other.byNumber);
        last = other.last;
    }

    Replies copy() {
        return new Replies(this);
    }

    @Override
    public void added(ReplyEvent.Added event) {
        last = Math.max(last, event.reply());
        byNumber.put(event.reply(), new CannedReply(event));
    }

    @Override
    public void changed(ReplyEvent.Changed event) {
        byNumber.computeIfPresent(event.reply(), (number, old) -> old.changed(event));
    }

    @Override
    public void deleted(ReplyEvent.Deleted event) {
        byNumber.remove(event.reply());
    }

    public Optional<CannedReply> numbered(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The one that is typed like this, in whatever case, among those of one owner. */
    Optional<CannedReply> typed(long owner, String shortcut) {
        return byNumber.values().stream()
                .filter(reply -> reply.owner() == owner && reply.shortcut().equalsIgnoreCase(shortcut))
                .findAny();
    }

    /** Everybody's, and this counsellor's own; the oldest first. */
    public List<CannedReply> of(long counsellor) {
        return byNumber.values().stream()
                .filter(reply -> reply.isShared() || reply.owner() == counsellor)
                .toList();
    }

    /** Whether there is room for this one among those of its owner, in place of {@code before} if that is not null. */
    boolean fits(CannedReply added, CannedReply before) {
        List<CannedReply> others = byNumber.values().stream()
                .filter(reply -> reply.owner() == added.owner() && !reply.equals(before))
                .toList();
        return others.size() < MOST
                && others.stream().mapToInt(CannedReply::length).sum() + added.length() <= MOST_TEXT;
    }

    /** The oldest first; to be read at once. */
    Collection<CannedReply> all() {
        return byNumber.values();
    }

    /** The highest number given so far. */
    long last() {
        return last;
    }
}

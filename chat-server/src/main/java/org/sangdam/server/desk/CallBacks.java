package org.sangdam.server.desk;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who wants to be called: all that are open, and of those that are done the ones among the newest, so that "done" can be
 * taken back. On the desk's thread.
 */
public final class CallBacks implements CallBackEvent.Visitor {
    /** Open ones at the same time: as many as an office calls in weeks. */
    static final int MOST_OPEN = 1_000;

    /** Open ones of one customer. */
    static final int MOST_OF_ONE = 3;

    /** A done one is forgotten here when so many have come after it; the archive keeps it. */
    public static final int NEWEST = 500;

    /** UTF-16 units written in the open ones together: every console that comes is sent them all. */
    static final int MOST_TEXT = 500_000;

    /** What a batch has settled is told at its end, and it settles hardly more than are open. */
    private static final int STILL_TOLD = MOST_OPEN;

    private final TreeMap<Long, CallBack> byNumber = new TreeMap<>();
    /** Those forgotten last, the newest of them at the end. They count for nothing more. */
    private final Deque<CallBack> forgotten = new ArrayDeque<>();

    private long last;

    CallBacks(DeskSnapshot snapshot) {
        snapshot.callBacks().forEach(callBack -> byNumber.put(callBack.number(), callBack));
        last = snapshot.lastCallBack();
    }

    private CallBacks(CallBacks other) {
        byNumber.putAll(other.byNumber);
        last = other.last;
    }

    CallBacks copy() {
        return new CallBacks(this);
    }

    @Override
    public void asked(CallBackEvent.Asked event) {
        last = Math.max(last, event.callBack());
        byNumber.put(event.callBack(), new CallBack(event));
        List.copyOf(byNumber.headMap(last - NEWEST, true).values()).stream()
                .filter(old -> !old.open())
                .forEach(this::forget);
    }

    @Override
    public void tried(CallBackEvent.Tried event) {
        byNumber.computeIfPresent(event.callBack(), (number, old) -> old.tried(event.counsellor(), event.at()));
    }

    @Override
    public void done(CallBackEvent.Done event) {
        CallBack done =
                byNumber.computeIfPresent(event.callBack(), (number, old) -> old.done(event.counsellor(), event.at()));
        if (done != null && done.number() <= last - NEWEST) {
            forget(done);
        }
    }

    private void forget(CallBack done) {
        byNumber.remove(done.number());
        forgotten.addLast(done);
        if (forgotten.size() > STILL_TOLD) {
            forgotten.removeFirst();
        }
    }

    @Override
    public void reopened(CallBackEvent.Reopened event) {
        byNumber.computeIfPresent(event.callBack(), (number, old) -> old.done(0, 0));
    }

    public Optional<CallBack> numbered(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The same, and also one that has been forgotten just now: for whoever tells what has become of it. */
    public Optional<CallBack> toTell(long number) {
        return numbered(number)
                .or(() -> forgotten.stream()
                        .filter(callBack -> callBack.number() == number)
                        .findFirst());
    }

    /** The open ones of this customer, the oldest first. */
    public List<CallBack> openOf(String tokenHash) {
        return byNumber.values().stream()
                .filter(callBack -> callBack.open() && callBack.tokenHash().equals(tokenHash))
                .toList();
    }

    /** The one that this customer has asked for under this id. */
    Optional<CallBack> asked(String tokenHash, String id) {
        return byNumber.values().stream()
                .filter(callBack ->
                        callBack.id().equals(id) && callBack.tokenHash().equals(tokenHash))
                .findAny();
    }

    boolean full() {
        List<CallBack> open = byNumber.values().stream().filter(CallBack::open).toList();
        return open.size() >= MOST_OPEN
                || open.stream().mapToInt(callBack -> callBack.text().length()).sum() >= MOST_TEXT;
    }

    /** The oldest first; to be read at once. */
    public Collection<CallBack> all() {
        return byNumber.values();
    }

    /** To be read at once. */
    public Collection<CallBack> newestFirst() {
        return byNumber.descendingMap().values();
    }

    /** The highest number given so far. */
    long last() {
        return last;
    }
}

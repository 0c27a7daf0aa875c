package org.sangdam.server.crash;

import java.util.BitSet;
import java.util.List;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Status;

/** One conversation as somebody sees it: each number once, whatever came how often. On the crowd's thread. */
final class Screen {
    private final Book book;
    private final long conversation;
    private final BitSet shown = new BitSet();
    private long last;
    private Status status;

    Screen(Book book, long conversation, Status status) {
        this.book = book;
        this.conversation = conversation;
        this.status = status;
    }

    long conversation() {
        return conversation;
    }

    Status status() {
        return status;
    }

    boolean isOpen() {
        return status == Status.WAITING || status == Status.ACTIVE;
    }

    /** The newest number. */
    long last() {
        return last;
    }

    /** The whole state, as it comes after a reconnect. */
    void brought(Status now, long newest, List<Message> messages) {
        if (newest < last) {
            book.lost(last - newest, "conversation " + conversation + " ended at " + last + " and now at " + newest);
        }
        status = now;
        last = Math.max(last, newest);
        filled(messages);
    }

    /** A page of what was missing. */
    void filled(List<Message> messages) {
        for (Message message : messages) {
            book.shown(message);
            shown.set((int) message.seq());
        }
    }

    /** Something that has just been said. */
    void told(Message message) {
        book.shown(message);
        if (shown.get((int) message.seq())) {
            return; // the state that was brought had it already
        }
        if (message.seq() != last + 1) {
            book.wrong("number " + message.seq() + " of " + conversation + " came after " + last);
        }
        shown.set((int) message.seq());
        last = Math.max(last, message.seq());
        status = switch (message.kind()) {
            case TEXT -> status;
            case MATCHED -> Status.ACTIVE;
            case RETURNED, TRANSFERRED -> Status.WAITING;
            case ENDED -> Status.ENDED;
            case LEFT, GIVEN_UP -> Status.LEFT;
        };
    }

    /** The number after the last one that is missing, 0 if none is. */
    long gapBefore() {
        int missing = shown.previousClearBit((int) last);
        return missing <= 0 ? 0 : missing + 1;
    }

    boolean whole() {
        return shown.cardinality() == last;
    }

    @Override
    public String toString() {
        return shown.cardinality() + " of " + last + " numbers of " + conversation;
    }
}

package org.sangdam.server.protocol;

/** The life of a conversation. ENDED and LEFT are final. */
public enum Status {
    /** On the waiting list. */
    WAITING,
    /** With a counsellor. */
    ACTIVE,
    /** Ended by either side after a match. */
    ENDED,
    /** Given up by the customer before a match. */
    LEFT;

    public boolean open() {
        return this == WAITING || this == ACTIVE;
    }

    /**
     * The guarded way from one status to the next.
     *
     * @return {@code next}
     * @throws IllegalStateException if no conversation may go this way
     */
    public Status to(Status next) {
        boolean allowed = switch (this) {
            case WAITING -> next == ACTIVE || next == LEFT || next == ENDED;
            case ACTIVE -> next == ENDED || next == WAITING;
            case ENDED, LEFT -> false;
        };
        if (!allowed) {
            throw new IllegalStateException("a conversation cannot go from " + this + " to " + next);
        }
        return next;
    }
}

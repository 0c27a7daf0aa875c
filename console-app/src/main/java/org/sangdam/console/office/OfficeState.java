package org.sangdam.console.office;

/** The life of the service inside this program. CLOSED is final. */
public enum OfficeState {
    /** Not asked for yet. */
    OFF,
    STARTING,
    /** It could not start, or could not go on. */
    FAILED,
    /** It runs; nobody has an account yet. */
    SET_UP,
    /** It runs and people can sign in. */
    OPEN,
    CLOSING,
    CLOSED;

    /**
     * The guarded way from one state to the next.
     *
     * @throws IllegalStateException if there is no such way
     */
    OfficeState to(OfficeState next) {
        boolean allowed = switch (this) {
            case OFF -> next == STARTING || next == CLOSING;
            case STARTING -> next == FAILED || next == SET_UP || next == OPEN || next == CLOSING;
            case FAILED -> next == STARTING || next == CLOSING;
            case SET_UP -> next == OPEN || next == FAILED || next == CLOSING;
            case OPEN -> next == FAILED || next == CLOSING;
            case CLOSING -> next == CLOSED;
            case CLOSED -> false;
        };
        if (!allowed) {
            throw new IllegalStateException("an office cannot go from " + this + " to " + next);
        }
        return next;
    }

    boolean ending() {
        return this == CLOSING || this == CLOSED;
    }
}

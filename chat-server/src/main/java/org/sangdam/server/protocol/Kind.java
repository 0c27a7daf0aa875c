package org.sangdam.server.protocol;

/**
 * What a numbered entry of a conversation is. All but {@code TEXT} are notices from {@link Sender#SYSTEM} that change the
 * conversation's status; they share the messages' numbers, so that whoever has every number also knows the status.
 */
public enum Kind {
    /** Something written by a customer or a counsellor. */
    TEXT,
    /** A counsellor has picked the customer, or taken them over from a colleague: now ACTIVE; {@code name} is theirs. */
    MATCHED,
    /** Back on the waiting list: ACTIVE becomes WAITING. */
    RETURNED,
    /** Given to the waiting list by its counsellor, for a colleague: ACTIVE becomes WAITING. */
    TRANSFERRED,
    /** Ended; {@code name} is the counsellor's, or null when the customer ended it. */
    ENDED,
    /** The customer left the waiting list. */
    LEFT,
    /** The customer was away from the waiting list for too long: the place was kept no longer. */
    GIVEN_UP
}

package org.sangdam.server.protocol;

/** How the offer of a conversation to a colleague has ended. */
public enum OfferEnd {
    /** The conversation is the colleague's. */
    ACCEPTED,
    /** The colleague doesn't take it. */
    DECLINED,
    /** The owner has thought better of it, or the conversation has gone another way. */
    WITHDRAWN,
    /** Nobody has answered in time, or the colleague is gone. */
    TIMED_OUT
}

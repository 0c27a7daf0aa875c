package org.sangdam.server.socket;

import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Code;

/** Close codes of RFC 6455 for our reasons, and two of our own. */
final class CloseCodes {
    /** The session is over: sign in again. Private use range of RFC 6455, 7.4.2. */
    static final int SESSION_OVER = 4401;
    /** The peer has not said in time who it is. In the same range. */
    static final int NOT_INTRODUCED = 4408;

    private CloseCodes() {}

    static int of(Code why) {
        return switch (why) {
            case SESSION_OVER -> SESSION_OVER;
            case STOPPING -> CloseFrame.GOING_AWAY;
            case OVERLOADED, THROTTLED -> CloseFrame.POLICY_VALIDATION;
            case FAILED, NOT_STORED -> CloseFrame.UNEXPECTED_CONDITION;
            default -> CloseFrame.NORMAL;
        };
    }
}

package org.sangdam.server.session;

import org.sangdam.server.protocol.Code;

/** Tells a peer that something was not done. Thread-safe. */
interface Refusing {
    /**
     * @param id the frame's own, or null if it has none
     * @param retryAfter seconds after which to try again, 0 if waiting does not help
     */
    void refuse(String id, Code code, long retryAfter);
}

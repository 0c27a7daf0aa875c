package org.sangdam.server.session;

import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/** Whoever is behind a connection: how they are answered, and in whose name they ask. Answers: any thread. */
interface Peer {
    /** The way back to them. */
    Connection connection();

    /** On the desk's thread, once it is known who it is. */
    Party party();

    /** The name under their messages; null for a customer's, who needs none. On the desk's thread. */
    String signature();

    /** Tells them what both families know. */
    <F extends ToCustomer & ToCounsellor> void answer(F frame);

    /**
     * Tells them that something was not done.
     *
     * @param id the frame's own, or null if it has none
     * @param retryAfter seconds after which to try again, 0 if waiting does not help
     */
    default void refuse(String id, Code code, long retryAfter) {
        answer(new Refused(id, code, retryAfter, null));
    }

    default void refuse(String id, Code code) {
        refuse(id, code, 0);
    }
}

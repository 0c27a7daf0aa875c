package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Office;

/**
 * All that the desk knows at one moment: what an archive gives it to start from, and what two desks are compared by. The
 * lists are sorted by number (sessions by hash).
 *
 * @param lastCounsellor highest number given to an account so far, likewise the others; 0 if none
 */
public record DeskSnapshot(
        Office office,
        List<Account> accounts,
        List<Session> sessions,
        List<OpenConversation> open,
        long lastCounsellor,
        long lastCustomer,
        long lastConversation,
        long lastTicket) {
    public DeskSnapshot {
        accounts = List.copyOf(accounts);
        sessions = List.copyOf(sessions);
        open = List.copyOf(open);
    }

    /** Days that consultations are kept until an administrator says otherwise. */
    public static final int RETENTION_DAYS = 365;

    /** A desk that has never seen an event. */
    public static DeskSnapshot empty() {
        return new DeskSnapshot(
                new Office("", List.of(), RETENTION_DAYS, 0), List.of(), List.of(), List.of(), 0, 0, 0, 0);
    }
}

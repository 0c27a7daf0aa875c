package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Office;

/**
 * All that the desk knows at one moment: what an archive gives it to start from, and what two desks are compared by. The
 * lists are sorted by number (sessions by hash).
 *
 * @param lastCounsellor highest number given to an account so far, likewise the others; 0 if none
 */
public record DeskSnapshot(
        Office office,
        Hours hours,
        List<Account> accounts,
        List<Session> sessions,
        List<OpenConversation> open,
        List<CallBack> callBacks,
        List<CannedReply> replies,
        long lastCounsellor,
        long lastCustomer,
        long lastConversation,
        long lastTicket,
        long lastCallBack,
        long lastReply) {
    /** A backup made before there were opening hours says nothing of them, nor of call-backs; nor, until there were any, of replies. */
    public DeskSnapshot {
        hours = hours == null ? Hours.ALWAYS : hours;
        callBacks = callBacks == null ? List.of() : callBacks;
        replies = replies == null ? List.of() : List.copyOf(replies);
        accounts = List.copyOf(accounts);
        sessions = List.copyOf(sessions);
        open = List.copyOf(open);
        callBacks = List.copyOf(callBacks);
    }

    /** Days that consultations are kept until an administrator says otherwise. */
    public static final int RETENTION_DAYS = 365;

    /** A desk that has never seen an event. */
    public static DeskSnapshot empty() {
        return new DeskSnapshot(
                new Office("", List.of(), RETENTION_DAYS, 0, false, false),
                Hours.ALWAYS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                0);
    }
}

package org.sangdam.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sangdam.server.desk.CannedReply;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.ReplyEvent;
import org.sangdam.server.protocol.ReplyFrame;

/** Canned replies as consoles see them: all of them in parts, then each that changes. On the desk's thread. */
final class ReplyBoard {
    /** UTF-16 units of one part: six bytes each at the most, as a line separator is written. */
    private static final int PART_TEXT = 9_000;

    /** Of a reply beside its words. */
    private static final int ROW_TEXT = 60;

    private ReplyBoard() {}

    /** A counsellor's own and everybody's, part by part. */
    static void whole(Desk desk, long counsellor, Consumer<ReplyFrame> one) {
        List<ReplyFrame.Reply> part = new ArrayList<>();
        int units = 0;
        for (CannedReply reply : desk.replies().of(counsellor)) {
            units += units(reply);
            if (units > PART_TEXT && !part.isEmpty()) {
                one.accept(new ReplyFrame.All(List.copyOf(part), true));
                part.clear();
                units = units(reply);
            }
            part.add(row(reply));
        }
        one.accept(new ReplyFrame.All(part, false));
    }

    private static int units(CannedReply reply) {
        return reply.shortcut().length() + reply.text().length() + ROW_TEXT;
    }

    /** What has become of one, as it is now: nothing more to see of one that a later change has deleted. */
    static ReplyFrame changed(ReplyEvent event, Desk desk) {
        return desk.replies()
                .numbered(event.reply())
                .<ReplyFrame>map(reply -> new ReplyFrame.Written(row(reply)))
                .orElseGet(() -> new ReplyFrame.Deleted(event.reply()));
    }

    private static ReplyFrame.Reply row(CannedReply reply) {
        return new ReplyFrame.Reply(reply.reply(), reply.isShared(), reply.shortcut(), reply.text());
    }
}

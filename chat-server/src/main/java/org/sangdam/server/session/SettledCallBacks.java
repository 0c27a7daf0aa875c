package org.sangdam.server.session;

import java.util.ArrayList;
import java.util.List;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallingBack;

/** Those who were called long ago: the desk has forgotten them, the archive has not. Asked and answered on the desk's thread. */
final class SettledCallBacks {
    private static final int PAGE = 50;

    private final Backplane backplane;
    private final Reading reading;
    private final CallBackBoard board;

    SettledCallBacks(Backplane backplane, Reading reading, Phones phones) {
        this.backplane = backplane;
        this.reading = reading;
        this.board = new CallBackBoard(phones);
    }

    void page(CounsellorSession console, CallingBack.AskSettled frame) {
        reading.ask(
                archive -> archive.settledCallBacks(frame.before(), PAGE + 1),
                found -> console.send(page(frame.id(), found)),
                unread -> console.refuse(frame.id(), unread.code(), unread.retryAfter()));
    }

    /** As many as fit into one frame. */
    private CallBackFrame.Settled page(String id, List<CallBack> found) {
        List<CallBackFrame.CallBack> rows = new ArrayList<>();
        int units = 0;
        for (CallBack callBack : Frames.page(found, PAGE)) {
            units += CallBackBoard.units(callBack);
            if (units > CallBackBoard.PART_TEXT && !rows.isEmpty()) {
                break;
            }
            rows.add(board.row(callBack, backplane.durable()));
        }
        return new CallBackFrame.Settled(id, rows, rows.size() < found.size());
    }
}

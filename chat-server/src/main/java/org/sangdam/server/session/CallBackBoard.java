package org.sangdam.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.protocol.CallBackFrame;

/** Those who want to be called, as consoles see them: the whole list in parts, then each that changes. On the desk's thread. */
final class CallBackBoard {
    /** UTF-16 units of one part: three bytes each at the most. */
    static final int PART_TEXT = 20_000;

    /** UTF-16 units of those that are done, all together. */
    private static final int DONE_TEXT = 300_000;

    /** Of a row without its question. */
    private static final int ROW_TEXT = 400;

    private final Phones phones;

    CallBackBoard(Phones phones) {
        this.phones = phones;
    }

    /** All that are open and the newest that are done, part by part. */
    void whole(Desk desk, Consumer<CallBackFrame> one) {
        List<CallBackFrame.CallBack> part = new ArrayList<>();
        int units = 0;
        for (CallBack callBack : shown(desk)) {
            units += units(callBack);
            if (units > PART_TEXT && !part.isEmpty()) {
                one.accept(new CallBackFrame.All(List.copyOf(part), true));
                part.clear();
                units = units(callBack);
            }
            part.add(row(callBack, desk));
        }
        one.accept(new CallBackFrame.All(part, false));
    }

    private static List<CallBack> shown(Desk desk) {
        Deque<CallBack> shown = new ArrayDeque<>();
        int left = DONE_TEXT;
        for (CallBack callBack : desk.callBacks().newestFirst()) {
            left -= callBack.open() ? 0 : units(callBack);
            if (callBack.open() || left >= 0) {
                shown.addFirst(callBack);
            }
        }
        return List.copyOf(shown);
    }

    static int units(CallBack callBack) {
        return callBack.text().length() + ROW_TEXT;
    }

    CallBackFrame.CallBack row(CallBack callBack, Desk desk) {
        return new CallBackFrame.CallBack(
                callBack.number(),
                callBack.name(),
                phones.shown(callBack.phone()),
                callBack.topic(),
                callBack.language(),
                callBack.text(),
                callBack.askedAt(),
                callBack.tries(),
                name(desk, callBack.triedBy()),
                callBack.triedAt(),
                name(desk, callBack.doneBy()),
                callBack.doneAt());
    }

    private static String name(Desk desk, long counsellor) {
        return desk.account(counsellor).map(Account::name).orElse(null);
    }
}

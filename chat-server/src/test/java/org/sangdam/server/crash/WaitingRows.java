package org.sangdam.server.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sangdam.server.protocol.ToCounsellor;

/** The waiting list as one console knows it: a snapshot, then steps, and the whole anew if one is missing. Crowd's thread. */
final class WaitingRows {
    private static final Comparator<ToCounsellor.Waiting> ORDER = Comparator.comparingInt(
                    (ToCounsellor.Waiting row) -> -row.priority())
            .thenComparingLong(ToCounsellor.Waiting::ticket);

    private final Map<Long, ToCounsellor.Waiting> rows = new HashMap<>();
    private final List<ToCounsellor.Waiting> parts = new ArrayList<>();
    private final Runnable resync;
    private long version;
    private boolean whole;

    WaitingRows(Runnable resync) {
        this.resync = resync;
    }

    void broken() {
        whole = false;
        parts.clear();
    }

    void list(ToCounsellor.WaitingList frame) {
        parts.addAll(frame.waiting());
        if (!frame.more()) {
            rows.clear();
            parts.forEach(row -> rows.put(row.conversation(), row));
            parts.clear();
            version = frame.version();
            whole = true;
        }
    }

    void changed(ToCounsellor.WaitingChanged frame) {
        if (!whole) {
            return;
        }
        if (frame.version() != version + 1) {
            whole = false;
            resync.run();
            return;
        }
        version = frame.version();
        frame.put().forEach(row -> rows.put(row.conversation(), row));
        frame.removed().forEach(rows::remove);
    }

    boolean whole() {
        return whole;
    }

    int size() {
        return rows.size();
    }

    /** The next one, mostly. */
    long pick(Random dice) {
        List<Long> all = inOrder();
        return all.get(dice.nextInt(4) > 0 ? 0 : dice.nextInt(all.size()));
    }

    /** The conversations in the order of their places. */
    List<Long> inOrder() {
        return rows.values().stream()
                .sorted(ORDER)
                .map(ToCounsellor.Waiting::conversation)
                .toList();
    }
}

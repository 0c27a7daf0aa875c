package org.sangdam.server.session;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what consoles say they show with what they should: one that has fallen behind or miscounts gets the whole list,
 * and a waiting customer whom no console shows is an alarm. On the desk's thread.
 */
final class ListWatch {
    /** A console that lives has taken in a change by then, and a whole list too. */
    private static final long LATE = Duration.ofSeconds(5).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

    private final WaitingBoard board;
    private final Conditions conditions;
    private final long patience;
    private int unseen;

    ListWatch(WaitingBoard board, Conditions conditions, Duration patience) {
        this.board = board;
        this.conditions = conditions;
        this.patience = patience.toNanos();
    }

    /** What one console shows. */
    static final class Screen {
        private final long entered;
        private long whole;
        private long right;

        Screen(long now) {
            entered = now;
            whole = now;
        }
    }

    /**
     * @param version that the console shows, 0 if none
     * @param rows how many it shows
     * @return whether it needs the whole list
     */
    boolean wrong(Screen screen, long version, int rows, long now) {
        boolean right = version > 0 && board.versions().rows(version) == rows;
        if (right) {
            screen.right = Math.max(screen.right, version);
        }
        boolean late = now - board.versions().behindSince(version, now) > LATE;
        boolean again = now - screen.whole > LATE;
        if (version == 0 || right && !late || !again) {
            return false;
        }
        LOG.warn("A console shows {} rows of version {} of the waiting list; it gets the whole list", rows, version);
        screen.whole = now;
        return true;
    }

    /** @param screens of the consoles that live */
    void beat(Iterable<Screen> screens, long now) {
        boolean anybody = false;
        long seen = 0;
        for (Screen screen : screens) {
            anybody |= now - screen.entered > patience;
            seen = Math.max(seen, screen.right);
        }
        long best = seen;
        int hidden = anybody ? board.waits().count(now - patience, version -> version > best) : 0;
        if (hidden > 0 && unseen == 0) {
            LOG.warn("{} waiting customers are on no console's screen", hidden);
        } else if (hidden == 0 && unseen > 0) {
            LOG.info("Every waiting customer is on a console's screen again");
        }
        unseen = hidden;
        conditions.unseen(hidden);
    }
}

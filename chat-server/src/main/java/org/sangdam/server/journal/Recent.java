package org.sangdam.server.journal;

import java.util.List;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;

/**
 * The newest events as they were appended, so that whoever follows closely reads no file and decodes nothing. Bounded by
 * number and by what was said in them. Thread-safe.
 */
final class Recent {
    private static final int MOST = 1 << 15;
    /** UTF-16 units, most of which an open conversation holds anyway. */
    private static final long MOST_TEXT = 4 << 20;

    private final Recorded[] kept = new Recorded[MOST];
    private long first = 1;
    private long last;
    private long text;

    /** @param end position of the last one */
    synchronized void add(List<Event> events, long end) {
        long position = end - events.size();
        if (position != last) {
            forget(position);
        }
        for (Event event : events) {
            if (last - first + 1 == MOST) {
                forgetFirst();
            }
            last++;
            kept[place(last)] = new Recorded(last, event);
            text += text(event);
        }
        while (text > MOST_TEXT) {
            forgetFirst();
        }
    }

    /** @return whether all from behind {@code after} were here: if so, up to {@code most} of them were added */
    synchronized boolean read(long after, int most, List<Recorded> into) {
        if (after + 1 < first || after >= last) {
            return false;
        }
        long end = Math.min(last, after + most);
        for (long position = after + 1; position <= end; position++) {
            into.add(kept[place(position)]);
        }
        return true;
    }

    private void forget(long before) {
        while (first <= last) {
            forgetFirst();
        }
        first = before + 1;
        last = before;
    }

    private void forgetFirst() {
        text -= text(kept[place(first)].event());
        kept[place(first)] = null;
        first++;
    }

    private static int place(long position) {
        return (int) (position % MOST);
    }

    private static int text(Event event) {
        return event instanceof Event.MessageSaid said ? said.text().length() : 0;
    }
}

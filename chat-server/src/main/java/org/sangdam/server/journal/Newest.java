package org.sangdam.server.journal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;

/** The newest events as they were appended, so that whoever follows closely need not read and decode them. Any thread. */
final class Newest {
    private final ArrayDeque<Held> events = new ArrayDeque<>();
    private final long most;
    private long bytes;

    /** @param most bytes of encoded events: some more than is appended from one look of the archive's to the next */
    Newest(long most) {
        this.most = most;
    }

    private record Held(Recorded recorded, int bytes) {}

    /** @param last position of the last of them */
    synchronized void add(long last, List<Event> appended, List<byte[]> encoded) {
        long first = last - appended.size() + 1;
        for (int i = 0; i < appended.size(); i++) {
            events.addLast(new Held(new Recorded(first + i, appended.get(i)), encoded.get(i).length));
            bytes += encoded.get(i).length;
        }
        while (bytes > most) {
            forget();
        }
    }

    /** Forgets those up to {@code after} and gives the next ones; none if the very next is not here. */
    synchronized List<Recorded> behind(long after, int count) {
        while (!events.isEmpty() && events.getFirst().recorded().position() <= after) {
            forget();
        }
        Portion<Recorded> next = new Portion<>(count);
        if (!events.isEmpty() && events.getFirst().recorded().position() == after + 1) {
            Iterator<Held> held = events.iterator();
            while (held.hasNext() && !next.full()) {
                Held one = held.next();
                next.take(one.recorded(), one.bytes());
            }
        }
        return next.taken();
    }

    private void forget() {
        bytes -= events.removeFirst().bytes();
    }
}

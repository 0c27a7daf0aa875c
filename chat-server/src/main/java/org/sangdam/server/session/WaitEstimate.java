package org.sangdam.server.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;

/**
 * How long a customer may still wait, told from how long others have waited lately: each one who was picked gives their wait
 * divided by the place they came to, and the middle half of those, times the place, is the range. Nothing is said where there
 * is too little to tell from. Times are {@link System#nanoTime}'s. On the desk's thread.
 */
final class WaitEstimate {
    /** Fewer say nothing. */
    private static final int LEAST_SAMPLES = 5;

    private static final int MOST_SAMPLES = 20;
    /** What is longer ago says nothing about now. */
    private static final long LATELY = Duration.ofHours(1).toNanos();

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();
    /** Who waits that long wants no estimate. */
    private static final int LONGEST_MINUTES = 180;

    private static final Range NONE = new Range(0, 0);

    private final Map<Long, Arrival> arrivals = new HashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Whole minutes, {@code most} at least 1; both 0 if nothing can be said. */
    record Range(int least, int most) {}

    private record Arrival(long at, int place) {}

    private record Sample(long at, double perPlace) {}

    void changed(Change change, Desk desk, long now) {
        if (change.event() instanceof Event.ConversationStarted started) {
            int place = desk.place(change.conversation());
            arrivals.put(started.conversation(), new Arrival(now, Math.max(1, place)));
        } else if (change.event() instanceof Event.ConversationMatched matched) {
            sample(arrivals.remove(matched.conversation()), now);
        } else if (change.conversation() != null
                && !change.conversation().status().open()) {
            arrivals.remove(change.conversation().number());
        }
    }

    /** Null for whoever came before the service started, or back to the list. */
    private void sample(Arrival arrival, long now) {
        if (arrival == null) {
            return;
        }
        samples.add(new Sample(now, (now - arrival.at()) / (double) arrival.place()));
        if (samples.size() > MOST_SAMPLES) {
            samples.remove();
        }
    }

    /** For whoever is at this place now. */
    Range at(int place, long now) {
        List<Double> lately = samples.stream()
                .filter(sample -> now - sample.at() < LATELY)
                .map(Sample::perPlace)
                .sorted()
                .toList();
        if (lately.size() < LEAST_SAMPLES || place < 1) {
            return NONE;
        }
        int quarter = (lately.size() - 1) / 4;
        int least = (int) Math.floor(place * lately.get(quarter) / MINUTE);
        int most = (int) Math.ceil(place * lately.get(lately.size() - 1 - quarter) / MINUTE);
        return most > LONGEST_MINUTES ? NONE : new Range(Math.min(least, Math.max(0, most - 1)), Math.max(1, most));
    }
}

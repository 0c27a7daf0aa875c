package org.sangdam.server.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of one run. */
final class Report {
    private final long seed;
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private final List<Duration> ready = new ArrayList<>();
    private final List<Duration> back = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();
    private Book book;

    Report(long seed) {
        this.seed = seed;
    }

    void killed(Moment moment) {
        kills.merge(moment, 1, Integer::sum);
    }

    /** @param after from the kill to the next ready line */
    void ready(Duration after) {
        ready.add(after);
    }

    /** @param after from the ready line until the last one is back */
    void back(Duration after) {
        back.add(after);
    }

    void printed(String text) {
        printed.append(text);
    }

    void wrote(Book book) {
        this.book = book;
    }

    /** What the service printed behind its ready lines. */
    String printed() {
        return printed.toString();
    }

    Book book() {
        return book;
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return """

                kills                              %d %s
                acknowledged messages              %d in %d conversations
                lost                               %d
                doubled                            %d
                otherwise wrong                    %d
                from the kill to the ready line    %s
                from there until all are back      %s
                seed                               %d
                """.formatted(
                        kills(),
                        kills,
                        book.acknowledged(),
                        book.conversations().size(),
                        book.lost(),
                        book.doubled(),
                        book.wrong(),
                        spread(ready),
                        spread(back),
                        seed);
    }

    private static String spread(List<Duration> durations) {
        if (durations.isEmpty()) {
            return "-";
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        return "%.2f s mostly, %.2f s at the most"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis() / 1_000.0,
                        sorted.get(sorted.size() - 1).toMillis() / 1_000.0);
    }
}

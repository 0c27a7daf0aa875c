package org.sangdam.server.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a run has found: a line of JSON for each measurement as it is made, and the table at the end. */
final class Report {
    private final List<String> table = new ArrayList<>();

    /** @param fields names and values in turn; a histogram of nanoseconds becomes its percentiles in milliseconds */
    void line(Object... fields) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < fields.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(fields[i])
                    .append("\":")
                    .append(json(fields[i + 1]));
        }
        System.out.println(json.append('}'));
    }

    private static String json(Object value) {
        if (value instanceof Histogram times) {
            return "{\"p50\":%s,\"p99\":%s,\"p99.9\":%s,\"max\":%s}"
                    .formatted(
                            millis(times.getValueAtPercentile(50)),
                            millis(times.getValueAtPercentile(99)),
                            millis(times.getValueAtPercentile(99.9)),
                            millis(times.getMaxValue()));
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
        return value instanceof Number ? value.toString() : "\"" + value + "\"";
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /** A figure for the table, and what it has to reach. */
    void figure(String what, String unit, double reached, String toReach) {
        table.add(String.format(Locale.ROOT, "| %s | %s | %.2f %s |", what, toReach, reached, unit));
    }

    void print() {
        System.out.println("\n| figure | to reach | measured |\n|---|---|---|");
        table.forEach(System.out::println);
    }
}

package org.sangdam.console.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sangdam.server.protocol.Hours;

/** Opening hours as people write them: {@code 9:00–12:00, 13:00–18:00}, and a holiday a line: {@code 2026-12-25 text}. */
final class WeekText {
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–~∼～]\\s*(\\d{1,2})(?::(\\d{2}))?");
    private static final Pattern HOLIDAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\s+(.+))?");
    private static final int DAY = 24 * 60;

    /** What is written ends on the day after. */
    static final class PastMidnight extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private PastMidnight(String part) {
            super(part);
        }
    }

    private WeekText() {}

    /** @throws IllegalArgumentException it is no times; {@link PastMidnight} if it is times of more than this day */
    static List<Hours.Span> spans(DayOfWeek day, String text) {
        List<Hours.Span> spans = new ArrayList<>();
        for (String part : text.split("[,;]")) {
            if (part.isBlank()) {
                continue;
            }
            Matcher match = SPAN.matcher(part.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException(part);
            }
            int opens = minutes(match.group(1), match.group(2));
            int closes = minutes(match.group(3), match.group(4));
            if (closes < opens && opens < DAY) {
                throw new PastMidnight(part);
            }
            if (opens >= closes || closes > DAY) {
                throw new IllegalArgumentException(part);
            }
            spans.add(new Hours.Span(day, opens, closes));
        }
        return spans;
    }

    private static int minutes(String hours, String minutes) {
        int past = minutes == null ? 0 : Integer.parseInt(minutes);
        if (past > 59) {
            throw new IllegalArgumentException(minutes);
        }
        return Integer.parseInt(hours) * 60 + past;
    }

    static String text(DayOfWeek day, List<Hours.Span> spans) {
        return spans.stream()
                .filter(span -> span.day() == day)
                .sorted(Comparator.comparingInt(Hours.Span::opens))
                .map(span -> clock(span.opens()) + "–" + clock(span.closes()))
                .collect(Collectors.joining(", "));
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    /** A holiday as it is written, however long its message is. @param message null for none */
    record Day(String date, String message) {
        Hours.Holiday holiday() {
            return new Hours.Holiday(date, message);
        }
    }

    /** @throws IllegalArgumentException a line does not begin with a date */
    static List<Day> holidays(String text) {
        List<Day> holidays = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher match = HOLIDAY.matcher(line);
            if (!match.matches() || !isDate(match.group(1))) {
                throw new IllegalArgumentException(line);
            }
            holidays.add(new Day(match.group(1), match.group(2)));
        });
        return holidays;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static String text(List<Hours.Holiday> holidays) {
        return holidays.stream()
                .sorted(Comparator.comparing(Hours.Holiday::date))
                .map(holiday -> holiday.message() == null
                        ? holiday.date()
                        : holiday.date() + " " + holiday.message().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }
}

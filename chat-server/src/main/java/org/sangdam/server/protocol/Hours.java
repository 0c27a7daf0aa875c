package org.sangdam.server.protocol;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * When an office is open, by the clock on its own wall.
 *
 * @param zone of that clock, as {@code Asia/Seoul}
 * @param spans of the week, in any order; none at all is an office that never closes but on its holidays
 * @param holidays days on which nobody is there
 * @param message what customers read while it is closed; null for none
 */
public record Hours(String zone, List<Span> spans, List<Holiday> holidays, String message) {
    /** Longest message, in UTF-16 units. */
    public static final int LONGEST_MESSAGE = 300;
    /**
     * All messages together, in UTF-16 units: as many as fit into one frame beside all spans and holidays, also if each is
     * written as {@code \u1234}.
     */
    public static final int LONGEST_TOGETHER = 7_500;
    /** Holidays. */
    public static final int MOST_HOLIDAYS = 400;

    private static final int MOST_SPANS = 70;
    private static final int DAY = 24 * 60;

    /** Of an office that has said nothing about it. */
    public static final Hours ALWAYS = new Hours("Asia/Seoul", List.of(), List.of(), null);

    public Hours {
        Fields.require(ZoneId.getAvailableZoneIds().contains(Fields.present(zone, "zone")), Code.BAD_HOURS, "zone");
        spans = List.copyOf(Fields.present(spans, "spans"));
        Fields.require(spans.size() <= MOST_SPANS, Code.BAD_HOURS, "spans");
        holidays = List.copyOf(Fields.present(holidays, "holidays"));
        Fields.require(holidays.size() <= MOST_HOLIDAYS, Code.BAD_HOURS, "holidays");
        checked(message);
    }

    /** How long all messages are together, in UTF-16 units. An older journal may hold more than {@link #LONGEST_TOGETHER}. */
    public int together() {
        return length(message)
                + holidays.stream()
                        .mapToInt(holiday -> length(holiday.message()))
                        .sum();
    }

    private static int length(String message) {
        return message == null ? 0 : message.length();
    }

    /**
     * From one time of a day to another.
     *
     * @param opens minutes after midnight
     * @param closes minutes after midnight, 1440 for the end of the day; from this minute on it is closed
     */
    public record Span(DayOfWeek day, int opens, int closes) {
        public Span {
            Fields.present(day, "day");
            Fields.require(opens >= 0 && opens < closes && closes <= DAY, Code.BAD_HOURS, "opens");
        }
    }

    /**
     * A day on which nobody is there, all day long.
     *
     * @param date ISO, as {@code 2026-12-25}
     * @param message what customers read that day instead of the usual one; null for that
     */
    public record Holiday(String date, String message) {
        public Holiday {
            try {
                LocalDate.parse(Fields.present(date, "date"));
            } catch (DateTimeParseException e) {
                throw new FrameException(Code.BAD_HOURS, null, "field date");
            }
            checked(message);
        }
    }

    private static void checked(String message) {
        if (message != null) {
            Fields.text(message);
            Fields.require(message.length() <= LONGEST_MESSAGE, Code.BAD_TEXT, "message");
        }
    }
}

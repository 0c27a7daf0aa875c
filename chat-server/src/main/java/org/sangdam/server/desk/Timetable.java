package org.sangdam.server.desk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sangdam.server.protocol.Hours;

/**
 * Whether an office is open at a moment, and when next. A time that the clocks skip in spring counts as the one they skip to,
 * and one that comes twice in autumn as its first. Immutable; all moments are milliseconds since 1970.
 */
public final class Timetable {
    /** Nobody asks for an opening that is further away. */
    private static final int DAYS_AHEAD = 400;
    /** Nor for an end that is longer ago. */
    private static final int DAYS_BACK = 7;

    private static final int DAY = 24 * 60;

    private final Hours hours;
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours.Span>> week;
    private final Map<LocalDate, Hours.Holiday> holidays = new HashMap<>();

    Timetable(Hours hours) {
        this.hours = hours;
        this.zone = ZoneId.of(hours.zone());
        this.week = hours.spans().stream().collect(Collectors.groupingBy(Hours.Span::day));
        hours.holidays().forEach(holiday -> holidays.put(LocalDate.parse(holiday.date()), holiday));
    }

    /**
     * How it stands.
     *
     * @param today the day on the office's calendar
     * @param holiday whether today is one
     * @param closedAt when it last closed; 0 while it is open, and if that is more than some days ago
     * @param opensAt when it opens next; 0 while it is open, and if nobody knows
     * @param message of the office for whoever comes now; null for none, and while it is open
     */
    public record Standing(
            boolean open, LocalDate today, boolean holiday, long closedAt, long opensAt, String message) {}

    private record Interval(long from, long until) {
        boolean holds(long moment) {
            return from <= moment && moment < until;
        }
    }

    public Hours hours() {
        return hours;
    }

    public boolean open(long now) {
        return on(day(now)).anyMatch(interval -> interval.holds(now));
    }

    public Standing at(long now) {
        LocalDate today = day(now);
        Hours.Holiday holiday = holidays.get(today);
        if (open(now)) {
            return new Standing(true, today, false, 0, 0, null);
        }
        String own = holiday == null ? null : holiday.message();
        return new Standing(
                false,
                today,
                holiday != null,
                lastEnd(today, now),
                nextBeginning(today, now),
                own == null ? hours.message() : own);
    }

    private long lastEnd(LocalDate today, long now) {
        for (int back = 0; back <= DAYS_BACK; back++) {
            long end = on(today.minusDays(back))
                    .mapToLong(Interval::until)
                    .filter(until -> until <= now)
                    .max()
                    .orElse(0);
            if (end > 0) {
                return end;
            }
        }
        return 0;
    }

    private long nextBeginning(LocalDate today, long now) {
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            long beginning = on(today.plusDays(ahead))
                    .mapToLong(Interval::from)
                    .filter(from -> from > now)
                    .min()
                    .orElse(0);
            if (beginning > 0) {
                return beginning;
            }
        }
        return 0;
    }

    private Stream<Interval> on(LocalDate day) {
        if (holidays.containsKey(day)) {
            return Stream.of();
        }
        return hours.spans().isEmpty()
                ? Stream.of(new Interval(moment(day, 0), moment(day, DAY)))
                : week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                        .map(span -> new Interval(moment(day, span.opens()), moment(day, span.closes())));
    }

    private LocalDate day(long moment) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone);
    }

    private long moment(LocalDate day, int minutes) {
        return (minutes == DAY
                        ? day.plusDays(1).atStartOfDay(zone)
                        : day.atTime(minutes / 60, minutes % 60).atZone(zone))
                .toInstant()
                .toEpochMilli();
    }
}

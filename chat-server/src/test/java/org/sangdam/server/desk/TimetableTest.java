package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Hours;

/** 2026-11-20 is a Friday. */
class TimetableTest {
    private static final String SEOUL = "Asia/Seoul";
    private static final List<Hours.Span> WORKDAYS = Stream.of(DayOfWeek.values())
            .filter(day -> day.getValue() < 6)
            .flatMap(day -> Stream.of(span(day, 9, 12), span(day, 13, 18)))
            .toList();
    private static final Hours.Holiday HOLIDAY = new Hours.Holiday("2026-11-23", "창립 기념일이에요");

    private final Timetable office = new Timetable(new Hours(SEOUL, WORKDAYS, List.of(HOLIDAY), "또 오세요"));

    @Test
    void itIsOpenFromTheFirstMinuteToTheLastAndNoLonger() {
        assertThat(office.open(at("2026-11-20T08:59:59"))).isFalse();
        assertThat(office.open(at("2026-11-20T09:00"))).isTrue();
        assertThat(office.open(at("2026-11-20T17:59:59"))).isTrue();
        assertThat(office.open(at("2026-11-20T18:00"))).isFalse();
    }

    @Test
    void duringTheBreakItSaysWhenItGoesOn() {
        Timetable.Standing noon = office.at(at("2026-11-20T12:30"));
        assertThat(noon.open()).isFalse();
        assertThat(noon.closedAt()).isEqualTo(at("2026-11-20T12:00"));
        assertThat(noon.opensAt()).isEqualTo(at("2026-11-20T13:00"));
        assertThat(noon.message()).isEqualTo("또 오세요");
    }

    @Test
    void afterTheLastDayOfTheWeekItOpensBehindWeekendAndHoliday() {
        Timetable.Standing evening = office.at(at("2026-11-20T19:00"));
        assertThat(evening.closedAt()).isEqualTo(at("2026-11-20T18:00"));
        assertThat(evening.opensAt()).isEqualTo(at("2026-11-24T09:00"));
        assertThat(evening.today()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void aHolidayIsClosedAllDayAndHasItsOwnMessage() {
        Timetable.Standing holiday = office.at(at("2026-11-23T10:00"));
        assertThat(holiday.open()).isFalse();
        assertThat(holiday.holiday()).isTrue();
        assertThat(holiday.message()).isEqualTo("창립 기념일이에요");
        assertThat(holiday.opensAt()).isEqualTo(at("2026-11-24T09:00"));
    }

    @Test
    void withoutTimesItIsOpenAtAllTimesButOnHolidays() {
        Timetable always = new Timetable(new Hours(SEOUL, List.of(), List.of(HOLIDAY), null));
        assertThat(always.open(at("2026-11-22T23:59:59"))).isTrue();
        assertThat(always.open(at("2026-11-23T12:00"))).isFalse();
        assertThat(always.at(at("2026-11-23T12:00")).opensAt()).isEqualTo(at("2026-11-24T00:00"));
    }

    @Test
    void aNightGoesOnBehindMidnight() {
        Timetable night = new Timetable(new Hours(
                SEOUL, List.of(span(DayOfWeek.FRIDAY, 22, 24), span(DayOfWeek.SATURDAY, 0, 2)), List.of(), null));
        assertThat(night.open(at("2026-11-20T23:59:59"))).isTrue();
        assertThat(night.open(at("2026-11-21T00:00"))).isTrue();
        assertThat(night.at(at("2026-11-21T02:00")).opensAt()).isEqualTo(at("2026-11-27T22:00"));
    }

    @Test
    void anOfficeThatNeverOpensSaysThatNobodyKnowsWhen() {
        Timetable closed = new Timetable(new Hours(
                SEOUL,
                List.of(span(DayOfWeek.MONDAY, 9, 18)),
                Stream.iterate(LocalDate.of(2026, 11, 16), day -> day.plusWeeks(1))
                        .limit(80)
                        .map(day -> new Hours.Holiday(day.toString(), null))
                        .toList(),
                null));
        assertThat(closed.at(at("2026-11-20T10:00")).opensAt()).isZero();
        assertThat(closed.at(at("2026-11-20T10:00")).closedAt()).isZero();
    }

    /** In Berlin 02:00 to 03:00 was skipped on 2026-03-29, and came twice on 2026-10-25. */
    @Test
    void theDayOnWhichTheClocksAreSetHasItsTimesOnce() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Timetable night = new Timetable(
                new Hours(berlin.getId(), List.of(new Hours.Span(DayOfWeek.SUNDAY, 150, 240)), List.of(), null));
        long spring = at("2026-03-29T01:59:59", berlin);
        assertThat(night.open(spring)).isFalse();
        assertThat(night.at(spring).opensAt()).isEqualTo(at("2026-03-29T03:30", berlin));
        assertThat(night.open(at("2026-03-29T03:30", berlin))).isTrue();

        long first = at("2026-10-25T02:30", berlin);
        assertThat(night.open(first - 1)).isFalse();
        assertThat(night.open(first)).isTrue();
        assertThat(night.open(first + 3_600_000)).isTrue();
        assertThat(night.at(first + 2 * 3_600_000 + 1_800_000).closedAt()).isEqualTo(first + 2 * 3_600_000 + 1_800_000);
    }

    private static Hours.Span span(DayOfWeek day, int from, int until) {
        return new Hours.Span(day, from * 60, until * 60);
    }

    private static long at(String local) {
        return at(local, ZoneId.of(SEOUL));
    }

    private static long at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
    }
}

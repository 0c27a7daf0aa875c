package org.sangdam.console.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.sangdam.console.fx.Texts;

/** Moments and spans of time in the words of the chosen language and the time zone of the person who reads. UI thread. */
final class Moments {
    private final Texts texts;
    private final Clock clock;

    Moments(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /** As short as it can be understood: the time today, the day this year, else the date. */
    String brief(long millis) {
        LocalDate day = dayOf(millis);
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return time(millis);
        }
        return say(day.getYear() == today.getYear() ? "history.moment.thisYear" : "history.moment.otherYear", millis);
    }

    String time(long millis) {
        return say("history.moment.time", millis);
    }

    String day(long millis) {
        return say("history.moment.day", millis);
    }

    LocalDate dayOf(long millis) {
        return zoned(millis).toLocalDate();
    }

    String span(long millis) {
        Duration span = Duration.ofMillis(Math.max(0, millis));
        if (span.toMinutes() == 0) {
            return texts.text("history.span.seconds", span.toSeconds());
        }
        return span.toHours() == 0
                ? texts.text("history.span.minutes", span.toMinutes())
                : texts.text("history.span.hours", span.toHours(), span.toMinutesPart());
    }

    private String say(String pattern, long millis) {
        return DateTimeFormatter.ofPattern(
                        texts.text(pattern), texts.language().get().locale())
                .format(zoned(millis));
    }

    private ZonedDateTime zoned(long millis) {
        return Instant.ofEpochMilli(millis).atZone(clock.getZone());
    }
}

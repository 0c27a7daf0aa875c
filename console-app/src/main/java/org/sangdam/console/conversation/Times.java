package org.sangdam.console.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.sangdam.console.fx.Texts;

/** Moments as people read them, in the language of the moment and this machine's time zone. */
public final class Times {
    private final Texts texts;
    private final ZoneId zone;

    public Times(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** @param millis since 1970 */
    public LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    /** The day in full: what stands between the messages of two days. */
    public String day(LocalDate date) {
        return formatter(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)).format(date);
    }

    public String time(long millis) {
        return formatter(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT))
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    public String dayAndTime(long millis) {
        return formatter(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private DateTimeFormatter formatter(DateTimeFormatter formatter) {
        return formatter.withLocale(texts.language().get().locale());
    }
}

package org.sangdam.console.reply;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Knows what to fill into a reply at this moment. UI thread.
 *
 * @param counsellor name of whoever has signed in
 * @param office its name
 * @param clock the time of the day on the counsellor's wall
 */
public record Filler(Supplier<String> counsellor, Supplier<String> office, Clock clock) {
    private static final DateTimeFormatter KOREAN = DateTimeFormatter.ofPattern("a h:mm", Locale.KOREAN);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    /** @param language of the conversation */
    Filling filling(String customer, String language) {
        boolean korean = Locale.forLanguageTag(language).getLanguage().equals(Locale.KOREAN.getLanguage());
        String time = LocalTime.now(clock).format(korean ? KOREAN : ENGLISH);
        return new Filling(customer, counsellor.get(), office.get(), time);
    }
}

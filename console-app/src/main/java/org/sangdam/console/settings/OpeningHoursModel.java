package org.sangdam.console.settings;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.ToCounsellor;

/** When the office is open, as it is and as it shall be. UI thread. */
final class OpeningHoursModel {
    private final Commands commands;
    private final Map<DayOfWeek, StringProperty> days = new EnumMap<>(DayOfWeek.class);
    private final StringProperty zone = new SimpleStringProperty(Hours.ALWAYS.zone());
    private final StringProperty holidays = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Fault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    /** What has to be written otherwise, and what of it. */
    record Fault(Wrong wrong, DayOfWeek day) {
        /** Times of a day that cannot be read. */
        static Fault times(DayOfWeek day) {
            return new Fault(Wrong.TIMES, day);
        }

        /** Times of a day that end on the next one. */
        static Fault pastMidnight(DayOfWeek day) {
            return new Fault(Wrong.PAST_MIDNIGHT, day);
        }

        static Fault of(Wrong wrong) {
            return new Fault(wrong, null);
        }
    }

    /** What may be wrong with it; all but the first two, which are times of a day, concerns what customers read, or when. */
    enum Wrong {
        TIMES,
        PAST_MIDNIGHT,
        HOLIDAY,
        HOLIDAYS_TOO_MANY,
        HOLIDAY_TOO_LONG,
        MESSAGE_TOO_LONG,
        TOO_LONG_TOGETHER
    }

    OpeningHoursModel(Commands commands) {
        this.commands = commands;
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(day, edited(new SimpleStringProperty("")));
        }
        edited(zone);
        edited(holidays);
        edited(message);
    }

    private StringProperty edited(StringProperty text) {
        text.addListener((observed, before, now) -> {
            saved.set(false);
            fault.set(null);
        });
        return text;
    }

    /** The times of a day as they are written; empty if it is closed. */
    StringProperty day(DayOfWeek day) {
        return days.get(day);
    }

    StringProperty zone() {
        return zone;
    }

    /** A line each: the date, and what customers are told that day. */
    StringProperty holidays() {
        return holidays;
    }

    /** What customers are told while it is closed. */
    StringProperty message() {
        return message;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether it is known how they are now: nothing is to be changed before. */
    ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    /** Whether what stands there was just stored. */
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** What has to be written otherwise; null if nothing has. */
    ReadOnlyObjectProperty<Fault> fault() {
        return fault.getReadOnlyProperty();
    }

    /** Why it was not read or stored; null if it was. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Asks how they are now. */
    void refresh() {
        busy.set(true);
        commands.ask(Administering.AskHours::new, ToCounsellor.OpeningHours.class)
                .whenComplete((answer, failed) -> {
                    busy.set(false);
                    failure.set(failed);
                    if (failed == null) {
                        show(answer.hours());
                    }
                });
    }

    private void show(Hours hours) {
        days.forEach((day, text) -> text.set(WeekText.text(day, hours.spans())));
        zone.set(hours.zone());
        holidays.set(WeekText.text(hours.holidays()));
        message.set(hours.message() == null ? "" : hours.message());
        known.set(true);
    }

    void save() {
        if (busy.get() || !known.get()) {
            return;
        }
        saved.set(false);
        failure.set(null);
        List<Hours.Span> spans = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            try {
                spans.addAll(WeekText.spans(day, days.get(day).get()));
            } catch (WeekText.PastMidnight e) {
                fault.set(Fault.pastMidnight(day));
                return;
            } catch (IllegalArgumentException e) {
                fault.set(Fault.times(day));
                return;
            }
        }
        List<WeekText.Day> off;
        try {
            off = WeekText.holidays(holidays.get());
        } catch (IllegalArgumentException e) {
            fault.set(Fault.of(Wrong.HOLIDAY));
            return;
        }
        String words = message.get().isBlank() ? null : message.get().strip();
        Wrong wrong = wrong(off, words);
        fault.set(wrong == null ? null : Fault.of(wrong));
        if (wrong == null) {
            store(spans, off.stream().map(WeekText.Day::holiday).toList(), words);
        }
    }

    /** Whether it is more than the service takes: a frame that is too large would cost the connection. @return null if not */
    private static Wrong wrong(List<WeekText.Day> off, String words) {
        if (off.size() > Hours.MOST_HOLIDAYS) {
            return Wrong.HOLIDAYS_TOO_MANY;
        }
        if (off.stream().anyMatch(day -> length(day.message()) > Hours.LONGEST_MESSAGE)) {
            return Wrong.HOLIDAY_TOO_LONG;
        }
        if (length(words) > Hours.LONGEST_MESSAGE) {
            return Wrong.MESSAGE_TOO_LONG;
        }
        int together = length(words)
                + off.stream().mapToInt(day -> length(day.message())).sum();
        return together > Hours.LONGEST_TOGETHER ? Wrong.TOO_LONG_TOGETHER : null;
    }

    private static int length(String message) {
        return message == null ? 0 : message.length();
    }

    private void store(List<Hours.Span> spans, List<Hours.Holiday> off, String words) {
        busy.set(true);
        commands.ask(id -> new Administering.SetHours(id, zone.get(), spans, off, words))
                .whenComplete((ack, failed) -> {
                    busy.set(false);
                    failure.set(failed);
                    saved.set(failed == null);
                });
    }
}

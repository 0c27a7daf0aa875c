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

    /** What cannot be read. @param day of the times, null if it is the holidays */
    record Fault(DayOfWeek day) {}

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
            } catch (IllegalArgumentException e) {
                fault.set(new Fault(day));
                return;
            }
        }
        List<Hours.Holiday> off;
        try {
            off = WeekText.holidays(holidays.get());
        } catch (IllegalArgumentException e) {
            fault.set(new Fault(null));
            return;
        }
        fault.set(null);
        store(spans, off);
    }

    private void store(List<Hours.Span> spans, List<Hours.Holiday> off) {
        busy.set(true);
        String words = message.get().isBlank() ? null : message.get().strip();
        commands.ask(id -> new Administering.SetHours(id, zone.get(), spans, off, words))
                .whenComplete((ack, failed) -> {
                    busy.set(false);
                    failure.set(failed);
                    saved.set(failed == null);
                });
    }
}

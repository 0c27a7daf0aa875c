package org.sangdam.console.history;

import java.time.Clock;
import java.time.LocalDate;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;

/** Which consultations are looked for; null lets everything through. UI thread. */
public final class HistoryFilter {
    private static final int LONGEST_TEXT = 200;

    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
    private final ObjectProperty<ToCounsellor.Account> counsellor = new SimpleObjectProperty<>();
    private final ObjectProperty<Topic> topic = new SimpleObjectProperty<>();
    private final ObjectProperty<Status> status = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");

    public ObjectProperty<Period> period() {
        return period;
    }

    /** The first day of {@link Period#BETWEEN}. */
    public ObjectProperty<LocalDate> from() {
        return from;
    }

    /** The last day of {@link Period#BETWEEN}. */
    public ObjectProperty<LocalDate> until() {
        return until;
    }

    public ObjectProperty<ToCounsellor.Account> counsellor() {
        return counsellor;
    }

    public ObjectProperty<Topic> topic() {
        return topic;
    }

    public ObjectProperty<Status> status() {
        return status;
    }

    /** In name, telephone number or a message. */
    public StringProperty text() {
        return text;
    }

    /** Lets everything through again. */
    public void reset() {
        period.set(Period.ALL);
        from.set(null);
        until.set(null);
        counsellor.set(null);
        topic.set(null);
        status.set(null);
        text.set("");
    }

    /** Whether anything is kept back. */
    public boolean narrow() {
        return period.get() != Period.ALL
                || counsellor.get() != null
                || topic.get() != null
                || status.get() != null
                || !text.get().isBlank();
    }

    /** Everything that a person chooses rather than types. */
    Observable[] choices() {
        return new Observable[] {period, from, until, counsellor, topic, status};
    }

    /**
     * The question to the service.
     *
     * @param clock says what today is, and where
     * @param before only conversations with a lower number, 0 for the newest
     */
    FromCounsellor.History question(String id, Clock clock, long before, int limit) {
        LocalDate first = firstDay(LocalDate.now(clock));
        LocalDate last = lastDay();
        String words = text.get().strip();
        return new FromCounsellor.History(
                id,
                first == null ? 0 : startOf(first, clock),
                last == null ? 0 : startOf(last.plusDays(1), clock),
                counsellor.get() == null ? 0 : counsellor.get().counsellor(),
                topic.get() == null ? null : topic.get().id(),
                status.get(),
                words.isEmpty() ? null : words.substring(0, Math.min(LONGEST_TEXT, words.length())),
                0,
                before,
                limit);
    }

    /** Two days chosen the wrong way round mean the same period. */
    private boolean turned() {
        return period.get() == Period.BETWEEN
                && from.get() != null
                && until.get() != null
                && from.get().isAfter(until.get());
    }

    private LocalDate firstDay(LocalDate today) {
        return period.get().first(today, turned() ? until.get() : from.get());
    }

    private LocalDate lastDay() {
        if (period.get() != Period.BETWEEN) {
            return null;
        }
        return turned() ? from.get() : until.get();
    }

    private static long startOf(LocalDate day, Clock clock) {
        return day.atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    }
}

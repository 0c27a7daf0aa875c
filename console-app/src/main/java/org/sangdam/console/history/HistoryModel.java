package org.sangdam.console.history;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** The consultations that match a filter, newest first, in pages. Lives as long as its screen. UI thread. */
public final class HistoryModel {
    static final int PAGE = 50;
    static final Duration TYPING = Duration.ofMillis(300);

    private final Commands commands;
    private final Clock clock;
    private final HistoryFilter filter = new HistoryFilter();
    private final ObservableList<Archived> rows = FXCollections.observableArrayList();
    private final ObservableList<ToCounsellor.Account> counsellors = FXCollections.observableArrayList();
    private final ObservableList<Archived> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<ToCounsellor.Account> counsellorsView =
            FXCollections.unmodifiableObservableList(counsellors);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NOTHING);
    private Throwable failure;
    private boolean more;
    /** Counts the questions, so that an answer to an earlier one is known and dropped. */
    private int question;

    /** @param clock today and the time zone of the person who looks */
    public HistoryModel(Commands commands, Clock clock, Debounce debounce) {
        this.commands = commands;
        this.clock = clock;
        InvalidationListener chosen = changed -> debounce.call(Duration.ZERO, this::refresh);
        for (Observable choice : filter.choices()) {
            choice.addListener(chosen);
        }
        filter.text().addListener((observed, before, now) -> {
            if (!before.strip().equals(now.strip())) {
                debounce.call(TYPING, this::refresh);
            }
        });
    }

    public HistoryFilter filter() {
        return filter;
    }

    public ObservableList<Archived> rows() {
        return rowsView;
    }

    /** Everybody to filter by; empty until they have come. */
    public ObservableList<ToCounsellor.Account> counsellors() {
        return counsellorsView;
    }

    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why the last question failed; null unless {@link #progress()} says so. */
    public Throwable failure() {
        return failure;
    }

    /** Whether there are older ones than those loaded. */
    public boolean more() {
        return more;
    }

    /** The screen is opened, or again in front: what is on it shall be of now, unless somebody has scrolled far. */
    public void shown() {
        if (counsellors.isEmpty()) {
            commands.ask(FromCounsellor.Accounts::new, ToCounsellor.Accounts.class)
                    .thenAccept(answer -> counsellors.setAll(answer.accounts()));
        }
        if (rows.size() <= PAGE) {
            refresh();
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Asks anew from the newest on; the rows stay until the answer is there. */
    public void refresh() {
        more = false;
        ask(Progress.LOADING, 0);
    }

    /** Asks for the next page, if there is one and none is on its way. */
    public void loadMore() {
        if (more && progress.get() == Progress.LOADED) {
            ask(Progress.LOADING_MORE, rows.get(rows.size() - 1).conversation());
        }
    }

    /** Asks once more for what failed. */
    public void retry() {
        if (progress.get() == Progress.FAILED) {
            refresh();
        } else if (progress.get() == Progress.MORE_FAILED) {
            ask(Progress.LOADING_MORE, rows.get(rows.size() - 1).conversation());
        }
    }

    private void ask(Progress loading, long before) {
        int asked = ++question;
        progress.set(loading);
        commands.ask(id -> filter.question(id, clock, before, PAGE), ToCounsellor.History.class)
                .whenComplete((answer, failed) -> {
                    if (asked == question) {
                        take(loading, answer, failed);
                    }
                });
    }

    private void take(Progress loading, ToCounsellor.History answer, Throwable failed) {
        failure = failed;
        boolean first = loading == Progress.LOADING;
        if (failed != null) {
            progress.set(first ? Progress.FAILED : Progress.MORE_FAILED);
            return;
        }
        if (first) {
            rows.setAll(answer.conversations());
        } else {
            rows.addAll(answer.conversations());
        }
        more = answer.more();
        progress.set(Progress.LOADED);
    }
}

package org.sangdam.console.history;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** The consultations that match a filter, newest first, in pages. Lives as long as its screen. UI thread. */
public final class HistoryModel {
    static final int PAGE = 50;
    static final Duration TYPING = Duration.ofMillis(300);
    /** After this it is asked again for what the archive does not have back yet. */
    static final Duration REBUILDING = Duration.ofSeconds(5);

    private final Commands commands;
    private final Clock clock;
    private final Debounce debounce;
    private final HistoryFilter filter = new HistoryFilter();
    private final ObservableList<Archived> rows = FXCollections.observableArrayList();
    private final ObservableList<ToCounsellor.Account> counsellors = FXCollections.observableArrayList();
    private final ObservableList<Archived> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<ToCounsellor.Account> counsellorsView =
            FXCollections.unmodifiableObservableList(counsellors);
    private final Paging<ToCounsellor.History> paging = new Paging<>(new Rows());

    /** @param clock today and the time zone of the person who looks */
    public HistoryModel(Commands commands, Clock clock, Debounce debounce) {
        this.commands = commands;
        this.clock = clock;
        this.debounce = debounce;
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
        return paging.progress();
    }

    /** Why the last question failed; null unless {@link #progress()} says so. */
    public Throwable failure() {
        return paging.failure();
    }

    /** Whether there are older ones than those loaded. */
    public boolean more() {
        return paging.more();
    }

    /** The screen is opened, or again in front: what is on it shall be of now, unless somebody has scrolled far. */
    public void shown() {
        if (counsellors.isEmpty()) {
            commands.ask(Administering.Accounts::new, ToCounsellor.Accounts.class)
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
        paging.forget();
        paging.first();
    }

    /** Asks for the next page, if there is one and none is on its way. */
    public void loadMore() {
        paging.next();
    }

    /** Asks once more for what failed. */
    public void retry() {
        paging.retry();
    }

    private final class Rows implements Paging.Source<ToCounsellor.History> {
        @Override
        public CompletableFuture<ToCounsellor.History> ask(long before) {
            return commands.ask(id -> filter.question(id, clock, before, PAGE), ToCounsellor.History.class);
        }

        @Override
        public boolean take(ToCounsellor.History page, boolean first) {
            if (first) {
                rows.setAll(page.conversations());
            } else {
                rows.addAll(page.conversations());
            }
            return page.more();
        }

        @Override
        public long end() {
            return rows.get(rows.size() - 1).conversation();
        }

        @Override
        public void failed(Throwable why) {
            if (CommandFailed.of(why).map(CommandFailed::code).orElse(null) == Code.REBUILDING) {
                debounce.call(REBUILDING, HistoryModel.this::retry);
            }
        }
    }
}

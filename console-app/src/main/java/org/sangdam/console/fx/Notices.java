package org.sangdam.console.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Short messages that stand in a corner of the window for a while and disturb nothing. UI thread. */
public final class Notices {
    private static final long SECONDS = 8;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    /** Held here: a view made for each caller would be forgotten, and its listeners with it. */
    private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(shown);

    private final Executor ui;
    private final ScheduledExecutorService timer;

    public Notices(Executor ui, ScheduledExecutorService timer) {
        this.ui = ui;
        this.timer = timer;
    }

    public ObservableList<Notice> shown() {
        return view;
    }

    public void info(String text) {
        show(new Notice(text, false, null));
    }

    public void warn(String text) {
        show(new Notice(text, true, null));
    }

    /** @param remedy what mends it */
    public void warn(String text, Remedy remedy) {
        show(new Notice(text, true, remedy));
    }

    public void dismiss(Notice notice) {
        shown.removeIf(each -> each == notice);
    }

    /** What stands there already is not said twice: it stays for as long as if it were new. */
    private void show(Notice notice) {
        shown.removeIf(notice::saysTheSame);
        shown.add(notice);
        timer.schedule(() -> ui.execute(() -> dismiss(notice)), SECONDS, TimeUnit.SECONDS);
    }

    /**
     * @param text in the language of the moment it was raised in
     * @param remedy null if there is none at hand
     */
    public record Notice(String text, boolean warning, Remedy remedy) {
        private boolean saysTheSame(Notice other) {
            return text.equals(other.text) && warning == other.warning;
        }
    }

    /** A button beside the text. @param text what is done when it is pressed */
    public record Remedy(String text, Runnable action) {}
}

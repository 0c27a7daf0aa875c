package org.sangdam.console.reply;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/**
 * What a slash brings up while a message is written: the replies that fit what stands behind it. The word counts as a whole,
 * wherever in it the caret is: an input method may keep the caret before the syllable in the making. UI thread.
 */
final class ReplyPickerModel {
    private static final int NONE = -1;

    private final RepliesModel replies;
    private final ObservableList<Reply> matches = FXCollections.observableArrayList();
    private final ObservableList<Reply> view = FXCollections.unmodifiableObservableList(matches);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(NONE);
    private final BooleanBinding open = Bindings.isNotEmpty(matches);
    /** Outlives no tab: the replies do not hold it. */
    private final ListChangeListener<Reply> follow = change -> again();

    private int start = NONE;
    private int end;
    private String word = "";
    /** Where the slash stands for which the list was closed; it stays so until the slash is gone. */
    private int closed = NONE;

    ReplyPickerModel(RepliesModel replies) {
        this.replies = replies;
        replies.rows().addListener(new WeakListChangeListener<>(follow));
    }

    /** In the place of what was typed. @param start and {@code end} where that stands in the text */
    record Choice(Reply reply, int start, int end) {}

    /** The best one first. */
    ObservableList<Reply> matches() {
        return view;
    }

    BooleanBinding open() {
        return open;
    }

    /** Place of the one that would be taken among the matches; -1 while the list is closed. */
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** The text, or the place of the caret in it, is another. */
    void typed(String text, int caret) {
        int at = Math.min(caret, text.length()); // for a moment behind the end, when a text has just become shorter
        int from = at;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        if (from >= at || text.charAt(from) != '/') {
            start = NONE;
            closed = NONE;
            matches.clear();
            selected.set(NONE);
            return;
        }
        int to = from;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        start = from;
        end = to;
        word = text.substring(start + 1, end);
        if (start != closed) {
            closed = NONE;
            show();
        }
    }

    /** Replies have changed meanwhile. */
    private void again() {
        if (start != NONE && start != closed) {
            show();
        }
    }

    /** The one that was chosen stays so as long as it fits. */
    private void show() {
        Reply before = selected.get() > 0 ? matches.get(selected.get()) : null;
        selected.set(NONE);
        matches.setAll(ReplySearch.in(replies.rows(), word));
        select(matches.isEmpty() ? NONE : Math.max(0, matches.indexOf(before)));
    }

    /** @param by 1 for the next one, -1 for the one before; behind the last comes the first */
    void move(int by) {
        if (!matches.isEmpty()) {
            select(Math.floorMod(selected.get() + by, matches.size()));
        }
    }

    void select(int place) {
        selected.set(place);
    }

    /** No list for what stands there now. */
    void close() {
        closed = start;
        selected.set(NONE);
        matches.clear();
    }

    /** The one to be put into the text; the list is closed. Empty if there was none. */
    Optional<Choice> take() {
        if (selected.get() == NONE) {
            return Optional.empty();
        }
        Choice choice = new Choice(matches.get(selected.get()), start, end);
        close();
        return Optional.of(choice);
    }
}

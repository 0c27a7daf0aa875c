package org.sangdam.console.history;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** One consultation to read: its newest page first, earlier ones on demand. UI thread. */
public final class TranscriptModel {
    private final Commands commands;
    private final ObservableList<Message> messages = FXCollections.observableArrayList();
    private final ObservableList<Message> view = FXCollections.unmodifiableObservableList(messages);
    private final ReadOnlyObjectWrapper<Archived> consultation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NOTHING);
    private Throwable failure;
    private boolean more;
    private long conversation;
    /** Counts the questions, so that an answer to an earlier one is known and dropped. */
    private int question;

    public TranscriptModel(Commands commands) {
        this.commands = commands;
    }

    /** Rising numbers, without a gap. */
    public ObservableList<Message> messages() {
        return view;
    }

    /** What the archive knows of it; null until the first page has come. */
    public ReadOnlyObjectProperty<Archived> consultation() {
        return consultation.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why the last question failed; null unless {@link #progress()} says so. */
    public Throwable failure() {
        return failure;
    }

    /** Whether there is something before the first message loaded. */
    public boolean more() {
        return more;
    }

    /** Shows another consultation, or the same one as it is now. */
    public void open(long number) {
        if (number != conversation) {
            clear();
        }
        conversation = number;
        ask(Progress.LOADING, 0);
    }

    /** Nothing is shown. */
    public void close() {
        question++;
        conversation = 0;
        clear();
        progress.set(Progress.NOTHING);
    }

    /** Asks for the page before the first message, if there is one and none is on its way. */
    public void loadEarlier() {
        if (more && progress.get() == Progress.LOADED) {
            ask(Progress.LOADING_MORE, messages.get(0).seq());
        }
    }

    /** Asks once more for what failed. */
    public void retry() {
        if (progress.get() == Progress.FAILED) {
            ask(Progress.LOADING, 0);
        } else if (progress.get() == Progress.MORE_FAILED) {
            ask(Progress.LOADING_MORE, messages.get(0).seq());
        }
    }

    private void clear() {
        more = false;
        messages.clear();
        consultation.set(null);
    }

    private void ask(Progress loading, long before) {
        int asked = ++question;
        long number = conversation;
        progress.set(loading);
        commands.ask(id -> new FromCounsellor.Transcript(id, number, before), ToCounsellor.Transcript.class)
                .whenComplete((answer, failed) -> {
                    if (asked == question) {
                        take(loading, answer, failed);
                    }
                });
    }

    private void take(Progress loading, ToCounsellor.Transcript answer, Throwable failed) {
        failure = failed;
        boolean first = loading == Progress.LOADING;
        if (failed != null) {
            progress.set(first ? Progress.FAILED : Progress.MORE_FAILED);
            return;
        }
        consultation.set(answer.conversation());
        if (first) {
            messages.setAll(answer.messages());
        } else {
            messages.addAll(0, answer.messages());
        }
        more = answer.more();
        progress.set(Progress.LOADED);
    }
}

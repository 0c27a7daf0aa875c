package org.sangdam.console.history;

import java.util.concurrent.CompletableFuture;
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
    private final Paging<ToCounsellor.Transcript> paging = new Paging<>(new Messages());
    private long conversation;

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
        return paging.progress();
    }

    /** Why the last question failed; null unless {@link #progress()} says so. */
    public Throwable failure() {
        return paging.failure();
    }

    /** Whether there is something before the first message loaded. */
    public boolean more() {
        return paging.more();
    }

    /** Shows another consultation, or the same one as it is now. */
    public void open(long number) {
        if (number != conversation) {
            clear();
        }
        conversation = number;
        paging.first();
    }

    /** Nothing is shown. */
    public void close() {
        conversation = 0;
        clear();
        paging.stop();
    }

    /** Asks for the page before the first message, if there is one and none is on its way. */
    public void loadEarlier() {
        paging.next();
    }

    /** Asks once more for what failed. */
    public void retry() {
        paging.retry();
    }

    private void clear() {
        paging.forget();
        messages.clear();
        consultation.set(null);
    }

    private final class Messages implements Paging.Source<ToCounsellor.Transcript> {
        @Override
        public CompletableFuture<ToCounsellor.Transcript> ask(long before) {
            long number = conversation;
            return commands.ask(id -> new FromCounsellor.Transcript(id, number, before), ToCounsellor.Transcript.class);
        }

        @Override
        public boolean take(ToCounsellor.Transcript page, boolean first) {
            consultation.set(page.conversation());
            if (first) {
                messages.setAll(page.messages());
            } else {
                messages.addAll(0, page.messages());
            }
            return page.more();
        }

        @Override
        public long end() {
            return messages.get(0).seq();
        }
    }
}

package org.sangdam.console.reply;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Replying;

/** A handful of replies to begin with, in the console's language, for whoever asks for them. UI thread. */
public final class StarterRepliesModel {
    private static final List<String> NAMES = List.of("greeting", "wait", "number", "farewell");

    private final Commands commands;
    private final ObservableBooleanValue sharing;
    private final Texts texts;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    /** @param sharing whether they may be everybody's */
    public StarterRepliesModel(Commands commands, ObservableBooleanValue sharing, Texts texts) {
        this.commands = commands;
        this.sharing = sharing;
        this.texts = texts;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why they were not all added; null if they were, or nobody has asked. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Everybody's if that may be, else one's own. Those that are there already stay as they are. */
    void add() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        boolean shared = sharing.get();
        CompletableFuture<?>[] all = NAMES.stream()
                .map(name -> commands.ask(id -> new Replying.Add(
                        id,
                        shared,
                        texts.text("replies.exampleShortcut." + name),
                        texts.text("replies.exampleText." + name))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).whenComplete((done, failed) -> {
            busy.set(false);
            failure.set(failed);
        });
    }
}

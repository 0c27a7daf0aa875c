package org.sangdam.console.reply;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;

/** What is asked of the service, one thing at a time. UI thread. */
final class Wishes {
    private final Commands commands;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    Wishes(Commands commands) {
        this.commands = commands;
    }

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last one was not granted; null if it was, or is forgotten. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void forget() {
        failure.set(null);
    }

    /** @param then if it was granted; {@code afterwards} follows, however it ended */
    void ask(Function<String, FromCounsellor> command, Runnable then, Runnable afterwards) {
        busy.set(true);
        failure.set(null);
        commands.ask(command).whenComplete((ack, failed) -> {
            busy.set(false);
            failure.set(failed);
            if (failed == null) {
                then.run();
            }
            afterwards.run();
        });
    }
}

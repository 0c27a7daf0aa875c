package org.sangdam.console.link;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;

/** When a lost connection is tried anew: by the console's own patience, or as the service has asked. UI thread. */
final class Comeback {
    private final ScheduledExecutorService timer;
    private final Executor ui;
    private final Attempts attempts;
    private final ReadOnlyLongWrapper pause = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper untrusted = new ReadOnlyBooleanWrapper();
    private long askedMillis;
    private ScheduledFuture<?> next;

    Comeback(ScheduledExecutorService timer, Executor ui, Attempts attempts) {
        this.timer = timer;
        this.ui = ui;
        this.attempts = attempts;
    }

    /** Seconds that the service has asked this console to stay away, because too much came from here; 0 if it has not. */
    ReadOnlyLongProperty pause() {
        return pause.getReadOnlyProperty();
    }

    /** Whether the last attempt found somebody with a certificate that this machine does not trust for that name. */
    ReadOnlyBooleanProperty untrusted() {
        return untrusted.getReadOnlyProperty();
    }

    /** The connection is lost, or an attempt has failed. */
    void failed(Reason why) {
        untrusted.set(why == Reason.UNTRUSTED);
    }

    /** The service ends the connection. */
    void asked(Closing frame) {
        asked(frame.retryAfter());
        pause.set(frame.code() == Code.THROTTLED ? frame.retryAfter() : 0);
    }

    /** @param seconds that the service wants the next try to wait, 0 if it does not mind */
    void asked(long seconds) {
        askedMillis = TimeUnit.SECONDS.toMillis(seconds);
    }

    void plan(Runnable attempt) {
        long delay = askedMillis > 0 ? attempts.after(askedMillis) : attempts.pause(System.nanoTime());
        askedMillis = 0;
        next = timer.schedule(() -> ui.execute(attempt), delay, TimeUnit.MILLISECONDS);
    }

    void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    void opened(long nanos) {
        attempts.opened(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    void succeeded() {
        attempts.succeeded();
        pause.set(0);
        untrusted.set(false);
    }

    /** Nanoseconds that an attempt to come back has until its connection is open. */
    long patience() {
        return TimeUnit.MILLISECONDS.toNanos(attempts.patience());
    }
}

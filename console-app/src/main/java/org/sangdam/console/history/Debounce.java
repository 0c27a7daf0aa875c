package org.sangdam.console.history;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits for quiet: of several calls in a row only the last one is done. UI thread. */
public final class Debounce {
    private final Later later;
    private Future<?> waiting;

    public Debounce(Later later) {
        this.later = later;
    }

    /** Does the task after {@code quiet}, in place of the one that was waiting. */
    void call(Duration quiet, Runnable task) {
        if (waiting != null) {
            waiting.cancel(false);
        }
        waiting = later.run(quiet, task);
    }

    /** Runs a task on the UI thread some time from now. */
    @FunctionalInterface
    public interface Later {
        Future<?> run(Duration wait, Runnable task);

        static Later on(Executor ui, ScheduledExecutorService timer) {
            return (wait, task) -> timer.schedule(() -> ui.execute(task), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

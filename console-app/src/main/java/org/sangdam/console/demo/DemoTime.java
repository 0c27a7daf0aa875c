package org.sangdam.console.demo;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo's one thread, and how fast its time runs. What is handed over after the end is dropped. */
final class DemoTime implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTime.class);
    private static final int END_SECONDS = 2;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread demo = new Thread(task, "demo");
        demo.setDaemon(true);
        return demo;
    });
    private final double speed;

    /** @param speed 1 for the pace of people, 20 for twenty times that */
    DemoTime(double speed) {
        this.speed = speed;
    }

    @Override
    public void execute(Runnable task) {
        after(0, task);
    }

    /** @param seconds as people feel them */
    void after(double seconds, Runnable task) {
        try {
            thread.schedule(() -> guarded(task), Math.round(seconds / speed * 1_000_000), TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("after the end");
        }
    }

    /** A mistake of one simulated customer's does not end the others. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A simulated customer failed", e);
        }
    }

    /** Runs the last task, drops all others and ends. Not on the demo's thread. */
    void end(Runnable last) {
        try {
            thread.submit(() -> guarded(last)).get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("The demo did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }
}

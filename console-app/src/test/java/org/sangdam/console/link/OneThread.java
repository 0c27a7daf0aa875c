package org.sangdam.console.link;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Stands in for the UI thread: everything that a link hands out comes here, in order. */
public final class OneThread implements AutoCloseable {
    public final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    /** Does it there and waits for what comes of it. */
    public <T> T get(Callable<T> task) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return task.call();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        },
                        executor)
                .join();
    }

    public void run(Runnable task) {
        CompletableFuture.runAsync(task, executor).join();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

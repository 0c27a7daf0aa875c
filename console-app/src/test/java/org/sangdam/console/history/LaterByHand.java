package org.sangdam.console.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time that passes when the test says so. */
final class LaterByHand implements Debounce.Later {
    private final List<Waiting> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Waiting(Duration due, Runnable task, CompletableFuture<Void> cancelled) {}

    @Override
    public Future<?> run(Duration wait, Runnable task) {
        Waiting entry = new Waiting(now.plus(wait), task, new CompletableFuture<>());
        waiting.add(entry);
        return entry.cancelled();
    }

    void pass(Duration time) {
        now = now.plus(time);
        List<Waiting> due =
                waiting.stream().filter(each -> each.due().compareTo(now) <= 0).toList();
        waiting.removeAll(due);
        due.stream()
                .filter(each -> !each.cancelled().isCancelled())
                .forEach(each -> each.task().run());
    }
}

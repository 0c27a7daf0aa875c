package org.sangdam.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sangdam.server.protocol.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's thread. Runs what it is handed one after the other; the events of all commands that were waiting go to the
 * ledger as one batch with one sync, and only then is anybody told. When a batch cannot be stored the desk takes it back;
 * from then on whatever would have to be stored is refused, everything else goes on, and the ledger is tried until it takes
 * on again.
 */
public final class DeskLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskLoop.class);

    /** Tasks of one batch: bounds the time from a command to its sync. */
    private static final int LARGEST_BATCH = 4_096;

    /**
     * From the beginning of one sync to the next: it costs as much for one event as for a hundred. Nobody waits who comes
     * alone, and in a throng nobody waits longer than the network takes.
     */
    private static final long SYNC_NANOS = 1_000_000;

    private static final Runnable STOP = () -> {};

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "desk");
    private final ScheduledThreadPoolExecutor reopening =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "ledger-reopening"));
    private final Ledger ledger;
    private final LongSupplier clock;
    private final LongSupplier nanos;
    private final Consumer<IOException> failure;
    private final Duration pause;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Desk desk;
    private Audience audience;
    private boolean storing = true;
    /** Whether the desk shows something that is not durable. */
    private boolean ahead;
    /** Whether what is durable is being told. */
    private boolean telling;
    /** When the last sync began, in nanoseconds. */
    private long synced;

    /**
     * @param clock milliseconds since 1970
     * @param nanos {@link System#nanoTime}
     * @param failure told on the desk's thread when that ends by an error
     */
    public DeskLoop(Desk desk, Ledger ledger, LongSupplier clock, LongSupplier nanos, Consumer<IOException> failure) {
        this(desk, ledger, clock, nanos, failure, Duration.ofSeconds(1));
    }

    /** @param pause between a failure of the ledger and the next try */
    DeskLoop(
            Desk desk,
            Ledger ledger,
            LongSupplier clock,
            LongSupplier nanos,
            Consumer<IOException> failure,
            Duration pause) {
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
        this.nanos = nanos;
        this.synced = nanos.getAsLong() - SYNC_NANOS;
        this.failure = failure;
        this.pause = pause;
        reopening.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public void start(Audience audience) {
        this.audience = audience;
        thread.start();
    }

    /** Runs the task on the desk's thread. Any thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /**
     * The desk, to be read on its thread. Until the running task's batch has ended it may be ahead of what is durable, and
     * that part may be taken back: good to decide by, not to tell or to remember anything of beyond the task.
     */
    public Desk desk() {
        return desk;
    }

    /**
     * The desk, to be told of on its thread: {@link #whenDurable}, in an answer, or as the audience.
     *
     * @throws IllegalStateException it is ahead of what is durable: nobody may be told now
     */
    public Desk durable() {
        if (ahead) {
            throw new IllegalStateException("the desk was to be told of while it was ahead of what is durable");
        }
        return desk;
    }

    /** The office's clock: milliseconds since 1970. Any thread. */
    public long now() {
        return clock.getAsLong();
    }

    /**
     * Only on the desk's thread: decides now and answers there as soon as the outcome is durable. While that of others is
     * told it is put off: nobody may hear of it with them.
     */
    public void submit(Command command, Consumer<Decision> answer) {
        if (telling) {
            execute(() -> submit(command, answer));
            return;
        }
        Decision decision = desk.decide(command, clock.getAsLong());
        List<Change> changes = new ArrayList<>();
        if (decision instanceof Decision.Accepted accepted) {
            if (!storing && !accepted.events().isEmpty()) {
                decision = Decision.refuse(Code.NOT_STORED);
            } else {
                accepted.events().forEach(event -> changes.add(desk.attempt(event)));
                ahead |= !changes.isEmpty();
            }
        }
        outcomes.add(new Outcome(decision, changes, answer));
    }

    /**
     * Only on the desk's thread: answers there with what was decided by the desk as it is now, as soon as that is durable; if
     * it cannot be stored, by {@link Code#NOT_STORED}.
     */
    public void decided(Decision decision, Consumer<Decision> answer) {
        outcomes.add(new Outcome(decision, List.of(), answer));
    }

    /** Only on the desk's thread: runs the task there when all that the desk shows is durable. */
    public void whenDurable(Runnable task) {
        decided(Decision.nothingNew(0), decision -> task.run());
    }

    /** A desk without its thread would answer nobody: that is the end of the service, and is told as such. */
    private void work() {
        try {
            run();
        } catch (RuntimeException | Error e) {
            LOG.error("The desk's thread has ended", e);
            failure.accept(new IOException("the desk's thread has ended", e));
        }
    }

    private void run() {
        List<Runnable> batch = new ArrayList<>();
        boolean running = true;
        while (running) {
            rest();
            try {
                batch.add(tasks.take());
            } catch (InterruptedException e) {
                continue; // nobody interrupts the desk: it ends by STOP
            }
            tasks.drainTo(batch, LARGEST_BATCH - 1);
            for (Runnable task : batch) {
                running &= task != STOP;
                guarded(task);
            }
            batch.clear();
            settle();
            guarded(audience::settled);
        }
    }

    /** Until a sync is due: whatever comes meanwhile is taken together, and wakes nobody. */
    private void rest() {
        for (long left = untilSync(); left > 0; left = untilSync()) {
            LockSupport.parkNanos(left);
        }
    }

    private long untilSync() {
        return synced + SYNC_NANOS - nanos.getAsLong();
    }

    /** Makes what was decided durable and tells everybody. */
    private void settle() {
        List<Outcome> settled = List.copyOf(outcomes);
        outcomes.clear();
        boolean stored = store(settled);
        ahead = false;
        telling = true;
        for (Outcome outcome : settled) {
            if (stored && !outcome.changes().isEmpty()) {
                guarded(() -> audience.changed(outcome.changes()));
            }
            guarded(() -> outcome.answer().accept(stored ? outcome.decision() : Decision.refuse(Code.NOT_STORED)));
        }
        telling = false;
        if (!outcomes.isEmpty()) {
            settle();
        }
    }

    private boolean store(List<Outcome> settled) {
        List<Event> events = new ArrayList<>();
        settled.forEach(outcome -> outcome.changes().forEach(change -> events.add(change.event())));
        if (events.isEmpty()) {
            return true;
        }
        synced = nanos.getAsLong();
        try {
            ledger.append(events);
        } catch (IOException | RuntimeException e) {
            LOG.error("Nothing can be stored; until that has changed everything new is refused", e);
            desk.takeBack();
            storing = false;
            guarded(() -> audience.storing(false));
            tryAgain();
            return false;
        }
        desk.keep();
        return true;
    }

    private void tryAgain() {
        reopening.schedule(this::reopen, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own: a disk in trouble takes its time, and nobody who only reads has to wait for it. */
    private void reopen() {
        try {
            ledger.reopen();
            execute(() -> {
                LOG.info("Everything can be stored again");
                storing = true;
                audience.storing(true);
            });
        } catch (IOException | RuntimeException e) {
            LOG.debug("Still nothing can be stored: {}", e.getMessage());
            if (!reopening.isShutdown()) {
                tryAgain();
            }
        }
    }

    /** One peer's bad luck is not everybody's. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A task of the desk failed", e);
        }
    }

    private record Outcome(Decision decision, List<Change> changes, Consumer<Decision> answer) {}

    /** Settles what was handed over before, then ends. Not on the desk's thread. */
    @Override
    public void close() {
        tasks.add(STOP);
        boolean interrupted = false;
        while (thread.isAlive() || !reopening.isTerminated()) {
            try {
                thread.join();
                reopening.shutdown();
                reopening.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

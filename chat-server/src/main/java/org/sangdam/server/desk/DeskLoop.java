package org.sangdam.server.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

    private static final Runnable STOP = () -> {};

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "desk");
    private final ScheduledThreadPoolExecutor reopening =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "ledger-reopening"));
    private final Ledger ledger;
    private final LongSupplier clock;
    private final Consumer<IOException> failure;
    private final Duration pause;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Audience audience;
    private Desk desk;
    /** The same without what is not on the disk yet: follows, and takes the other's place when that cannot be stored. */
    private Desk durable;

    private boolean storing = true;

    /**
     * @param clock milliseconds since 1970
     * @param failure told on the desk's thread when that ends by an error
     */
    public DeskLoop(Desk desk, Ledger ledger, LongSupplier clock, Consumer<IOException> failure) {
        this(desk, ledger, clock, failure, Duration.ofSeconds(1));
    }

    /** @param pause between a failure of the ledger and the next try */
    DeskLoop(Desk desk, Ledger ledger, LongSupplier clock, Consumer<IOException> failure, Duration pause) {
        this.desk = desk;
        this.durable = new Desk(desk.snapshot());
        this.ledger = ledger;
        this.clock = clock;
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
     * that part may be taken back: whoever remembers something of it beyond the task asks for it {@link #whenDurable}.
     */
    public Desk desk() {
        return desk;
    }

    /** The office's clock: milliseconds since 1970. Any thread. */
    public long now() {
        return clock.getAsLong();
    }

    /** Only on the desk's thread: decides now and answers there as soon as the outcome is durable. */
    public void submit(Command command, Consumer<Decision> answer) {
        Decision decision = desk.decide(command, clock.getAsLong());
        List<Change> changes = new ArrayList<>();
        if (decision instanceof Decision.Accepted accepted) {
            if (!storing && !accepted.events().isEmpty()) {
                decision = Decision.refuse(Code.NOT_STORED);
            } else {
                accepted.events().forEach(event -> changes.add(desk.apply(event)));
            }
        }
        outcomes.add(new Outcome(decision, changes, answer));
    }

    /** Only on the desk's thread: runs the task there when all that the desk shows is durable. */
    public void whenDurable(Runnable task) {
        outcomes.add(new Outcome(Decision.nothingNew(0), List.of(), decision -> task.run()));
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

    /** Makes what was decided durable and tells everybody. */
    private void settle() {
        List<Outcome> settled = List.copyOf(outcomes);
        outcomes.clear();
        boolean stored = store(settled);
        for (Outcome outcome : settled) {
            if (stored && !outcome.changes().isEmpty()) {
                guarded(() -> audience.changed(outcome.changes()));
            }
            guarded(() -> outcome.answer().accept(stored ? outcome.decision() : Decision.refuse(Code.NOT_STORED)));
        }
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
        try {
            ledger.append(events);
        } catch (IOException | RuntimeException e) {
            LOG.error("Nothing can be stored; until that has changed everything new is refused", e);
            desk = durable;
            durable = new Desk(desk.snapshot());
            storing = false;
            guarded(() -> audience.storing(false));
            tryAgain();
            return false;
        }
        events.forEach(durable::apply);
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

package org.sangdam.server.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sangdam.server.protocol.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's thread. Runs what it is handed one after the other; the events of all commands that were waiting go to the
 * ledger as one batch with one sync, and only then is anybody told. Once the ledger has failed, every command is refused:
 * the desk may be ahead of the disk, so the office must be opened anew.
 */
public final class DeskLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskLoop.class);

    /** Tasks of one batch: bounds the time from a command to its sync. */
    private static final int LARGEST_BATCH = 4_096;

    private static final Runnable STOP = () -> {};

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "desk");
    private final Desk desk;
    private final Ledger ledger;
    private final LongSupplier clock;
    private final Consumer<IOException> failure;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Audience audience;
    private boolean failed;

    /**
     * @param clock milliseconds since 1970
     * @param failure told on the desk's thread when the ledger has failed, or the thread itself ends by an error
     */
    public DeskLoop(Desk desk, Ledger ledger, LongSupplier clock, Consumer<IOException> failure) {
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
        this.failure = failure;
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

    /** The desk, to be read on its thread; it may be ahead of what is durable until the running task's batch has ended. */
    public Desk desk() {
        return desk;
    }

    /** The office's clock: milliseconds since 1970. */
    public long now() {
        return clock.getAsLong();
    }

    /** Only on the desk's thread: decides now and answers there as soon as the outcome is durable. */
    public void submit(Command command, Consumer<Decision> answer) {
        if (failed) {
            answer.accept(Decision.refuse(Code.NOT_STORED));
            return;
        }
        Decision decision = desk.decide(command, clock.getAsLong());
        List<Change> changes = new ArrayList<>();
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> changes.add(desk.apply(event)));
        }
        outcomes.add(new Outcome(decision, changes, answer));
    }

    /** Only on the desk's thread: runs the task when all that the desk knows now is durable, or never. */
    public void whenDurable(Runnable task) {
        outcomes.add(new Outcome(Decision.nothingNew(0), List.of(), decision -> {
            if (decision instanceof Decision.Accepted) {
                task.run();
            }
        }));
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
        boolean durable = store(settled);
        for (Outcome outcome : settled) {
            if (durable && !outcome.changes().isEmpty()) {
                guarded(() -> audience.changed(outcome.changes()));
            }
            guarded(() -> outcome.answer().accept(durable ? outcome.decision() : Decision.refuse(Code.NOT_STORED)));
        }
        if (!outcomes.isEmpty()) {
            settle();
        }
    }

    private boolean store(List<Outcome> settled) {
        List<Event> events = new ArrayList<>();
        settled.forEach(outcome -> outcome.changes().forEach(change -> events.add(change.event())));
        if (events.isEmpty()) {
            return !failed;
        }
        if (failed) {
            return false;
        }
        try {
            ledger.append(events);
            return true;
        } catch (IOException | RuntimeException e) {
            failed = true;
            LOG.error("Nothing can be stored any more; every command is refused until the office is opened anew", e);
            guarded(() -> failure.accept(e instanceof IOException told ? told : new IOException(e)));
            return false;
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
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

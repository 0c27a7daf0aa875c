package org.sangdam.server.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sangdam.server.desk.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the archive from the ledger, on a thread of its own that nobody interrupts: at an easy pace, or at once when
 * somebody has to read what has just been written. Lives from {@link #start} to {@link #close}.
 */
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /**
     * Events in one transaction: the larger, the less each costs. But the database keeps no more than 19 MB of changed pages
     * in memory, and writes those of a larger transaction twice: measured with messages of 100 Korean characters in 200
     * conversations, 395 bytes an event with 8 000, and 687 with 10 000.
     */
    private static final int MOST = 8_000;

    /** The same while it is held back. */
    private static final int MOST_HELD = 1_000;

    /** Between two transactions while it is held back: 5 000 events in a second. */
    private static final long HELD_NANOS = 200_000_000;

    /**
     * Seconds and not moments: with each look the database writes every page anew that the talk has touched, 2 KB for
     * each conversation, however little was said in it.
     */
    private static final Duration PACE = Duration.ofSeconds(3);

    /** After that it is seen whether so much has come that a transaction is full. */
    private static final long GLANCE_NANOS = 250_000_000;

    private final Thread thread = new Thread(this::run, "archive-follower");
    private final Archive archive;
    private final Ledger ledger;
    private final Duration pace;
    private final Consumer<Throwable> failure;
    private final Object lock = new Object();
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean asked = true;
    private final AtomicInteger holding = new AtomicInteger();
    private boolean closing;
    private volatile boolean failing;

    /** @param failure told on the own thread each time that it fails */
    Follower(Archive archive, Ledger ledger, Consumer<Throwable> failure) {
        this(archive, ledger, PACE, failure);
    }

    /** @param pace time between two looks at the ledger while nobody asks */
    Follower(Archive archive, Ledger ledger, Duration pace, Consumer<Throwable> failure) {
        this.archive = archive;
        this.ledger = ledger;
        this.pace = pace;
        this.failure = failure;
    }

    private record Waiting(long position, CompletableFuture<Void> done) {}

    /** @throws IllegalStateException if the archive holds what the ledger does not: they do not belong together */
    public void start() {
        if (archive.position() > ledger.last()) {
            throw new IllegalStateException("The archive holds events up to number " + archive.position()
                    + ", but the ledger ends with number " + ledger.last() + ": they do not belong together.");
        }
        thread.start();
    }

    /**
     * Done when the archive holds the event at {@code position}. Any thread may ask; none that serves people may wait long:
     * bound the wait. Whatever is chained to it runs on the follower's thread unless it is given an executor.
     */
    public CompletableFuture<Void> caughtUp(long position) {
        if (archive.position() >= position) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (lock) {
            if (closing) {
                return CompletableFuture.failedFuture(new IllegalStateException("the archive follows no more"));
            }
            waiting.add(new Waiting(position, done));
            asked = true;
            lock.notifyAll();
        }
        return done;
    }

    /** Leaves room for somebody who copies the archive's file meanwhile, and would never end beside an unbridled writer. */
    void hold() {
        holding.incrementAndGet();
    }

    void letGo() {
        holding.decrementAndGet();
    }

    /** Whether the last attempt to follow has failed. Any thread. */
    public boolean failing() {
        return failing;
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = rest();
            follow();
            release();
        }
    }

    /** @return whether this is the last round */
    private boolean rest() {
        synchronized (lock) {
            long until = System.nanoTime() + pace.toNanos();
            long left = pace.toNanos();
            // A failing archive is not asked more often because many wait for it.
            while (!closing && (!asked || failing) && left > 0) {
                long glance = Math.min(left, GLANCE_NANOS);
                try {
                    lock.wait(glance / 1_000_000, (int) (glance % 1_000_000));
                } catch (InterruptedException e) {
                    continue; // nobody interrupts the follower: it ends by close()
                }
                left = until - System.nanoTime();
                asked |= ledger.last() - archive.position() >= MOST;
            }
            asked = false;
            return closing;
        }
    }

    private void follow() {
        long end = ledger.last();
        try {
            while (archive.position() < end) {
                archive.apply(ledger.read(archive.position(), holding.get() > 0 ? MOST_HELD : MOST));
                release();
                if (holding.get() > 0) {
                    LockSupport.parkNanos(HELD_NANOS);
                }
            }
            if (failing) {
                LOG.info("The archive follows the ledger again");
            }
            failing = false;
        } catch (IOException | RuntimeException | Error e) { // also a lack of memory: it may pass
            if (!failing) {
                LOG.error(
                        "The archive cannot follow the ledger beyond event {}; it keeps trying", archive.position(), e);
            }
            failing = true;
            failure.accept(e);
        }
    }

    private void release() {
        List<Waiting> released = new ArrayList<>();
        synchronized (lock) {
            waiting.removeIf(one -> one.done().isDone()); // whoever asked has lost patience
            waiting.removeIf(one -> one.position() <= archive.position() && released.add(one));
        }
        released.forEach(one -> one.done().complete(null));
    }

    /** Follows to the ledger's end and stops. Whoever still waits then is told that it was in vain. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        IllegalStateException over = new IllegalStateException("the archive follows no more");
        waiting.forEach(one -> one.done().completeExceptionally(over));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

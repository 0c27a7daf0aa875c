package org.sangdam.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sangdam.server.archive.ArchiveSpace;
import org.sangdam.server.backup.Backup;
import org.sangdam.server.metrics.Metrics;
import org.sangdam.server.session.Backplane;
import org.sangdam.server.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running office tells of itself at {@code /metrics}. Whatever may take long is looked at by threads of its own, every
 * few seconds; whoever reads is given what they saw last. From construction to close.
 */
final class Figures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
    private static final long START_SECONDS = 2;
    private static final long DESK_SECONDS = 1;
    private static final long DISK_SECONDS = 10;

    private final ScheduledExecutorService own = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "figures");
        thread.setDaemon(true); // nothing waits for a disk that hangs
        return thread;
    });
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Storage storage;
    private final Sessions sessions;
    private final Backplane backplane;
    private volatile Metrics metrics;
    private volatile OnDisk onDisk = new OnDisk(new ArchiveSpace(0, 0), 0, 0, 0);
    private volatile Customers customers = Customers.NONE;

    private record OnDisk(ArchiveSpace archive, long journalFiles, long journalBytes, long backupMade) {}

    Figures(Storage storage, Sessions sessions, Backplane backplane) {
        this.storage = storage;
        this.sessions = sessions;
        this.backplane = backplane;
    }

    /** A start has other things to do first. */
    void start() {
        own.schedule(this::begin, START_SECONDS, TimeUnit.SECONDS);
    }

    private void begin() {
        Metrics begun = new Metrics();
        disk();
        name(begun);
        Consumer<Duration> answered = begun.durations(
                "sangdam.desk.answer", "Time until the desk's thread does what it is asked, asked once a second");
        own.scheduleWithFixedDelay(() -> ask(answered), 0, DESK_SECONDS, TimeUnit.SECONDS);
        own.scheduleWithFixedDelay(this::disk, DISK_SECONDS, DISK_SECONDS, TimeUnit.SECONDS);
        metrics = begun;
    }

    private void name(Metrics to) {
        String bytes = "bytes";
        to.gauge(
                "sangdam.archive.file",
                bytes,
                "Size of the archive's file",
                () -> onDisk.archive().bytes());
        to.gauge(
                "sangdam.archive.used",
                "ratio",
                "Share of the archive's file that is in use",
                () -> onDisk.archive().used());
        to.gauge(
                "sangdam.archive.behind",
                "events",
                "Events that the archive does not hold yet",
                () -> Math.max(0, storage.ledger().last() - storage.archive().position()));
        to.gauge(
                "sangdam.archive.whole",
                "ratio",
                "1 unless the archive is being rebuilt",
                () -> storage.archive().percent() / 100.0);
        to.gauge("sangdam.journal.size", bytes, "Size of the journal's files", () -> onDisk.journalBytes());
        to.gauge("sangdam.journal.files", null, "Number of the journal's files", () -> onDisk.journalFiles());
        to.gauge("sangdam.backup.age", "seconds", "Age of the newest verified backup", this::backupAge);
        to.gauge("sangdam.customers.waiting", null, "Customers on the waiting list", () -> customers.waiting());
        to.gauge(
                "sangdam.conversations.active", null, "Conversations that a counsellor has", () -> customers.talking());
        String open = "Open connections";
        to.gauge("sangdam.connections", null, open, sessions::pages, "role", "customer");
        to.gauge("sangdam.connections", null, open, sessions::consoles, "role", "counsellor");
    }

    private double backupAge() {
        long made = onDisk.backupMade();
        return made == 0 ? Double.NaN : (System.currentTimeMillis() - made) / 1_000.0;
    }

    /** A desk that has not yet answered is not asked again: what it takes then is counted as one. */
    private void ask(Consumer<Duration> answered) {
        if (asking.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            backplane.execute(() -> {
                answered.accept(Duration.ofNanos(System.nanoTime() - asked));
                backplane.whenDurable(() -> {
                    customers = Customers.of(backplane.durable());
                    asking.set(false);
                });
            });
        }
    }

    private void disk() {
        try {
            List<Path> journal;
            try (Stream<Path> files = Files.list(storage.journalFolder())) {
                journal = files.toList();
            }
            long bytes = 0;
            for (Path file : journal) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
            List<Backup> backups = storage.backups().all();
            long made = backups.isEmpty() ? 0 : backups.get(0).made();
            onDisk = new OnDisk(storage.archive().space(), journal.size(), bytes, made);
        } catch (IOException | RuntimeException e) { // the next look may see it
            LOG.debug("The disk's figures are not known: {}", e.getMessage());
        }
    }

    /** As they were a second ago, nobody in the first moments. Any thread. */
    Customers customers() {
        return customers;
    }

    /** As Prometheus reads them; nothing in the first moments. Any thread. */
    String text() {
        Metrics now = metrics;
        return now == null ? "" : now.text();
    }

    @Override
    public void close() {
        own.shutdownNow();
        Metrics ended = metrics;
        if (ended != null) {
            ended.close();
        }
    }
}

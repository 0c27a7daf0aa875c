package org.sangdam.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup each night, soon after the start if the last night's is missing, and whenever it is told to; one at a time,
 * on a thread of its own that nobody interrupts. Lives from {@link #start} to {@link #close}.
 */
public final class Nightly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    /** A start has other things to do first. */
    private static final long FIRST_SECONDS = 120;

    private static final long LOOK_SECONDS = 30;

    /** However the wall clock jumps: two nights are not closer than that, and neither are two tries. */
    private static final Duration NIGHT = Duration.ofHours(12);

    private static final Duration NEXT_TRY = Duration.ofHours(1);

    /** A backup that claims to be from later than that was made while the clock was wrong. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "backup");
        thread.setDaemon(true); // the end of the service does not wait for a copy
        return thread;
    });
    private final NewBackup making;
    private final Backups backups;
    private final Night night;
    private final LongSupplier clock;
    private final LongSupplier nanos;
    private final Consumer<Backup> made;
    private long restedUntil;

    /** When one is made: a time of day, on the wall clock of a zone. */
    public record Night(LocalTime at, ZoneId zone) {
        /** The last one that has come. */
        ZonedDateTime last(Instant now) {
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime today = here.toLocalDate().atTime(at).atZone(zone);
            return today.isAfter(here)
                    ? here.toLocalDate().minusDays(1).atTime(at).atZone(zone)
                    : today;
        }
    }

    /**
     * @param clock milliseconds since 1970
     * @param nanos a clock that nobody sets
     * @param made told of each nightly backup and of each on command, on the own thread
     */
    public Nightly(
            NewBackup making,
            Backups backups,
            Night night,
            LongSupplier clock,
            LongSupplier nanos,
            Consumer<Backup> made) {
        this.making = making;
        this.backups = backups;
        this.night = night;
        this.clock = clock;
        this.nanos = nanos;
        this.made = made;
        this.restedUntil = nanos.getAsLong();
    }

    public void start() {
        own.scheduleWithFixedDelay(this::look, FIRST_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Makes one as soon as a running one is done. Any thread. */
    public CompletableFuture<Backup> now(Consumer<String> progress) {
        CompletableFuture<Backup> answer = new CompletableFuture<>();
        own.execute(() -> {
            try {
                answer.complete(make(progress));
            } catch (BackupException | RuntimeException | Error e) { // whoever waits for it has to hear it
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    void look() {
        if (!due()) {
            return;
        }
        try {
            make(line -> LOG.info("Backup: {}", line));
        } catch (BackupException | RuntimeException | Error e) { // tried again later, whatever it was
            LOG.error("The nightly backup was not made; it is tried again in {} minutes", NEXT_TRY.toMinutes(), e);
            restedUntil = nanos.getAsLong() + NEXT_TRY.toNanos();
        }
    }

    /** Whether the last moment at which one should have been made has passed without. */
    boolean due() {
        if (nanos.getAsLong() - restedUntil < 0) {
            return false;
        }
        Instant last = night.last(Instant.ofEpochMilli(clock.getAsLong())).toInstant();
        List<Backup> all = backups.all();
        return all.isEmpty()
                || all.get(0).made() < last.toEpochMilli()
                || all.get(0).made() > clock.getAsLong() + AHEAD.toMillis();
    }

    private Backup make(Consumer<String> progress) throws BackupException {
        long start = nanos.getAsLong();
        Backup backup = making.make(progress);
        restedUntil = nanos.getAsLong() + NIGHT.toNanos();
        LOG.info(
                "Backup {} is made and verified: events up to number {}, {} MB, {} s",
                backup.name(),
                backup.position(),
                backup.archiveBytes() / 1_000_000,
                TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - start));
        made.accept(backup);
        return backup;
    }

    /** A backup that is being made is left to itself; without its end it is none. */
    @Override
    public void close() {
        own.shutdown();
    }
}

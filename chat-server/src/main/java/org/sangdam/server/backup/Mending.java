package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a broken archive anew while the service goes on: sets it aside, puts the newest backup in its place that can be read
 * and to which the ledger reaches back, and leaves the rest to the follower; and one whose file has become hollow. On a
 * thread of its own that nobody interrupts.
 */
public final class Mending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

    /** An archive that breaks more often than that is broken by something that a new file doesn't cure. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final ExecutorService own = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "archive-mending");
        thread.setDaemon(true);
        return thread;
    });
    private final ArchivePlace place;
    private final Backups backups;
    private final Ledger ledger;
    private final LiveArchive archive;
    private final LongSupplier clock;
    private final LongSupplier nanos;
    private boolean mended;
    private long last;

    /**
     * @param clock milliseconds since 1970
     * @param nanos a clock that nobody sets
     */
    public Mending(ArchivePlace place, Backups backups, Ledger ledger, LongSupplier clock, LongSupplier nanos) {
        this.place = place;
        this.backups = backups;
        this.ledger = ledger;
        this.clock = clock;
        this.nanos = nanos;
        this.archive = new LiveArchive(ledger, this::damaged);
    }

    /** The archive that is mended. */
    public LiveArchive archive() {
        return archive;
    }

    /** Where a desk can begin without an archive. */
    public record Beginning(long position, DeskSnapshot desk) {}

    /**
     * The newest desk that a backup knows and from which the ledger goes on.
     *
     * @throws BackupException if the ledger no longer holds what would have to follow
     */
    public Beginning beginning() throws BackupException {
        for (Backup backup : fitting()) {
            try {
                return new Beginning(backup.position(), backup.desk());
            } catch (BackupException e) {
                LOG.error("{} An older backup is tried.", e.getMessage());
            }
        }
        if (ledger.first() > 1) {
            throw new BackupException("The archive is lost, the journal begins with event " + ledger.first()
                    + ", and no backup reaches up to there; put one back that does (restore --backup-dir).");
        }
        return new Beginning(0, DeskSnapshot.empty());
    }

    /** Whether it is quicker to begin with a backup than to go on with an archive that ends here, and was not chosen. */
    public boolean knowsMoreThan(long position) {
        if (ledger.last() - position <= LiveArchive.NEAR) {
            return false;
        }
        if (place.restored()) {
            LOG.info("A backup was restored: events {} to {} come from the journal", position + 1, ledger.last());
            return false;
        }
        return fitting().stream().anyMatch(backup -> backup.position() > position);
    }

    private List<Backup> fitting() {
        return backups.all().stream()
                .filter(backup -> backup.position() >= ledger.first() - 1 && backup.position() <= ledger.last())
                .toList();
    }

    /** Begins; returns at once. @param why one line */
    public synchronized void begin(String why) {
        mended = true;
        last = nanos.getAsLong();
        own.execute(() -> mend(why));
    }

    private synchronized void damaged(ArchiveException damage) {
        if (!mended || nanos.getAsLong() - last > AGAIN.toNanos()) {
            begin(damage.getMessage());
        }
    }

    private void mend(String why) {
        try {
            archive.remove();
            Path aside = place.setAsideDamaged(clock.getAsLong());
            LOG.error(
                    "The archive is broken: {}.{} It is rebuilt; the service goes on meanwhile",
                    why,
                    aside == null ? "" : " Its file was set aside in " + aside + ".");
            putBackTheNewest();
            archive.put(place.open());
            LOG.info(
                    "The archive is there again up to event {}, and follows the journal up to event {}",
                    archive.position(),
                    ledger.last());
        } catch (IOException | BackupException | RuntimeException | Error e) { // the service goes on without
            LOG.error("The archive could not be rebuilt; history cannot be read until the next start", e);
        }
    }

    /**
     * Gives the archive a file without holes if that pays, out of a backup that was just made and verified; the follower adds
     * what has come since. History is away for the moment that closing and opening take. Returns at once.
     */
    public void compact(Backup verified) {
        own.execute(() -> compacted(verified));
    }

    private void compacted(Backup verified) {
        try {
            if (!archive.space().hollow()) {
                return;
            }
            place.prepare(verified);
            archive.remove();
            try {
                place.swap();
            } finally {
                archive.put(place.open());
            }
        } catch (IOException | BackupException | RuntimeException | Error e) { // what is there stays as it is
            LOG.error("The archive's file could not be rewritten", e);
            if (archive.position() == 0) {
                begin("it could not be opened after it had been rewritten");
            }
        }
    }

    private void putBackTheNewest() throws IOException {
        for (Backup backup : fitting()) {
            try {
                place.putBack(backup, clock.getAsLong());
                LOG.info("The archive begins with the backup {}", backup.name());
                return;
            } catch (BackupException e) {
                LOG.error("{} An older backup is tried.", e.getMessage());
            }
        }
        if (ledger.first() > 1) {
            throw new IOException("no backup reaches up to where the journal begins, event " + ledger.first());
        }
    }

    /** What is being rebuilt is left as it is; the next start goes on. */
    @Override
    public void close() {
        own.shutdown();
    }
}

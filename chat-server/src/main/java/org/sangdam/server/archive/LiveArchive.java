package org.sangdam.server.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;

/**
 * The archive of a running service, with its follower: the file behind it may be taken away and another put in its place
 * while people ask. As long as there is none, or it is far behind the ledger, whoever asks is told so by
 * {@link ArchiveAwayException}. Any thread.
 */
public final class LiveArchive implements Archive {
    /** Events that are followed within a second or two: fewer are waited for. */
    public static final long NEAR = 20_000;

    private static final long PATIENCE_SECONDS = 60;

    private static final long READING_SECONDS = 5;

    private static final int WHOLE = 100;

    private final Ledger ledger;
    private final Consumer<ArchiveException> damaged;
    /** Those who read hold it shared; taking the file away needs it alone. The desk's thread never asks for it. */
    private final ReadWriteLock reading = new ReentrantReadWriteLock();

    private volatile Present present;

    private volatile boolean closed;

    /** @param damaged told when the file turns out to be damaged, on the thread that met it: not to be kept waiting */
    public LiveArchive(Ledger ledger, Consumer<ArchiveException> damaged) {
        this.ledger = ledger;
        this.damaged = damaged;
    }

    /** @param whole from this position on, it is no longer being rebuilt */
    private record Present(H2Archive archive, Follower follower, long whole) {}

    /** Follows the ledger with this archive from now on; there must be none. It is closed with this one. */
    public synchronized void put(H2Archive opened) {
        Follower follower = new Follower(opened, ledger, this::noticed);
        follower.start();
        long end = ledger.last();
        present = new Present(opened, follower, end - opened.position() > NEAR ? end : 0);
        if (closed) {
            remove();
        }
    }

    /** Ends following and closes the file, when all who are reading have their answers. Must not be interrupted. */
    public synchronized void remove() {
        Present removed = present;
        present = null;
        if (removed != null) {
            removed.follower().close();
            boolean alone = alone();
            try {
                removed.archive().close();
            } finally {
                if (alone) {
                    reading.writeLock().unlock();
                }
            }
        }
    }

    /** Whether nobody reads any more. Whoever takes longer than that, the end of the service does not wait for. */
    private boolean alone() {
        try {
            return reading.writeLock().tryLock(READING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How much of what is to be found here can be found: 100 unless it is being rebuilt. */
    public int percent() {
        Present now = present;
        if (now == null) {
            return 0;
        }
        long position = now.archive().position();
        return position >= now.whole() ? WHOLE : (int) Math.min(WHOLE - 1, position * WHOLE / now.whole());
    }

    /** Like {@link Follower#caughtUp}; fails with {@link ArchiveAwayException} while the archive is being rebuilt. */
    public CompletableFuture<Void> caughtUp(long position) {
        Present now = present;
        return now == null || percent() < WHOLE
                ? CompletableFuture.failedFuture(new ArchiveAwayException())
                : now.follower().caughtUp(position);
    }

    /**
     * Returns when it holds all that the ledger holds now. Blocks, for a minute at the most.
     *
     * @throws ArchiveException if it does not by then
     */
    public void catchUp() {
        try {
            caughtUp(ledger.last()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new ArchiveException("the archive is too far behind: it holds events up to number " + position());
        }
    }

    /** Writes a copy of it, see {@link H2Archive#backUp}; the follower leaves room for that. Must not be interrupted. */
    public void backUp(Path zip) {
        Present now = present;
        held(archive -> {
            now.follower().hold();
            try {
                archive.backUp(zip);
            } finally {
                now.follower().letGo();
            }
            return null;
        });
    }

    /** Size of its file, 0 if there is none. */
    public long bytes() {
        Present now = present;
        return now == null ? 0 : now.archive().bytes();
    }

    /** Nothing while there is none. Asks the disk. */
    public ArchiveSpace space() {
        return present == null ? new ArchiveSpace(0, 0) : held(H2Archive::space);
    }

    /** 0 if there is none. */
    @Override
    public long position() {
        Present now = present;
        return now == null ? 0 : now.archive().position();
    }

    @Override
    public void apply(List<Recorded> batch) {
        held(archive -> {
            archive.apply(batch);
            return null;
        });
    }

    @Override
    public DeskSnapshot snapshot() {
        return held(Archive::snapshot);
    }

    @Override
    public Optional<KnownCustomer> customer(String tokenHash) {
        return held(archive -> archive.customer(tokenHash));
    }

    @Override
    public List<Long> readableBy(String tokenHash) {
        return held(archive -> archive.readableBy(tokenHash));
    }

    @Override
    public List<OfRecords.Known> records(long conversation) {
        return held(archive -> archive.records(conversation));
    }

    @Override
    public List<CallBack> settledCallBacks(long before, int limit) {
        return held(archive -> archive.settledCallBacks(before, limit));
    }

    @Override
    public List<Consultation> history(HistoryQuery query) {
        return held(archive -> archive.history(query));
    }

    @Override
    public Optional<Consultation> consultation(long conversation) {
        return held(archive -> archive.consultation(conversation));
    }

    @Override
    public List<Message> messages(long conversation, long before, int limit) {
        return held(archive -> archive.messages(conversation, before, limit));
    }

    @Override
    public Set<String> files() {
        return held(Archive::files);
    }

    /** Somebody who has compared it with what was written has found it wrong: as if it had failed itself. */
    public void foundDamaged(ArchiveException how) {
        damaged.accept(how);
    }

    private void noticed(Throwable failure) {
        if (failure instanceof ArchiveException told && told.damage()) {
            damaged.accept(told);
        }
    }

    private <T> T held(Function<H2Archive, T> question) {
        reading.readLock().lock();
        try {
            Present now = present;
            if (now == null) {
                throw new ArchiveAwayException();
            }
            return question.apply(now.archive());
        } catch (ArchiveException e) {
            noticed(e);
            throw e;
        } finally {
            reading.readLock().unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        remove();
    }
}

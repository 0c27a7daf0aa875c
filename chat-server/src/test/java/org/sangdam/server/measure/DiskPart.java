package org.sangdam.server.measure;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What the disk alone takes to keep something, with nothing else running: no durable message can be sooner than that. */
final class DiskPart {
    private static final int BYTES = 4 * 1024;
    private static final int FILE = 64 * 1024 * 1024;
    /** Nanoseconds from one to the next. */
    private static final long BETWEEN = 1_000_000;

    private final Report report;
    private final int seconds;

    DiskPart(Report report, int seconds) {
        this.report = report;
        this.seconds = seconds;
    }

    /** Writes into a file that is there already, as the journal does, and as often as the journal may. */
    void run(Path folder) throws IOException {
        Histogram times = new Histogram(3);
        try (FileChannel file = FileChannel.open(folder.resolve("disk"), CREATE_NEW, WRITE, DELETE_ON_CLOSE)) {
            for (int at = 0; at < FILE; at += BYTES) {
                file.write(ByteBuffer.allocate(BYTES), at);
            }
            file.force(true);
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            int at = 0;
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                file.write(ByteBuffer.allocate(BYTES), at);
                file.force(false);
                long took = System.nanoTime() - begin;
                times.recordValue(took);
                at = (at + BYTES) % FILE;
                LockSupport.parkNanos(BETWEEN - took);
            }
        }
        report.line("part", "disk", "bytes", BYTES, "sync", times, "syncs", times.getTotalCount());
    }
}

package org.sangdam.server.watchdog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the doors of the service as any client would, over the network, on a thread of its own. When one has not answered
 * three times in a row the service is told to be over, once: whoever supervises it starts it anew.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int TIMES = 3;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Door> doors;
    private final Pace pace;
    private final Consumer<Exception> failure;

    /** @param failure told, on the watchdog's thread, why the service is to be started anew */
    Watchdog(List<Door> doors, Pace pace, Consumer<Exception> failure) {
        this.doors = doors;
        this.pace = pace;
        this.failure = failure;
    }

    /**
     * @param sockets where clients connect
     * @param page where browsers ask for the page
     * @param failure told, on the watchdog's thread, why the service is to be started anew
     */
    public static Watchdog of(
            InetSocketAddress sockets, InetSocketAddress page, Pace pace, Consumer<Exception> failure) {
        return new Watchdog(
                List.of(new SocketDoor(sockets, pace.door(), pace.desk()), new PageDoor(page, pace.door())),
                pace,
                failure);
    }

    /** Begins to watch; a pace of zero means never. */
    public Watchdog start() {
        if (!pace.every().isZero()) {
            doors.forEach(this::watch);
        }
        return this;
    }

    /** Each door by a thread of its own: one that is slow to fail does not hide another. */
    private void watch(Door door) {
        Thread thread = new Thread(() -> run(door), "watchdog-" + door.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Door door) {
        int failed = 0;
        while (failed < TIMES && !closed()) {
            try {
                door.knock();
                failed = 0;
            } catch (IOException | RuntimeException e) {
                failed++;
                LOG.warn("No answer at the {} port, {} of {} times: {}", door.name(), failed, TIMES, e.getMessage());
            }
        }
        if (failed == TIMES && closing.getCount() > 0) {
            failure.accept(new IOException("the " + door.name() + " port has not answered " + TIMES + " times"));
        }
    }

    private boolean closed() {
        try {
            return closing.await(pace.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Watches no more, and says nothing of what it is just trying. */
    @Override
    public void close() {
        closing.countDown();
    }
}

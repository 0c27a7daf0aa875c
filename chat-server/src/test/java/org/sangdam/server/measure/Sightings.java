package org.sangdam.server.measure;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** When the last of all consoles has seen a change of the waiting list. One change at a time. */
final class Sightings implements Caller.Ear {
    private static final byte[] CHANGED = Texts.sought("waiting-changed");
    private static final long PATIENCE_SECONDS = 20;

    private final int consoles;
    private Histogram times = new Histogram(3);
    private volatile byte[] sought = {};
    private volatile CountDownLatch unseen = new CountDownLatch(0);
    private long since;

    Sightings(int consoles) {
        this.consoles = consoles;
    }

    /** @param text of the frame that tells the change, which is about to be asked for */
    void expect(String text) {
        unseen = new CountDownLatch(consoles);
        sought = text.getBytes(StandardCharsets.UTF_8);
        since = System.nanoTime();
    }

    void await() {
        try {
            if (!unseen.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not seen by " + unseen.getCount() + " of " + consoles);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        times.recordValue(System.nanoTime() - since);
    }

    /** What was measured since the last time. */
    Histogram taken() {
        Histogram taken = times;
        times = new Histogram(3);
        return taken;
    }

    @Override
    public void heard(Caller caller, byte[] bytes, int from, int length) {
        if (Texts.isOf(CHANGED, bytes, from, length) && Texts.indexOf(bytes, from, from + length, sought) >= 0) {
            unseen.countDown();
        }
    }

    @Override
    public void opened(Caller caller) {}

    @Override
    public void ended(Caller caller) {}
}

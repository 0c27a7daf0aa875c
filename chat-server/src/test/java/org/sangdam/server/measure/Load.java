package org.sangdam.server.measure;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Conversations of two that are kept going, at a fixed rate or as fast as answers come, and how long each message took: to
 * the other side, and back to its sender. At a fixed rate time counts from when a message was due, not from when a load that
 * had been held up came to send it: no stall hides what it caused.
 */
final class Load implements Caller.Ear {
    /** One hundred characters, three bytes each. */
    static final String TEXT = "안녕하세요예약을일요일로옮길수있을까요확인부탁드립니다".repeat(4).substring(0, 100);

    private static final byte[] MESSAGE = Texts.sought("message");
    private static final byte[] ID = Texts.sought("\"id\":\"");
    /** Messages of one side that may be under way. */
    private static final int RING = 1 << 12;

    private static final long LONGEST = 60_000_000_000L;

    private final Histogram receipts = new Histogram(LONGEST, 3);
    private final Histogram acknowledgements = new Histogram(LONGEST, 3);
    private final AtomicLong delivered = new AtomicLong();
    private final long[][] due;
    private final int[] said;
    private volatile Relay relay;
    private volatile boolean recording;
    /** The rooms that are kept going, from and until. */
    private volatile int[] answering = {0, 0};

    private volatile boolean cut;

    /** What the load talks through. */
    interface Relay {
        /** Sends the text in this room; {@code side} is 0 for the customer and 1 for the counsellor. */
        void say(int room, int side, String id);

        /** The side that hears with this caller. */
        int side(Caller caller);
    }

    Load(int rooms) {
        due = new long[rooms * 2][RING];
        said = new int[rooms * 2];
    }

    Load through(Relay chosen) {
        relay = chosen;
        return this;
    }

    /** How it went. Times in nanoseconds. */
    record Outcome(long messages, double seconds, Histogram receipts, Histogram acknowledgements) {}

    /** Runs for {@code warm} and then {@code seconds}; {@code measured} is told when to look at the gauges. */
    Outcome pingPong(int rooms, int warm, int seconds, Runnable measured) {
        answer(0, rooms, warm);
        Outcome outcome = measure(() -> rest(seconds), measured);
        answer(0, 0, 1);
        if (outcome.messages() == 0) {
            throw new IllegalStateException("conversations are full before the end: measure for a shorter time");
        }
        return outcome;
    }

    /** Keeps these rooms going for a while, and no others. */
    void warm(int from, int until, int seconds) {
        answer(from, until, seconds);
        answer(0, 0, 1);
    }

    private void answer(int from, int until, int seconds) {
        answering = new int[] {from, until};
        for (int room = from; room < until; room++) {
            say(room, 0, System.nanoTime());
        }
        rest(seconds);
    }

    Outcome atRate(int rate, int rooms, int warm, int seconds, Runnable measured) {
        pace(rate, rooms, warm);
        Outcome outcome = measure(() -> pace(rate, rooms, seconds), measured);
        rest(1);
        return outcome;
    }

    private Outcome measure(Runnable work, Runnable measured) {
        receipts.reset();
        acknowledgements.reset();
        long before = delivered.get();
        long start = System.nanoTime();
        measured.run();
        recording = true;
        work.run();
        recording = false;
        measured.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (cut) {
            throw new IllegalStateException("a caller was sent away");
        }
        return new Outcome(delivered.get() - before, seconds, receipts.copy(), acknowledgements.copy());
    }

    private void pace(int rate, int rooms, int seconds) {
        long start = System.nanoTime();
        long count = (long) rate * seconds;
        for (long i = 0; i < count; i++) {
            long when = start + i * 1_000_000_000L / rate;
            for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            say((int) (i % rooms), (int) (i / rooms % 2), when);
        }
    }

    private void say(int room, int side, long when) {
        int line = room * 2 + side;
        int number = said[line]++;
        due[line][number % RING] = when;
        relay.say(room, side, line + "-" + number);
    }

    @Override
    public void heard(Caller caller, byte[] bytes, int from, int length) {
        if (relay == null || !Texts.isOf(MESSAGE, bytes, from, length)) {
            return;
        }
        int at = Texts.indexOf(bytes, from, from + length, ID) + ID.length;
        int line = (int) Texts.number(bytes, at);
        int number = (int) Texts.number(bytes, Texts.indexOf(bytes, at, from + length, new byte[] {'-'}) + 1);
        long now = System.nanoTime();
        long took = Math.min(LONGEST, now - due[line][number % RING]);
        boolean own = relay.side(caller) == line % 2;
        if (recording) {
            (own ? acknowledgements : receipts).recordValue(took);
        }
        if (!own) {
            delivered.incrementAndGet();
            int[] rooms = answering;
            if (line / 2 >= rooms[0] && line / 2 < rooms[1]) {
                say(line / 2, 1 - line % 2, now);
            }
        }
    }

    @Override
    public void opened(Caller caller) {}

    @Override
    public void ended(Caller caller) {
        cut = true;
    }

    private static void rest(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}

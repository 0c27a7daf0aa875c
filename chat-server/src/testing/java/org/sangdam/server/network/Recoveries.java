package org.sangdam.server.network;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** How long after its link is whole again each peer has all that it missed. Any thread. */
public final class Recoveries {
    private final String of;
    private final List<Recovery> running = new CopyOnWriteArrayList<>();
    private final List<Duration> done = new CopyOnWriteArrayList<>();

    private record Recovery(Cut cut, long since, BooleanSupplier whole) {}

    /** @param of who recovers, for the printed line */
    public Recoveries(String of) {
        this.of = of;
    }

    /** Restores the link now; {@code whole} says when all is there. */
    public void restored(Cut cut, CuttableLink link, BooleanSupplier whole) {
        link.restore();
        running.add(new Recovery(cut, System.nanoTime(), whole));
    }

    /** Waits until so many have recovered, and prints how long they took. */
    public void await(int all) {
        long longest = Cut.all().stream()
                .mapToLong(cut -> cut.length().toSeconds())
                .max()
                .orElse(0);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90 + longest))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> recovered() == all);
        List<Duration> rising = done.stream().sorted().toList();
        System.out.printf(
                "recovery of the %s after %d cuts: median %d ms, p90 %d ms, slowest %d ms%n",
                of,
                all,
                rising.get(all / 2).toMillis(),
                rising.get(all * 9 / 10).toMillis(),
                slowest().toMillis());
    }

    private int recovered() {
        for (Recovery recovery : running) {
            if (recovery.whole().getAsBoolean()) {
                running.remove(recovery);
                Duration took = Duration.ofNanos(System.nanoTime() - recovery.since());
                done.add(took);
                System.out.printf(
                        "  %-5s %5d ms: %d ms%n", recovery.cut().kind(), millis(recovery.cut()), took.toMillis());
            }
        }
        return done.size();
    }

    private static long millis(Cut cut) {
        return TimeUnit.NANOSECONDS.toMillis(cut.length().toNanos());
    }

    /** On a machine that has ten times its work the slowest says more of the machine. */
    public Duration median() {
        return done.stream().sorted().toList().get(done.size() / 2);
    }

    public Duration slowest() {
        return done.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}

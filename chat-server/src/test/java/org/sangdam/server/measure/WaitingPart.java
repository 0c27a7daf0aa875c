package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * A list of so many customers, and twenty consoles that see it: what a join and a pick cost the service for each console, and
 * how soon every console has seen them. The customers' pages are closed as soon as they have joined: what is measured is the
 * consoles' share, and a page's new place at each beat is none of it.
 */
final class WaitingPart {
    private static final int[] LENGTHS = {100, 1_000, 10_000, 18_000};
    private static final int PICKED_AT = 10_000;
    /** Enough for a hundredth of them to be more than one. */
    private static final int PICKS = 500;

    private static final int CONSOLES = 20;
    private static final int A_SECOND = 20;
    private static final int WARM = 2_000;
    /** Who come, are seen by every console and leave before anything is measured. */
    private static final int WARM_JOINS = 1_000;

    private static final int WARM_A_SECOND = 200;

    private final Report report;
    private final int seconds;

    WaitingPart(Report report, int seconds) {
        this.report = report;
        this.seconds = seconds;
    }

    /** Processor time and bytes of one join, for one console. */
    private record Cost(double micros, double bytes) {}

    void run(Path target, String... options) throws IOException {
        Cost shortList = null;
        for (int length : LENGTHS) {
            Cost cost = at(length, target, options);
            if (length == LENGTHS[0]) {
                shortList = cost;
            } else if (length == PICKED_AT) {
                String what = " per join per console, n = 10 000 ÷ n = 100";
                report.figure("CPU" + what, "", cost.micros() / shortList.micros(), "≤ 1.5");
                report.figure("bytes" + what, "", cost.bytes() / shortList.bytes(), "≤ 1.5");
            }
        }
    }

    private Cost at(int length, Path target, String... options) throws IOException {
        try (Office office = new Office(target, options)) {
            Sightings sightings = new Sightings(CONSOLES);
            List<Customer> gone = office.customers(0, WARM, true, Nobody.HERE);
            gone.forEach(Customer::leave);
            rest(1);
            gone.forEach(customer -> Crowd.hangUp(customer.caller()));
            office.customers(WARM, length, true, Nobody.HERE).forEach(customer -> Crowd.hangUp(customer.caller()));
            List<Console> consoles = office.consoles(CONSOLES, sightings);
            int warmed = WARM + length;
            joins(office, sightings, warmed, WARM_JOINS, WARM_A_SECOND, Customer::leave);
            rest(3);
            sightings.taken();
            double idle = office.gauge().seconds();
            rest(seconds);
            idle = office.gauge().seconds() - idle;
            long received = received(consoles);
            double before = office.gauge().seconds();
            joins(office, sightings, warmed + WARM_JOINS, seconds * A_SECOND, A_SECOND, WaitingPart::hangUp);
            double worked = office.gauge().seconds() - before - idle;
            int joins = seconds * A_SECOND;
            Cost cost = new Cost(
                    worked * 1e6 / joins / CONSOLES, (double) (received(consoles) - received) / joins / CONSOLES);
            Histogram seen = sightings.taken();
            picks(consoles, sightings, Math.min(PICKS, length / 2));
            Histogram picked = sightings.taken();
            report.line(
                    "part",
                    "waiting",
                    "waiting",
                    length,
                    "consoles",
                    CONSOLES,
                    "cpuMicrosPerJoinPerConsole",
                    cost.micros(),
                    "bytesPerJoinPerConsole",
                    cost.bytes(),
                    "joinToEveryConsole",
                    seen,
                    "pickToGoneEverywhere",
                    picked);
            if (length == PICKED_AT) {
                report.figure(
                        "pick → gone from 20 consoles, 10 000 waiting, p99 of " + PICKS,
                        "ms",
                        picked.getValueAtPercentile(99) / 1e6,
                        "≤ 50 ms");
            }
            return cost;
        }
    }

    /** One at a time: each customer is known by the row that comes next. */
    private static void joins(
            Office office, Sightings sightings, int from, int count, int perSecond, Consumer<Customer> then)
            throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            until(start + i * 1_000_000_000L / perSecond);
            sightings.expect("\"name\":\"손님 " + (from + i) + "\"");
            office.customers(from + i, 1, true, Nobody.HERE).forEach(then);
            sightings.await();
        }
    }

    private static void hangUp(Customer customer) {
        Crowd.hangUp(customer.caller());
    }

    /** Each conversation ends as soon as everybody has seen it picked: nobody may have too many. */
    private static void picks(List<Console> consoles, Sightings sightings, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            until(start + i * 1_000_000_000L / A_SECOND);
            long next = WARM + 1 + i;
            Console console = consoles.get(i % CONSOLES);
            sightings.expect("\"removed\":[" + next + "]");
            console.claim(next);
            sightings.await();
            console.end(next);
        }
    }

    private static long received(List<Console> consoles) {
        return consoles.stream()
                .mapToLong(console -> console.caller().received())
                .sum();
    }

    private static void until(long when) {
        for (long left = when - System.nanoTime(); left > 0; left = when - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void rest(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}

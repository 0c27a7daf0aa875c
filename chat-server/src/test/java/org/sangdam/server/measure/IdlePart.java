package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who wait and say nothing: memory and processor time for each. Memory is what each has added beyond the first
 * thousand, who have made the service use what it has for itself.
 */
final class IdlePart {
    private static final int[] CUSTOMERS = {1_000, 5_000, 10_000, 20_000};
    /** Files that the service and this program have open beside. */
    private static final int OTHERS = 800;

    private static final int SECONDS = 10;

    private final Report report;

    IdlePart(Report report) {
        this.report = report;
    }

    void run(Path target, String... options) throws IOException {
        try (Office office = new Office(target, options)) {
            rest();
            report.line(
                    "part",
                    "idle",
                    "customers",
                    0,
                    "residentMegabytes",
                    office.gauge().resident() / 1e6);
            int there = 0;
            long few = 0;
            double kilobytes = 0;
            for (int wanted : CUSTOMERS) {
                int count = Math.min(wanted, Gauge.openFiles() - OTHERS);
                office.customers(there, count - there, true, Nobody.HERE);
                there = count;
                rest();
                double before = office.gauge().seconds();
                rest();
                double worked = office.gauge().seconds() - before;
                long resident = office.gauge().resident();
                few = few == 0 ? resident : few;
                kilobytes = (resident - few) / 1_024.0 / Math.max(1, there - CUSTOMERS[0]);
                report.line(
                        "part",
                        "idle",
                        "customers",
                        there,
                        "residentMegabytes",
                        resident / 1e6,
                        "kilobytesEach",
                        kilobytes,
                        "cpuMicrosEachSecond",
                        worked * 1e6 / SECONDS / there);
            }
            report.figure(
                    "resident memory per idle waiting customer, " + there + " of them", "KB", kilobytes, "≤ 12 KB");
        }
    }

    private static void rest() {
        LockSupport.parkNanos(SECONDS * 1_000_000_000L);
    }
}

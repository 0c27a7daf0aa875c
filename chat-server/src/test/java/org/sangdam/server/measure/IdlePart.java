package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Customers who wait and say nothing: memory and processor time for each. */
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
            long alone = office.gauge().resident();
            report.line("part", "idle", "customers", 0, "residentMegabytes", alone / 1e6);
            int there = 0;
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
                kilobytes = (resident - alone) / 1_024.0 / there;
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

package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Ten thousand customers connect and say their first frame: processor time for each, in the service and in the reference. */
final class ConnectPart {
    /** Leaves room below the usual limit of open files. */
    private static final int CUSTOMERS = 10_000;

    private final Report report;

    ConnectPart(Report report) {
        this.report = report;
    }

    void run(Path target, String... options) throws IOException {
        double reference;
        try (Reference relay = new Reference(options)) {
            double before = relay.gauge().seconds();
            relay.customers(CUSTOMERS, Nobody.HERE);
            reference = line("reference", relay.gauge().seconds() - before);
        }
        try (Office office = new Office(target, options)) {
            double before = office.gauge().seconds();
            List<Customer> there = office.customers(0, CUSTOMERS, false, Nobody.HERE);
            double service = line("service", office.gauge().seconds() - before);
            there.forEach(customer -> Crowd.hangUp(customer.caller()));
            long gone = System.nanoTime();
            office.customers(CUSTOMERS, 1, false, Nobody.HERE);
            double millis = (System.nanoTime() - gone) / 1e6;
            report.figure("10 000 hang up at once: a newcomer is welcome after", "ms", millis, "≤ 1 000 ms");
            report.figure("10 000 customers connect: CPU per connection ÷ reference", "", service / reference, "≤ 0.7");
        }
    }

    private double line(String server, double seconds) {
        double micros = seconds * 1e6 / CUSTOMERS;
        report.line("part", "connect", "server", server, "customers", CUSTOMERS, "cpuMicros", micros);
        return micros;
    }
}

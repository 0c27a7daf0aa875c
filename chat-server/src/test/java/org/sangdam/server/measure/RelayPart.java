package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Messages through conversations, in the service and in the reference: throughput, processor time, latency, bytes on the disk. */
final class RelayPart {
    /** So many that none says more than a console may, 500 frames a second. */
    private static final int CONSOLES = 40;

    private static final int[] PING_PONG = {50, 200, 1_000};
    private static final int[] RATES = {2_000, 5_000, 10_000};
    private static final int RATED_ROOMS = 200;
    /** Seconds until both servers are compiled. */
    private static final int WARM = 30;
    /** Conversations that both are warmed with and that are idle afterwards: none may say more than 10 000. */
    private static final int WARMING = 200;
    /** In which no conversation of the smallest number becomes full. */
    private static final int MOST_SECONDS = 10;

    private final Map<String, Measured> found = new HashMap<>();
    private final Report report;
    private final int seconds;

    RelayPart(Report report, int seconds) {
        this.report = report;
        this.seconds = seconds;
    }

    private record Measured(double micros, double perSecond, Histogram receipts) {}

    /** Each number of conversations in processes of their own. */
    void run(Path target, String... options) throws IOException {
        for (int rooms : PING_PONG) {
            try (Reference reference = new Reference(options)) {
                Load load = new Load(rooms + WARMING);
                load.through(reference.enter(rooms + WARMING, CONSOLES, load));
                measure("reference", load, rooms, reference.gauge());
            }
            try (Office office = new Office(target, options)) {
                Load load = new Load(rooms + WARMING);
                load.through(new OfficeRelay(office, rooms + WARMING, CONSOLES, load));
                measure("service", load, rooms, office.gauge());
            }
        }
        compare();
    }

    private void measure(String server, Load load, int rooms, Gauge gauge) {
        load.warm(rooms, rooms + WARMING, WARM);
        int lasting = Math.min(seconds, MOST_SECONDS);
        measure(server, "ping-pong " + rooms, gauge, marks -> load.pingPong(rooms, 2, lasting, marks));
        for (int rate : rooms == RATED_ROOMS ? RATES : new int[0]) {
            measure(server, "rate " + rate, gauge, marks -> load.atRate(rate, rooms, 2, seconds, marks));
        }
    }

    private interface Run {
        Load.Outcome with(Runnable marks);
    }

    private void measure(String server, String kind, Gauge gauge, Run run) {
        double[] worked = {0};
        long[] written = {0};
        Load.Outcome outcome = run.with(() -> {
            worked[0] = gauge.seconds() - worked[0];
            written[0] = gauge.written() - written[0];
        });
        double micros = worked[0] * 1e6 / outcome.messages();
        double perSecond = outcome.messages() / outcome.seconds();
        found.put(server + " " + kind, new Measured(micros, perSecond, outcome.receipts()));
        report.line(
                "part",
                "relay",
                "server",
                server,
                "load",
                kind,
                "messages",
                outcome.messages(),
                "perSecond",
                perSecond,
                "cpuMicros",
                micros,
                "receipt",
                outcome.receipts(),
                "acknowledgement",
                outcome.acknowledgements(),
                "bytesWritten",
                (double) written[0] / outcome.messages());
    }

    private void compare() {
        for (int rate : RATES) {
            double ratio = at("service rate " + rate).micros()
                    / at("reference rate " + rate).micros();
            report.figure("CPU per durable message ÷ reference, " + rate + "/s", "", ratio, "≤ 1.3");
        }
        for (int rooms : PING_PONG) {
            Measured service = at("service ping-pong " + rooms);
            Measured reference = at("reference ping-pong " + rooms);
            String kind = ", ping-pong " + rooms;
            report.figure(
                    "CPU per durable message ÷ reference" + kind, "", service.micros() / reference.micros(), "≤ 1.3");
            report.figure("throughput ÷ reference" + kind, "", service.perSecond() / reference.perSecond(), "≥ 0.7");
        }
        double p99 = p99("service rate 2000");
        report.figure("p99 send → receipt at 2 000/s", "ms", p99, "≤ 5 ms");
        report.figure("p99 send → receipt at 2 000/s ÷ reference", "", p99 / p99("reference rate 2000"), "≤ 3");
    }

    private double p99(String kind) {
        return at(kind).receipts().getValueAtPercentile(99) / 1e6;
    }

    private Measured at(String kind) {
        return found.get(kind);
    }
}

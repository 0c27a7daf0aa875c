package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The service under load from a process of its own, beside a relay that stores nothing; the README says how it is run. */
public final class Benchmark {
    /** Of service and reference alike. */
    private static final String[] OPTIONS =
            System.getProperty("benchmark.jvm", "-XX:+UseSerialGC -Xmx512m").split(" ");

    private Benchmark() {}

    /** @param arguments folder with the jar, seconds of each measurement, names of the parts */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]).toAbsolutePath();
        int seconds = Integer.parseInt(arguments[1]);
        List<String> parts = List.of(arguments[2].split("[ ,]+"));
        Report report = new Report();
        report.line(
                "part",
                "machine",
                "processors",
                Runtime.getRuntime().availableProcessors(),
                "java",
                Runtime.version().toString(),
                "options",
                String.join(" ", OPTIONS));
        if (parts.contains("relay")) {
            new RelayPart(report, seconds).run(target, OPTIONS);
        }
        if (parts.contains("waiting")) {
            new WaitingPart(report, seconds).run(target, OPTIONS);
        }
        if (parts.contains("idle")) {
            new IdlePart(report).run(target, OPTIONS);
        }
        if (parts.contains("connect")) {
            new ConnectPart(report).run(target, OPTIONS);
        }
        for (int millions : new int[] {1, 10}) {
            if (parts.contains("archive" + millions)) {
                new ArchivePart(report, millions * 1_000_000).run(target.resolve("sangdam-server.jar"));
            }
        }
        report.print();
    }
}

package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The service under load from a process of its own, beside a relay that stores nothing; doc/MEASURING.md says how it is run. */
public final class Benchmark {
    /** Of service and reference alike: short pauses, and memory for it. */
    private static final String[] TALKING = {"-XX:+UseG1GC", "-Xms512m", "-Xmx512m", "-Xmn300m"};

    /** Of both where people only wait: little memory, and pauses for it. */
    private static final String[] IDLE = {
        "-XX:+UseSerialGC", "-Xms64m", "-Xmx512m", "-Xmn48m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30"
    };

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
                "talking",
                String.join(" ", TALKING),
                "idle",
                String.join(" ", IDLE));
        new DiskPart(report, seconds).run(target);
        if (parts.contains("relay")) {
            new RelayPart(report, seconds).run(target, TALKING);
        }
        if (parts.contains("waiting")) {
            new WaitingPart(report, seconds).run(target, TALKING);
        }
        if (parts.contains("idle")) {
            new IdlePart(report).run(target, IDLE);
        }
        if (parts.contains("connect")) {
            new ConnectPart(report).run(target, IDLE);
        }
        for (int millions : new int[] {1, 10}) {
            if (parts.contains("archive" + millions)) {
                new ArchivePart(report, millions * 1_000_000).run(target.resolve("sangdam-server.jar"));
            }
        }
        report.print();
    }
}

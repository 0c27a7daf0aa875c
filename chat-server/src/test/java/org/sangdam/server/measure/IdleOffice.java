package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;

/**
 * How soon the service is ready, and what it holds in memory while 100 customers wait and nobody says a word. Ends with an
 * error if that is more than we promise.
 */
public final class IdleOffice {
    private static final int CUSTOMERS = 100;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final double MOST_MEGABYTES = 250;

    private IdleOffice() {}

    /** @param arguments the jar */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path data = Files.createTempDirectory("sangdam-measure");
        List<String> broken = new ArrayList<>();
        try {
            System.out.printf("%n%-44s %10s %10s%n", "", "measured", "promised");
            ready("ready, first start in an empty folder", jar, data, broken);
            ready("ready, second start", jar, data, broken);
            ready("ready, third start", jar, data, broken);
            waiting(jar, data, broken);
        } finally {
            delete(data);
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("more than promised: " + String.join("; ", broken));
        }
    }

    private static void ready(String what, Path jar, Path data, List<String> broken) throws IOException {
        try (ServiceProcess service = ServerProgram.ofJar(jar).serve(data, 0, 0)) {
            double seconds = service.untilReady().toMillis() / 1_000.0;
            row(what, "%.2f s".formatted(seconds), "%d s".formatted(SOON.toSeconds()));
            row("  processor time until then", "%.2f s".formatted(service.worked()), "");
            if (service.untilReady().compareTo(SOON) > 0) {
                broken.add(what);
            }
        }
    }

    private static void waiting(Path jar, Path data, List<String> broken) throws IOException, InterruptedException {
        List<CustomerClient> customers = new ArrayList<>();
        try (ServiceProcess service = ServerProgram.ofJar(jar).serve(data, 0, 0)) {
            row("resident, nobody there", megabytes(service, "VmRSS"), "");
            for (int i = 1; i <= CUSTOMERS; i++) {
                CustomerClient customer = new CustomerClient(service.socketPort());
                customers.add(customer);
                customer.join("손님 " + i, "예약을 일요일로 옮길 수 있을까요?");
            }
            TimeUnit.SECONDS.sleep(IDLE.toSeconds());
            String what = "resident, " + CUSTOMERS + " customers waiting for " + IDLE.toSeconds() + " s";
            row(what, megabytes(service, "VmRSS"), "%.0f MB".formatted(MOST_MEGABYTES));
            row("resident, the most it ever was", megabytes(service, "VmHWM"), "");
            if (service.megabytes("VmRSS") > MOST_MEGABYTES) {
                broken.add(what);
            }
        } finally {
            customers.forEach(CustomerClient::close);
        }
    }

    private static String megabytes(ServiceProcess service, String name) throws IOException {
        return "%.0f MB".formatted(service.megabytes(name));
    }

    private static void row(String what, String measured, String promised) {
        System.out.printf("%-44s %10s %10s%n", what, measured, promised);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

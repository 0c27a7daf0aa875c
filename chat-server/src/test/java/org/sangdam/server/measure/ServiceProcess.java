package org.sangdam.server.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar sangdam-server.jar serve}, as an office starts it: no option of the JVM's. Linux. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Sangdam is ready: .* at (\\S+):(\\d+)");

    private final Process process;
    private final Duration untilReady;
    private final int socketPort;

    ServiceProcess(Path jar, Path data) throws IOException {
        long start = System.nanoTime();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--data-dir",
                        data.toString(),
                        "--http-port",
                        "0",
                        "--socket-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Matcher ready = readyLine();
        untilReady = Duration.ofNanos(System.nanoTime() - start);
        socketPort = Integer.parseInt(ready.group(2));
    }

    private Matcher readyLine() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
        }
        throw new IOException("the service ended before it was ready");
    }

    /** From before the process was made until its ready line was read. */
    Duration untilReady() {
        return untilReady;
    }

    /** Seconds of processor time so far, all threads together: more than the clock's where several run at once. */
    double worked() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
    }

    int socketPort() {
        return socketPort;
    }

    /** A line of {@code /proc/PID/status}, in megabytes of 1024 kB. */
    double megabytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith(name + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }

    /** As an office stops it. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the service did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

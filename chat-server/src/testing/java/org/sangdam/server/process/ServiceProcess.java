package org.sangdam.server.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A running service, from its ready line to its end. Any thread. */
public final class ServiceProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("Sangdam is ready: customers at (http://\\S+:(\\d+)\\S*), consoles at \\S+:(\\d+)");
    private static final long PATIENCE_SECONDS = 60;
    private static final long ENDING_SECONDS = 180;

    private final Process process;
    private final BufferedReader out;
    private final Duration untilReady;
    private final String customerPage;
    private final int httpPort;
    private final int socketPort;

    ServiceProcess(ProcessBuilder command) throws IOException {
        long start = System.nanoTime();
        process = command.start();
        out = process.inputReader(StandardCharsets.UTF_8);
        Matcher ready = readyLine();
        untilReady = Duration.ofNanos(System.nanoTime() - start);
        customerPage = ready.group(1);
        httpPort = Integer.parseInt(ready.group(2));
        socketPort = Integer.parseInt(ready.group(3));
    }

    private Matcher readyLine() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
        }
        throw new IOException("the service ended before it was ready");
    }

    /** From before the process was made until its ready line was read. */
    public Duration untilReady() {
        return untilReady;
    }

    /** Seconds of processor time so far, all threads together: more than the clock's where several run at once. */
    public double worked() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
    }

    public long pid() {
        return process.pid();
    }

    public String customerPage() {
        return customerPage;
    }

    public int httpPort() {
        return httpPort;
    }

    public int socketPort() {
        return socketPort;
    }

    /** A line of {@code /proc/PID/status}, in megabytes of 1024 kB. Linux. */
    public double megabytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith(name + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024.0;
    }

    /**
     * How many bytes a file may have that the process writes from now on, or -1 for as many as the disk takes: what is beyond
     * fails to be written, as on a disk that is full, and can be written again. Linux.
     */
    public void largestFile(long bytes) throws IOException {
        Process limiting = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        try {
            if (limiting.waitFor() != 0) {
                throw new IOException("prlimit (package util-linux) could not limit the service's files");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** What it printed behind its ready line, to its end. Waits for that. */
    public String printedSince() {
        return out.lines().collect(Collectors.joining("\n"));
    }

    /** Waits until it has ended by itself. @return its exit status */
    public int ended() throws InterruptedException {
        if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service goes on");
        }
        return process.exitValue();
    }

    /** As the kernel ends it, in the middle of whatever it does: kill -9. Does not wait. */
    public void kill() {
        process.toHandle().destroyForcibly(); // the process itself would throw away what was printed
    }

    /** As an office stops it; when it was killed, waits until it is gone. */
    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the service did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

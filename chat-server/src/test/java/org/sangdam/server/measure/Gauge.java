package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of one process. Linux. */
record Gauge(long pid) {
    private static final double TICKS_A_SECOND = 100;
    /** Fields of {@code stat} behind the program's name: see proc(5). */
    private static final int UTIME = 11;

    /** Seconds of processor time so far, in user and kernel mode together. */
    double seconds() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_A_SECOND;
    }

    /** Bytes handed to the disk so far. */
    long written() {
        return line("io", "write_bytes:");
    }

    /** Bytes of memory that are resident now. */
    long resident() {
        return line("status", "VmRSS:") * 1_024;
    }

    /** How many files each process here may have open. */
    static int openFiles() {
        return (int) new Gauge(ProcessHandle.current().pid()).limit("Max open files");
    }

    /** The soft one; a service in Java takes the hard one, which is no lower. */
    private long limit(String name) {
        return read("limits")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line ->
                        Long.parseLong(line.substring(name.length()).strip().split(" +")[0]))
                .findFirst()
                .orElseThrow();
    }

    private long line(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

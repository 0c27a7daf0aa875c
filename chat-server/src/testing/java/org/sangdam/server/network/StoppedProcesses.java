package org.sangdam.server.network;

import java.io.IOException;
import java.util.List;

/** Processes that were begun by this one and stand still: kill -STOP. Their sockets stay open, and nobody reads them. */
public final class StoppedProcesses {
    private final List<String> numbers;

    private StoppedProcesses(List<String> numbers) {
        this.numbers = numbers;
    }

    /** @param command part of the path of their program */
    public static StoppedProcesses stop(String command) throws IOException {
        return stop(ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains(command))
                .map(ProcessHandle::pid)
                .toList());
    }

    /** @param numbers the processes' own */
    public static StoppedProcesses stop(List<Long> numbers) throws IOException {
        if (numbers.isEmpty()) {
            throw new IOException("nothing to stop");
        }
        StoppedProcesses all =
                new StoppedProcesses(numbers.stream().map(String::valueOf).toList());
        all.signal("-STOP");
        return all;
    }

    /** As if nothing had been. */
    public void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        for (String number : numbers) {
            try {
                new ProcessBuilder("kill", signal, number).inheritIO().start().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package org.sangdam.server.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sangdam.server.protocol.Role;

/** The service's command line, each command a process of its own without any option of the JVM's. Any thread. */
public final class ServerProgram {
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> java;
    private final ProcessBuilder.Redirect errors;
    private final Map<String, String> environment = new HashMap<>();

    private ServerProgram(String... program) {
        errors = ProcessBuilder.Redirect.INHERIT;
        java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(List.of(program));
    }

    private ServerProgram(List<String> java, ProcessBuilder.Redirect errors) {
        this.java = java;
        this.errors = errors;
    }

    /** The same one, whose error stream, and so its log, is added to a file. */
    public ServerProgram loggingTo(Path file) {
        return new ServerProgram(java, ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** The same one with one more variable of the environment. */
    public ServerProgram in(String variable, String value) {
        ServerProgram program = new ServerProgram(java, errors);
        program.environment.putAll(environment);
        program.environment.put(variable, value);
        return program;
    }

    /** The same one with options of the JVM's. */
    public ServerProgram with(String... options) {
        List<String> all = new ArrayList<>(java);
        all.addAll(1, List.of(options));
        return new ServerProgram(all, errors);
    }

    /** The same one, which may have so many files open, sockets included. Not on Windows. */
    public ServerProgram limitedTo(int files) {
        List<String> all = new ArrayList<>(List.of("bash", "-c", "ulimit -n " + files + "; exec \"$0\" \"$@\""));
        all.addAll(java);
        return new ServerProgram(all, errors);
    }

    /** As it is delivered. */
    public static ServerProgram ofJar(Path jar) {
        return new ServerProgram("-jar", jar.toString());
    }

    /** As it has just been compiled. */
    public static ServerProgram ofClassPath() {
        return new ServerProgram("-cp", System.getProperty("java.class.path"), "org.sangdam.server.ServerMain");
    }

    /** Runs the service; returns when it is ready. A port of 0 is a free one. */
    public ServiceProcess serve(Path data, int httpPort, int socketPort) throws IOException {
        return new ServiceProcess(serving(data, httpPort, socketPort));
    }

    /** @param limits as the command line takes them */
    public ServiceProcess serve(Path data, int httpPort, int socketPort, String limits) throws IOException {
        ProcessBuilder serving = serving(data, httpPort, socketPort);
        serving.command().addAll(List.of("--limit", limits));
        return new ServiceProcess(serving);
    }

    /** Runs the service and kills it after a while, ready or not; returns when it is gone. */
    public void serveUntilKilled(Path data, int httpPort, int socketPort, Duration after) throws IOException {
        Process process = serving(data, httpPort, socketPort)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException(e);
        }
    }

    private ProcessBuilder serving(Path data, int httpPort, int socketPort) {
        return command(
                "serve",
                "--data-dir",
                data.toString(),
                "--http-port",
                Integer.toString(httpPort),
                "--socket-port",
                Integer.toString(socketPort));
    }

    /** @param name in ASCII: what else an argument may hold depends on the machine's language */
    public void addAccount(Path data, Role role, String name, String password) throws IOException {
        Process adding = command(
                        "account",
                        "add",
                        "--data-dir",
                        data.toString(),
                        "--role",
                        role.name().toLowerCase(Locale.ROOT),
                        name)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = adding.outputWriter(Charset.defaultCharset())) {
            in.write(password + System.lineSeparator());
        }
        try {
            if (!adding.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || adding.exitValue() != 0) {
                throw new IOException("the account was not added");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            adding.destroyForcibly();
        }
    }

    /** What a command that has ended said, and how it ended. */
    public record Ended(int status, String out, String errors) {}

    /**
     * Runs a command to its end.
     *
     * @param environment variables for it, beside those of this process
     * @param input a line for its standard input
     */
    public Ended run(Map<String, String> environment, String input, String... arguments) throws IOException {
        Path errors = Files.createTempFile("errors", ".txt");
        ProcessBuilder command = command(arguments).redirectError(errors.toFile());
        command.environment().putAll(environment);
        Process process = command.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input + System.lineSeparator());
        }
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, Files.readString(errors));
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> all = new ArrayList<>(java);
        all.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(all).redirectError(errors);
        command.environment().putAll(environment);
        return command;
    }
}

package org.sangdam.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.sangdam.server.watchdog.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service alone until it is asked to stop, or fails: its supervisor then starts it anew. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** EX_IOERR of sysexits.h. */
    private static final int FAILED = 74;
    /** As the JVM's own option does. */
    private static final int OUT_OF_MEMORY = 3;

    private static final long END_SECONDS = 15;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataDirOption data;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${env:SANGDAM_HTTP_PORT:-" + ServerConfig.HTTP_PORT + "}",
            description = "Port of the customers' page (SANGDAM_HTTP_PORT; ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--socket-port",
            paramLabel = "PORT",
            defaultValue = "${env:SANGDAM_SOCKET_PORT:-" + ServerConfig.SOCKET_PORT + "}",
            description = "Port of the sockets (SANGDAM_SOCKET_PORT; ${DEFAULT-VALUE}).")
    private int socketPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SANGDAM_BIND:-" + ServerConfig.LOOPBACK + "}",
            description = "Address to listen at (SANGDAM_BIND; ${DEFAULT-VALUE}: this machine only).")
    private String bind;

    @Option(
            names = "--demo",
            defaultValue = "${env:SANGDAM_DEMO:-false}",
            description = "The folder is a demonstration's (SANGDAM_DEMO).")
    private boolean demo;

    @Option(
            names = "--watchdog",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_WATCHDOG:-5}",
            description = "How often the service tries its own ports; it ends when they fail three times, for its"
                    + " supervisor to start it anew (SANGDAM_WATCHDOG; ${DEFAULT-VALUE}; 0: never).")
    private int watchdog;

    @Override
    public Integer call() throws StartupException {
        endWhenOutOfMemory();
        ChatServer server = ChatServer.start(
                new ServerConfig(data.folder(), bind, httpPort, socketPort, demo),
                new Pace(Duration.ofSeconds(Math.max(0, watchdog))));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine()
                .getOut()
                .println("Sangdam is ready: customers at " + server.customerPage() + ", consoles at " + bind + ":"
                        + server.socketPort());
        spec.commandLine().getOut().flush();
        Exception failure = server.failed().join();
        spec.commandLine().getErr().println("Sangdam stops: " + failure.getMessage());
        spec.commandLine().getErr().flush();
        endAtLast();
        return FAILED;
    }

    /** What hangs must not keep the service from ending: it has acknowledged nothing that is not on the disk. */
    private static void endAtLast() {
        Thread end = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(END_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "end");
        end.setDaemon(true);
        end.start();
    }

    /**
     * Without memory any thread may be the next to die, and nobody knows which: better a new start. No hooks, they would
     * need memory. {@code -XX:+ExitOnOutOfMemoryError} does the same, and sees too what somebody catches on its way.
     */
    private static void endWhenOutOfMemory() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof OutOfMemoryError)) {
                LOG.error("A thread has ended", thrown);
                return;
            }
            try {
                System.err.println("Sangdam stops: its memory is used up");
            } finally {
                Runtime.getRuntime().halt(OUT_OF_MEMORY);
            }
        });
    }
}

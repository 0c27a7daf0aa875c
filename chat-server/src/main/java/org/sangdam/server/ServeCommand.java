package org.sangdam.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service alone until it is asked to stop, or fails: its supervisor then starts it anew. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** EX_IOERR of sysexits.h. */
    private static final int FAILED = 74;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataDirOption data;

    @Mixin
    private BackupOptions backup;

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

    @Override
    public Integer call() throws StartupException {
        ChatServer server = ChatServer.start(
                new ServerConfig(data.folder(), bind, httpPort, socketPort, demo, backup.plan(data.folder())));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine()
                .getOut()
                .println("Sangdam is ready: customers at " + server.customerPage() + ", consoles at " + bind + ":"
                        + server.socketPort());
        spec.commandLine().getOut().flush();
        Exception failure = server.failed().join();
        spec.commandLine().getErr().println("Sangdam stops: " + failure.getMessage());
        return FAILED;
    }
}

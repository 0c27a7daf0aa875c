package org.sangdam.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.session.Patience;
import org.sangdam.server.watchdog.Pace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service alone until it is asked to stop, or fails: its supervisor then starts it anew. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
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

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:SANGDAM_PUBLIC_URL}",
            description = "Address of the reverse proxy that page and sockets are behind, as https://chat.example.com"
                    + " (SANGDAM_PUBLIC_URL; there is none).")
    private String publicUrl;

    @Option(
            names = "--watchdog",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_WATCHDOG:-5}",
            description = "How often the service tries its own ports; it ends when they fail three times, for its"
                    + " supervisor to start it anew (SANGDAM_WATCHDOG; ${DEFAULT-VALUE}; 0: never).")
    private int watchdog;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_GRACE:-" + Patience.GRACE + "}",
            description = "After so long without a sign of a counsellor their customers go back to the list"
                    + " (SANGDAM_GRACE; ${DEFAULT-VALUE}).")
    private int grace;

    @Option(
            names = "--longest-wait",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_LONGEST_WAIT:-" + Patience.LONGEST_WAIT + "}",
            description = "After so long on the list a customer is an alarm on every console"
                    + " (SANGDAM_LONGEST_WAIT; ${DEFAULT-VALUE}).")
    private int longestWait;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            defaultValue = "${env:SANGDAM_TRUSTED_PROXY}",
            description = "Reverse proxy, or network of them (10.0.0.0/8), whose X-Forwarded-For is believed"
                    + " (SANGDAM_TRUSTED_PROXY, with commas; nobody).")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--limit",
            paramLabel = "NAME=FIGURE",
            split = ",",
            defaultValue = "${env:SANGDAM_LIMITS}",
            description = "What one address, customer or name may use, 0 for no limit (SANGDAM_LIMITS, with commas;"
                    + " see the README): ${COMPLETION-CANDIDATES}.")
    private Map<Limit, Integer> limits = Map.of();

    @Override
    public Integer call() throws StartupException {
        Ending.whenOutOfMemory();
        ChatServer server = ChatServer.start(config(), new Pace(Duration.ofSeconds(Math.max(0, watchdog))));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine()
                .getOut()
                .println("Sangdam is ready: customers at " + server.customerPage() + ", consoles at " + bind + ":"
                        + server.socketPort());
        spec.commandLine().getOut().flush();
        Exception failure = server.failed().join();
        spec.commandLine().getErr().println("Sangdam stops: " + failure.getMessage());
        spec.commandLine().getErr().flush();
        int status = Ending.statusOf(failure);
        Ending.atLast(status);
        return status;
    }

    private ServerConfig config() throws StartupException {
        return new ServerConfig(
                data.folder(),
                bind,
                httpPort,
                socketPort,
                demo,
                new Outside(publicUrl, trustedProxies, limits),
                backup.plan(data.folder()),
                patience());
    }

    private Patience patience() {
        return Patience.of(Duration.ofSeconds(Math.max(0, grace)), Duration.ofSeconds(Math.max(1, longestWait)));
    }
}

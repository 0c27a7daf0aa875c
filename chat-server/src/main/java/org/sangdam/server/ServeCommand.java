package org.sangdam.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.sangdam.server.watchdog.Pace;
import picocli.CommandLine.ArgGroup;
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

    @Option(
            names = "--demo",
            defaultValue = "${env:SANGDAM_DEMO:-false}",
            description = "The folder is a demonstration's (SANGDAM_DEMO).")
    private boolean demo;

    @ArgGroup(validate = false, order = 1, heading = "%nWhere it listens:%n")
    private ListeningOptions listening = new ListeningOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nWho may come:%n")
    private OutsideOptions outside = new OutsideOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nHow long it waits for people:%n")
    private PatienceOptions patience = new PatienceOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nBackups:%n")
    private BackupOptions backup = new BackupOptions();

    @Option(
            names = "--watchdog",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_WATCHDOG:-5}",
            description = "How often the service tries its own ports; it ends when they fail three times, for its"
                    + " supervisor to start it anew (SANGDAM_WATCHDOG; ${DEFAULT-VALUE}; 0: never).")
    private int watchdog;

    @Override
    public Integer call() throws StartupException {
        Ending.whenOutOfMemory();
        ChatServer server = ChatServer.start(config(), new Pace(Duration.ofSeconds(Math.max(0, watchdog))));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine()
                .getOut()
                .println("Sangdam is ready: customers at " + server.customerPage() + ", consoles at " + listening.bind()
                        + ":" + server.socketPort());
        spec.commandLine().getOut().flush();
        Exception failure = server.failed().join();
        spec.commandLine().getErr().println("Sangdam stops: " + failure.getMessage());
        spec.commandLine().getErr().flush();
        int status = Ending.statusOf(failure);
        Ending.atLast(status);
        return status;
    }

    ServerConfig config() {
        return new ServerConfig(
                data.folder(),
                listening.bind(),
                listening.httpPort(),
                listening.socketPort(),
                demo,
                outside.outside(),
                backup.plan(data.folder()),
                patience.patience());
    }
}

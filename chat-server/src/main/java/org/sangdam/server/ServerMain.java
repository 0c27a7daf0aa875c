package org.sangdam.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service's command line. */
@Command(
        name = "sangdam-server",
        description = "The Sangdam counselling service.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, AccountCommand.class, BackupCommand.class, RestoreCommand.class})
public final class ServerMain implements Runnable {
    @Spec
    private CommandSpec spec;

    private ServerMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ServerMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(ServerMain::oneLine)
                .execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: serve, account add, backup or restore.");
    }

    /** What can go wrong at the start is told in one line; anything else is a fault of ours and keeps its trace. */
    private static int oneLine(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof StartupException) {
            command.getErr().println(thrown.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw thrown;
    }
}

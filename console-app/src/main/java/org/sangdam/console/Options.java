package org.sangdam.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: each option may also stand in the environment, {@code --data-dir} as {@code SANGDAM_DATA_DIR}. */
@Command(
        name = "sangdam-console",
        description = "The counsellor's console. Without --host it runs the service itself.",
        sortOptions = false)
final class Options {
    private static final String PREFIX = "SANGDAM_";

    @Option(names = "--demo", description = "Simulated customers, on a data folder of their own.")
    boolean demo;

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            defaultValue = "1",
            description = "How fast simulated customers live (1: like people).")
    double speed;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the embedded service's data.")
    Path dataDir;

    @Option(names = "--http-port", paramLabel = "PORT", defaultValue = "8080", description = "Customers' page (8080).")
    int httpPort;

    @Option(names = "--socket-port", paramLabel = "PORT", defaultValue = "8081", description = "Sockets (8081).")
    int socketPort;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Where the embedded service listens (loopback).")
    String bind;

    @Option(
            names = "--embed-on",
            paramLabel = "SITE",
            split = ",",
            description = "Website that may show the customers' page in a frame, as https://www.example.com.")
    List<String> sites = List.of();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Use the service on this host, or behind the proxy at https://chat.example.com.")
    String host;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    /** @throws CommandLine.ParameterException with one line that names the option */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        Options options = new Options();
        commandLine(options, environment).parseArgs(arguments.toArray(String[]::new));
        return options;
    }

    static String usage() {
        return new CommandLine(new Options()).getUsageMessage();
    }

    private static CommandLine commandLine(Options options, Map<String, String> environment) {
        return new CommandLine(options).setDefaultValueProvider(argument -> {
            if (!argument.isOption() || ((CommandLine.Model.OptionSpec) argument).usageHelp()) {
                return null;
            }
            String name =
                    ((CommandLine.Model.OptionSpec) argument).longestName().substring(2);
            return environment.get(PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT));
        });
    }
}

package org.sangdam.server;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.desk.Command.AddAccount;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts from the command line, for whoever owns the machine. */
@Command(
        name = "account",
        description = "Accounts of the office.",
        mixinStandardHelpOptions = true,
        subcommands = AccountCommand.Add.class)
final class AccountCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add.");
    }

    /** Writes into the office's own ledger, so that what is added is there for good before it is said. */
    @Command(
            name = "add",
            description = "Add an account; the password is asked for, or read from standard input.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private DataDirOption data;

        @Mixin
        private BackupOptions backup;

        @Option(names = "--role", required = true, description = "One of: counsellor, supervisor, administrator.")
        private Role role;

        @Parameters(paramLabel = "NAME", description = "Signs in with it; customers see it.")
        private String name;

        @Override
        public Integer call() throws StartupException, IOException {
            try (Storage storage = open()) {
                String valid = Fields.name(readable(name));
                String hash = new Passwords(new SecureRandom()).hash(Fields.password(password()));
                Decision decision =
                        storage.desk().decide(new AddAccount(0, valid, role, hash), System.currentTimeMillis());
                if (!(decision instanceof Decision.Accepted accepted)) {
                    throw new StartupException("There is an account of the name " + valid + " already.");
                }
                storage.ledger().append(accepted.events());
                spec.commandLine().getOut().println("The account " + valid + " can sign in.");
                return 0;
            } catch (FrameException e) {
                throw new StartupException(
                        switch (e.code()) {
                            case BAD_PASSWORD -> "A password must have 8 to 200 characters.";
                            default -> "A name must have 1 to " + Fields.LONGEST_NAME + " letters.";
                        });
            }
        }

        /** In a locale that knows no Hangul, Java hands over question marks in its place: better no account than such a one. */
        private static String readable(String name) throws StartupException {
            if (name.indexOf('\uFFFD') >= 0 || name.matches("[?\\s]+")) {
                throw new StartupException(
                        "The name cannot be read in this terminal's character set; set LC_ALL=C.UTF-8"
                                + " (or another UTF-8 locale) and try again.");
            }
            return name;
        }

        private Storage open() throws StartupException {
            if (DataFolder.inUse(data.folder())) {
                throw new StartupException("The service is running on " + data.folder()
                        + ": add the account in the console's settings, or stop the service first (--data-dir).");
            }
            return Storage.open(data.folder(), DataFolder.isDemo(data.folder()), backup.plan(data.folder()));
        }

        private String password() throws IOException, StartupException {
            Console console = System.console();
            if (console == null) {
                String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
                return line == null ? "" : line;
            }
            char[] first = console.readPassword("Password: ");
            char[] second = console.readPassword("Once more: ");
            if (!Arrays.equals(first, second)) {
                throw new StartupException("The two passwords differ; nothing was added.");
            }
            return first == null ? "" : new String(first);
        }
    }
}

package org.sangdam.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.session.Backplane;

/** Whoever owns the machine, and asks the desk in nobody's name. Blocks for a moment: not on a user interface's thread. */
final class Owner {
    /** Above all accounts. */
    private static final long NOBODY = 0;

    private final Backplane backplane;
    private final Passwords passwords;

    Owner(Backplane backplane, Passwords passwords) {
        this.backplane = backplane;
        this.passwords = passwords;
    }

    /** Gives an office that has none the topics to begin with. */
    void giveFirstTopics() throws SetUpException {
        boolean fresh = ask(() -> backplane.durable().office().topics().isEmpty());
        if (fresh) {
            done(new Command.SetOffice(NOBODY, null, DefaultTopics.TOPICS, null));
        }
    }

    /** Whether nobody has an account yet. */
    boolean needsSetUp() {
        return ask(() -> backplane.durable().accounts().isEmpty());
    }

    void setUp(String office, String administrator, String password) throws SetUpException {
        Command named = new Command.SetOffice(NOBODY, checked(() -> Fields.name(office)), null, null);
        done(named, account(administrator, Role.ADMINISTRATOR, password));
    }

    void addAccount(String name, Role role, String password) throws SetUpException {
        done(account(name, role, password));
    }

    private Command account(String name, Role role, String password) throws SetUpException {
        String valid = checked(() -> Fields.name(name));
        return new Command.AddAccount(NOBODY, valid, role, passwords.hash(checked(() -> Fields.password(password))));
    }

    private static String checked(Supplier<String> field) throws SetUpException {
        try {
            return field.get();
        } catch (FrameException e) {
            throw new SetUpException(e.code());
        }
    }

    /** Handed to the desk at once, the commands are stored together or not at all. */
    private void done(Command... commands) throws SetUpException {
        List<Decision> answers = new ArrayList<>();
        CompletableFuture<List<Decision>> all = new CompletableFuture<>();
        backplane.execute(() -> {
            for (Command command : commands) {
                backplane.submit(command, answer -> {
                    answers.add(answer);
                    if (answers.size() == commands.length) {
                        all.complete(answers);
                    }
                });
            }
        });
        for (Decision answer : all.join()) {
            if (answer instanceof Decision.Refusal refusal) {
                throw new SetUpException(refusal.code());
            }
        }
    }

    private <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, backplane).join();
    }
}

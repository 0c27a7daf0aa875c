package org.sangdam.server.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sangdam.server.account.Passwords;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.account.SignInLimit;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Session;
import org.sangdam.server.protocol.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From name and password to a session, and from a session back to its account. Hashing goes to a thread of its own with a
 * bounded queue; everything else is on the desk's thread.
 */
public final class SignIn {
    /** A long working day: a console left alone over night asks for the password in the morning. */
    static final Duration SESSION = Duration.ofHours(16);

    private static final long BUSY_SECONDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Backplane backplane;
    private final Passwords passwords;
    private final Secrets secrets;
    private final SignInLimit limit;
    private final Executor hashing;
    private final SessionEnds ends;

    /** @param hashing one thread; refuses when too many wait */
    public SignIn(Backplane backplane, Passwords passwords, Secrets secrets, SignInLimit limit, Executor hashing) {
        this.backplane = backplane;
        this.passwords = passwords;
        this.secrets = secrets;
        this.limit = limit;
        this.hashing = hashing;
        this.ends = new SessionEnds(backplane);
    }

    SessionEnds ends() {
        return ends;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Told once how it ended; on the desk's thread. */
    interface Outcome {
        void signedIn(Account account, String session);

        void refused(Code code, long retryAfterSeconds);
    }

    void signIn(String name, String password, String address, Outcome outcome) {
        long wait = limit.take(name, address);
        if (wait > 0) {
            outcome.refused(Code.THROTTLED, wait);
            return;
        }
        backplane.whenDurable(() -> check(backplane.durable().accountNamed(name), name, password, address, outcome));
    }

    private void check(Optional<Account> account, String name, String password, String address, Outcome outcome) {
        String hash = account.map(Account::passwordHash).orElse(null);
        boolean queued = hash(
                () -> passwords.matches(password, hash) && account.isPresent(),
                right -> {
                    if (right) {
                        limit.giveBack(name, address);
                        open(account.orElseThrow(), outcome);
                    } else {
                        outcome.refused(Code.WRONG_CREDENTIALS, 0);
                    }
                },
                () -> outcome.refused(Code.FAILED, 0));
        if (!queued) {
            outcome.refused(Code.THROTTLED, BUSY_SECONDS);
        }
    }

    private void open(Account account, Outcome outcome) {
        String session = secrets.make();
        long until = backplane.now() + SESSION.toMillis();
        backplane.submit(new Command.OpenSession(account.counsellor(), Secrets.hash(session), until), decision -> {
            if (decision instanceof Decision.Refusal refusal) {
                outcome.refused(refusal.code(), 0);
            } else {
                outcome.signedIn(
                        backplane.durable().account(account.counsellor()).orElseThrow(), session);
            }
        });
    }

    /** A console of this account has entered from there. */
    void entered(Account account, String address) {
        limit.cameIn(account.name(), address);
    }

    /** The account of a session that is not over; when that is durable. */
    Optional<Account> resume(String session) {
        return session(Secrets.hash(session))
                .flatMap(open -> backplane.durable().account(open.counsellor()));
    }

    Optional<Session> session(String hash) {
        return backplane.desk().session(hash).filter(session -> !ends.over(session));
    }

    /**
     * The password's hash for a new account, told on the desk's thread.
     *
     * @return false if too many wait
     */
    boolean hash(String password, Consumer<String> then, Runnable failed) {
        return hash(() -> passwords.hash(password), then, failed);
    }

    private <T> boolean hash(Supplier<T> work, Consumer<T> then, Runnable failed) {
        try {
            CompletableFuture.supplyAsync(work, hashing)
                    .whenComplete((done, fault) -> backplane.execute(() -> {
                        if (fault == null) {
                            then.accept(done);
                        } else {
                            LOG.error("A password could not be hashed", fault);
                            failed.run();
                        }
                    }));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}

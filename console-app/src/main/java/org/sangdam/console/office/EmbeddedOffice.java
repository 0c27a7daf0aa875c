package org.sangdam.console.office;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sangdam.console.link.Address;
import org.sangdam.server.Customers;
import org.sangdam.server.SetUpException;
import org.sangdam.server.StartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service inside this program from its start to its end. To be used on the UI thread, which it never holds up: the
 * service is started, set up and ended on a thread of its own.
 */
public final class EmbeddedOffice {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedOffice.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunningOffice.Opening opening;
    private final Executor ui;
    private final Duration patience;
    private final ExecutorService own = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "office");
        thread.setDaemon(true);
        return thread;
    });
    private final ReadOnlyObjectWrapper<OfficeState> state = new ReadOnlyObjectWrapper<>(OfficeState.OFF);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Trouble trouble;
    private Address address;
    private Credentials guest;
    /** Taken and given on the own thread, but for the end of one that has failed. */
    private volatile RunningOffice running;

    public static EmbeddedOffice at(OfficePlace place, Executor ui) {
        return new EmbeddedOffice(() -> LocalOffice.open(place.config()), ui, PATIENCE);
    }

    /** @param patience after this the end is not waited for any longer */
    EmbeddedOffice(RunningOffice.Opening opening, Executor ui, Duration patience) {
        this.opening = opening;
        this.ui = ui;
        this.patience = patience;
    }

    public ReadOnlyObjectProperty<OfficeState> state() {
        return state.getReadOnlyProperty();
    }

    /** Why it is {@link OfficeState#FAILED}. */
    public Trouble trouble() {
        return trouble;
    }

    /** Where the console connects; null until the service runs. */
    public Address address() {
        return address;
    }

    /** Whom to sign in without asking, told once: who has just set up the office, or the demonstration's account. */
    public Optional<Credentials> guest() {
        Optional<Credentials> told = Optional.ofNullable(guest);
        guest = null;
        return told;
    }

    /** How many customers wait, with whomever they will talk; nobody while the service does not run. */
    public int waiting() {
        return customers().waiting();
    }

    /** How many customers talk, with whichever counsellor; nobody while the service does not run. */
    public int talking() {
        return customers().talking();
    }

    private Customers customers() {
        RunningOffice now = running;
        return now == null ? Customers.NONE : now.customers();
    }

    /** Starts the service, also once more after it failed. */
    public void start() {
        go(OfficeState.STARTING);
        own.execute(this::open);
    }

    /**
     * Names the office and makes its first administrator, who is then to be signed in. Completes on the UI thread; with
     * {@link SetUpException} if something is wrong with what was given.
     */
    CompletableFuture<Void> setUp(String office, Credentials administrator) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        own.execute(() -> {
            try {
                running.setUp(office, administrator.name(), administrator.password());
                ui.execute(() -> {
                    guest = administrator;
                    answer.complete(null);
                    if (state.get() == OfficeState.SET_UP) {
                        go(OfficeState.OPEN);
                    }
                });
            } catch (SetUpException | RuntimeException e) {
                ui.execute(() -> answer.completeExceptionally(e));
            }
        });
        return answer;
    }

    /** Ends the service gracefully. Completes on the UI thread when it has ended, or has taken too long. */
    public CompletableFuture<Void> close() {
        if (!state.get().ending()) {
            go(OfficeState.CLOSING);
            CompletableFuture.runAsync(this::end, own)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .whenCompleteAsync(
                            (done, failed) -> {
                                if (failed != null) {
                                    LOG.error("The service has not ended in time", failed);
                                }
                                own.shutdown();
                                go(OfficeState.CLOSED);
                                closed.complete(null);
                            },
                            ui);
        }
        return closed;
    }

    /** Ends the service in a program that is being stopped from outside. Any thread; blocks. */
    public void endNow() {
        try {
            own.submit(this::end).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The service has ended before", e);
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("The service has not ended in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        try {
            RunningOffice opened = opening.open();
            running = opened;
            opened.failed().thenAccept(cause -> own.execute(() -> reopen(opened)));
            boolean needsSetUp = opened.needsSetUp();
            ui.execute(() -> opened(opened, needsSetUp));
        } catch (StartupException e) {
            ui.execute(() -> failed(new Trouble(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("The service inside the console has not started", e);
            ui.execute(() -> failed(Trouble.unknown()));
        }
    }

    private void opened(RunningOffice opened, boolean needsSetUp) {
        address = opened.address();
        guest = opened.guest().orElse(null);
        if (state.get() == OfficeState.STARTING) {
            go(needsSetUp ? OfficeState.SET_UP : OfficeState.OPEN);
        }
    }

    /** A service that can go on no longer is opened anew; consoles and customers come back by themselves. */
    private void reopen(RunningOffice broken) {
        if (running == broken) {
            LOG.error("The service inside the console has failed and is opened anew");
            if (endInTime()) {
                open();
            } else {
                LOG.error("What has failed does not end; only a new start of the program helps");
                ui.execute(() -> failed(Trouble.unknown()));
            }
        }
    }

    /** What has failed may hang as well: it is left to a thread that nobody waits for any longer than this. */
    private boolean endInTime() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread ending = new Thread(
                () -> {
                    end();
                    ended.complete(null);
                },
                "office-failed");
        ending.setDaemon(true);
        ending.start();
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void failed(Trouble why) {
        if (!state.get().ending()) {
            trouble = why;
            go(OfficeState.FAILED);
        }
    }

    private void end() {
        RunningOffice ended = running;
        running = null;
        if (ended != null) {
            ended.close();
        }
    }

    private void go(OfficeState next) {
        state.set(state.get().to(next));
    }
}

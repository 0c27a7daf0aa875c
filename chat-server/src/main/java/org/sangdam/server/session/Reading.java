package org.sangdam.server.session;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.sangdam.server.archive.Archive;
import org.sangdam.server.protocol.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to the archive, asked off the desk's thread and answered on it. What was durable when the question was asked is
 * in the answer, however far behind the archive was.
 */
public final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Archive archive;
    private final LongSupplier durable;
    private final LongFunction<? extends CompletionStage<?>> caughtUp;
    private final Executor desk;
    private final Readers quick;
    private final Readers searching;
    /** Whether the last question could not be answered: a trouble is logged once, however many meet it. */
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param durable position of the ledger's newest event
     * @param caughtUp completes when the archive holds a position
     * @param quick for what an index finds
     * @param searching for what may have to look at everything; others than {@code quick}, whom nobody may keep out
     */
    public Reading(
            Archive archive,
            LongSupplier durable,
            LongFunction<? extends CompletionStage<?>> caughtUp,
            Executor desk,
            Readers quick,
            Readers searching) {
        this.archive = archive;
        this.durable = durable;
        this.caughtUp = caughtUp;
        this.desk = desk;
        this.quick = quick;
        this.searching = searching;
    }

    /**
     * @param answer told what was found, on the desk's thread
     * @param failed told why it could not be read, on the desk's thread
     */
    <T> void ask(Function<Archive, T> question, Consumer<T> answer, Consumer<Unread> failed) {
        ask(quick, question, answer, failed);
    }

    /** The same for a question that may take long: it keeps none out but others of its kind. */
    <T> void search(Function<Archive, T> question, Consumer<T> answer, Consumer<Unread> failed) {
        ask(searching, question, answer, failed);
    }

    private <T> void ask(Readers readers, Function<Archive, T> question, Consumer<T> answer, Consumer<Unread> failed) {
        long patience = readers.patience().toMillis();
        caughtUp.apply(durable.getAsLong())
                .toCompletableFuture()
                .orTimeout(patience, TimeUnit.MILLISECONDS)
                .thenApplyAsync(done -> question.apply(archive), readers.threads())
                .orTimeout(patience, TimeUnit.MILLISECONDS)
                .whenComplete((found, fault) -> {
                    Unread why = fault == null ? null : Unread.because(fault);
                    log(why, fault);
                    desk.execute(() -> {
                        if (why == null) {
                            answer.accept(found);
                        } else {
                            failed.accept(why);
                        }
                    });
                });
    }

    private void log(Unread why, Throwable fault) {
        boolean bad = why != null && why.code() == Code.FAILED;
        if (failing.compareAndSet(!bad, bad)) {
            if (bad) {
                LOG.error("The archive could not be read; that is said once", fault);
            } else {
                LOG.info("The archive can be read again");
            }
        }
    }
}

package org.sangdam.server.session;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
    private final Executor readers;
    private final Executor desk;
    private final Duration patience;

    /**
     * @param durable position of the ledger's newest event
     * @param caughtUp completes when the archive holds a position
     * @param readers where to read; may be busy, may refuse
     * @param patience how long whoever asks may be left waiting for the archive to catch up
     */
    public Reading(
            Archive archive,
            LongSupplier durable,
            LongFunction<? extends CompletionStage<?>> caughtUp,
            Executor readers,
            Executor desk,
            Duration patience) {
        this.archive = archive;
        this.durable = durable;
        this.caughtUp = caughtUp;
        this.readers = readers;
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * @param answer told what was found, on the desk's thread
     * @param failed told why it could not be read, on the desk's thread
     */
    <T> void ask(Function<Archive, T> question, Consumer<T> answer, Consumer<Unread> failed) {
        caughtUp.apply(durable.getAsLong())
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(done -> question.apply(archive), readers)
                .whenComplete((found, fault) -> desk.execute(() -> {
                    if (fault == null) {
                        answer.accept(found);
                    } else {
                        Unread why = Unread.because(fault);
                        if (why.code() == Code.FAILED) {
                            LOG.error("The archive could not be read", fault);
                        }
                        failed.accept(why);
                    }
                }));
    }
}

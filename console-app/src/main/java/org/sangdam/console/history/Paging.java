package org.sangdam.console.history;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Asks for something page by page, and knows how far that has come. An answer to an earlier question is dropped. UI thread.
 *
 * @param <A> the answer that brings a page
 */
final class Paging<A> {
    private final Source<A> source;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NOTHING);
    private Throwable failure;
    private boolean more;
    /** Counts the questions, so that an answer to an earlier one is known. */
    private int question;

    Paging(Source<A> source) {
        this.source = source;
    }

    /** Where the pages come from, and where they go. */
    interface Source<A> {
        /** @param before number that the page ends before; 0 for the first page */
        CompletableFuture<A> ask(long before);

        /** @return whether there are more behind this page */
        boolean take(A page, boolean first);

        /** The number before which the next page ends. */
        long end();

        /** A page did not come. */
        default void failed(Throwable why) {}
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why the last question failed; null unless {@link #progress()} says so. */
    Throwable failure() {
        return failure;
    }

    /** Whether there are pages behind those that have come. */
    boolean more() {
        return more;
    }

    /** What has come is no longer of interest. */
    void forget() {
        more = false;
    }

    /** Nothing is asked for, and nothing expected. */
    void stop() {
        question++;
        forget();
        progress.set(Progress.NOTHING);
    }

    /** Asks for the first page. */
    void first() {
        ask(Progress.LOADING, 0);
    }

    /** Asks for the next page, if there is one and none is on its way. */
    void next() {
        if (more && progress.get() == Progress.LOADED) {
            ask(Progress.LOADING_MORE, source.end());
        }
    }

    /** Asks once more for what failed. */
    void retry() {
        if (progress.get() == Progress.FAILED) {
            first();
        } else if (progress.get() == Progress.MORE_FAILED) {
            ask(Progress.LOADING_MORE, source.end());
        }
    }

    private void ask(Progress loading, long before) {
        int asked = ++question;
        progress.set(loading);
        source.ask(before).whenComplete((page, failed) -> {
            if (asked == question) {
                take(loading == Progress.LOADING, page, failed);
            }
        });
    }

    private void take(boolean first, A page, Throwable failed) {
        failure = failed;
        if (failed != null) {
            progress.set(first ? Progress.FAILED : Progress.MORE_FAILED);
            source.failed(failed);
            return;
        }
        more = source.take(page, first);
        progress.set(Progress.LOADED);
    }
}

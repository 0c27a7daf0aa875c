package org.sangdam.server.session;

import java.util.concurrent.CompletionException;
import org.sangdam.server.archive.ArchiveAwayException;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Refused;

/**
 * Why the archive could not be read.
 *
 * @param retryAfter seconds, 0 if nobody knows
 */
record Unread(Code code, long retryAfter) {
    /** Some hundred thousand events later. */
    private static final long REBUILDING_SECONDS = 10;

    static Unread because(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        return cause instanceof ArchiveAwayException
                ? new Unread(Code.REBUILDING, REBUILDING_SECONDS)
                : new Unread(Code.FAILED, 0);
    }

    Refused refusal(String id) {
        return new Refused(id, code, retryAfter, null);
    }
}

package org.sangdam.console.link;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Refused;

/** Why a command was not done, or is not known to be done. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong on the way. */
    public enum Reason {
        /** The service said no; {@link #code()} says why. */
        REFUSED,
        /** The service did not answer in time. */
        TIMED_OUT,
        /** There is no connection, or it broke before the answer came. */
        NOT_CONNECTED,
        /** Nobody could be reached at the address that somebody wants to sign in at. */
        UNREACHABLE,
        /** Who answers there has no certificate that this machine trusts for that name. */
        UNTRUSTED
    }

    private final Reason reason;
    private final transient Refused refused;

    CommandFailed(Reason reason) {
        this(reason, null);
    }

    CommandFailed(Refused refused) {
        this(Reason.REFUSED, refused);
    }

    private CommandFailed(Reason reason, Refused refused) {
        super(refused == null ? reason.name() : refused.code().name(), null, false, false);
        this.reason = reason;
        this.refused = refused;
    }

    /** What a command's future ended with, if it is one of these. */
    public static Optional<CommandFailed> of(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof CommandFailed failed ? Optional.of(failed) : Optional.empty();
    }

    public Reason reason() {
        return reason;
    }

    /** Why the service refused; null unless it did. */
    public Code code() {
        return refused == null ? null : refused.code();
    }

    /** Seconds to wait before trying again, 0 if waiting does not help. */
    public long retryAfter() {
        return refused == null ? 0 : refused.retryAfter();
    }

    /** Who was faster, for {@link Code#TAKEN}; else null. */
    public String by() {
        return refused == null ? null : refused.by();
    }
}

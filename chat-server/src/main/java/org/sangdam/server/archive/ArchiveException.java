package org.sangdam.server.archive;

import java.sql.SQLException;
import java.util.Set;

/** The archive could not do what it was asked. Holds the database's code but not its words, which quote what people wrote. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The file is corrupt, no longer open after it was opened anew, or its tables and indexes contradict each other or the ledger. */
    private static final Set<Integer> DAMAGE = Set.of(90030, 90098, 90121, 50000, 90143, 23502, 23505, 23506);

    private final int code;
    private final boolean damage;

    ArchiveException(SQLException thrown) {
        super("the archive's database answered with error " + thrown.getErrorCode(), null, false, true);
        this.code = thrown.getErrorCode();
        this.damage = DAMAGE.contains(code);
        setStackTrace(thrown.getStackTrace());
    }

    /** Also the words of what wraps the database quote what people wrote: only its kind is kept. */
    ArchiveException(Throwable thrown) {
        super("the archive failed: " + thrown.getClass().getName(), null, false, true);
        this.code = 0;
        this.damage = false;
        setStackTrace(thrown.getStackTrace());
    }

    ArchiveException(String message) {
        this(message, false);
    }

    private ArchiveException(String message, boolean damage) {
        super(message);
        this.code = 0;
        this.damage = damage;
    }

    /** What the archive holds is not what was written. */
    static ArchiveException damaged(String message) {
        return new ArchiveException(message, true);
    }

    /** As one of ours, whatever it is wrapped in. */
    static ArchiveException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ArchiveException told) {
                return told;
            }
            if (cause instanceof SQLException sql) {
                return new ArchiveException(sql);
            }
        }
        return new ArchiveException(thrown);
    }

    /** Whether only another file helps, not another try. */
    public boolean damage() {
        return damage;
    }

    /** The database's own number for what happened, 0 if it was not asked. */
    public int code() {
        return code;
    }
}

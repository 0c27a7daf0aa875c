package org.sangdam.server.archive;

/** The archive cannot be asked: it is being rebuilt. What was asked for is not lost; it will be found later. */
public final class ArchiveAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveAwayException() {
        super("the archive is being rebuilt", null, false, false);
    }
}

package org.sangdam.server.backup;

/** A backup could not be made, found or put back; the message is one line for whoever runs the office. */
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.sangdam.server.file;

import org.sangdam.server.protocol.Code;

/** A file is not taken. */
public final class FileRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;

    FileRefused(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

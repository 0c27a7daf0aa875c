package org.sangdam.server;

import org.sangdam.server.protocol.Code;

/** What was to be set up is refused; nothing was changed. */
public final class SetUpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;

    SetUpException(Code code) {
        super(code.toString());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

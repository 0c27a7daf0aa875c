package org.sangdam.server.file;

import java.util.Optional;

/** Who is behind a pass. Thread-safe. */
public interface Bearers {
    /** Bytes of the largest file that a customer could ever send, 0 for any number. */
    long largest();

    /** @param pass as the peer has sent it */
    Optional<Bearer> with(String pass);
}

package org.sangdam.server.file;

import java.util.Optional;

/** Who is behind a pass. Thread-safe. */
public interface Bearers {
    /** @param pass as the peer has sent it */
    Optional<Bearer> with(String pass);
}

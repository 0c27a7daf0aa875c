package org.sangdam.server.watchdog;

import java.io.IOException;

/** Something that answers as long as the service lives. */
interface Door {
    /** For the log and for whoever started the service. */
    String name();

    /**
     * Returns when it has answered, whatever it said: a refusal is an answer too. Blocks.
     *
     * @throws IOException it cannot be reached, or has said nothing in the time that it has
     */
    void knock() throws IOException;
}

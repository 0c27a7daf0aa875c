package org.sangdam.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file, read and written at given places. */
interface DiskFile extends Closeable {
    long size() throws IOException;

    /** @return how many bytes were read, -1 at the end */
    int read(ByteBuffer into, long at) throws IOException;

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /**
     * Returns when all that was written is durable.
     *
     * @param metadata whether the file's size and blocks are new, too
     */
    void force(boolean metadata) throws IOException;
}

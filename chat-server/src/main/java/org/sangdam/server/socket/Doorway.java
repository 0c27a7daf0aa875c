package org.sangdam.server.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * Counts what comes in before a handshake is done. The library goes on reading, and copying, what it has already refused;
 * here that ends.
 */
final class Doorway implements ByteChannel {
    private static final int END = -1;

    private final ByteChannel channel;
    private final long most;
    private long taken;
    private volatile boolean refused;
    private volatile boolean through;

    /** @param most bytes that may come before {@link #let} */
    Doorway(ByteChannel channel, long most) {
        this.channel = channel;
        this.most = most;
    }

    /** The handshake is done. */
    void let() {
        through = true;
    }

    /** Whatever comes now is the end; what is still to be written may go. */
    void refuse() {
        refused = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = channel.read(into);
        if (through || read <= 0) {
            return read;
        }
        taken += read;
        return refused || taken > most ? END : read;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

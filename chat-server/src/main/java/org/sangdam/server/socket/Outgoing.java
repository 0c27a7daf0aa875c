package org.sangdam.server.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayDeque;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WrappedByteChannel;

/**
 * One peer's way out. Whoever sends writes to the socket at once; only what the socket does not take waits here, behind it
 * whatever comes later, and only then the library's selector is asked to go on: in its own way each frame costs two changes
 * of the selector and a key that is looked at again with every wake-up from then on. Thread-safe; never blocks.
 */
final class Outgoing implements WrappedByteChannel {
    /**
     * Stands in the library's queue while something waits here, so that it neither ends the connection before that is
     * through nor stops asking. Never written: the library removes only what has nothing remaining.
     */
    private static final ByteBuffer WAITING = ByteBuffer.wrap(new byte[1]).asReadOnlyBuffer();

    private final ByteChannel socket;
    private final WebSocketImpl peer;
    private ByteBuffer first;
    private ArrayDeque<ByteBuffer> behind;
    private long bytes;
    private IOException broken;

    /**
     * @param peer whose queue holds what the library itself has to send: the handshake's answer, pings, pongs, the end
     */
    Outgoing(ByteChannel socket, WebSocketImpl peer) {
        this.socket = socket;
        this.peer = peer;
    }

    /**
     * Sends a frame of ours.
     *
     * @param frame the caller's own view of it
     * @param most bytes that may wait
     * @return false if that many wait already: this one was not taken
     */
    synchronized boolean send(ByteBuffer frame, long most) {
        takeLibrarys();
        if (bytes > 0 && bytes + frame.remaining() > most) {
            return false;
        }
        add(frame);
        if (!through()) {
            peer.getWebSocketListener().onWriteDemand(peer);
        }
        return true;
    }

    /** The library has put something into its queue. @return whether nothing waits any more */
    synchronized boolean flush() {
        takeLibrarys();
        return through();
    }

    /** Bytes that wait for the peer to read. */
    synchronized long waiting() {
        return bytes;
    }

    /** Copies of the views, so that the library, which may hold one in its hand, does not take it for written and remove another. */
    private void takeLibrarys() {
        for (ByteBuffer frame = peer.outQueue.poll(); frame != null; frame = peer.outQueue.poll()) {
            if (frame != WAITING) {
                add(frame.duplicate());
            }
        }
    }

    private void add(ByteBuffer frame) {
        if (broken == null) {
            if (first == null) {
                first = frame;
            } else {
                if (behind == null) {
                    behind = new ArrayDeque<>();
                }
                behind.add(frame);
            }
            bytes += frame.remaining();
        }
    }

    private boolean through() {
        try {
            while (first != null) {
                bytes -= socket.write(first);
                if (first.hasRemaining()) {
                    peer.outQueue.add(WAITING);
                    return false;
                }
                first = behind == null ? null : behind.poll();
            }
        } catch (IOException e) {
            broken = e;
            first = null;
            bytes = 0;
        }
        behind = null;
        return broken == null;
    }

    @Override
    public synchronized boolean isNeedWrite() {
        return first != null || broken != null;
    }

    @Override
    public synchronized void writeMore() throws IOException {
        flush();
        if (broken != null) {
            throw broken;
        }
    }

    /** Called with what stands first in the library's queue, which has its turn behind all that waits here. */
    @Override
    public int write(ByteBuffer librarys) throws IOException {
        writeMore();
        return 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return socket.read(into);
    }

    @Override
    public boolean isNeedRead() {
        return false;
    }

    @Override
    public int readMore(ByteBuffer into) {
        return 0;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

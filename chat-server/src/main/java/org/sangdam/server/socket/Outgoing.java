package org.sangdam.server.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.CancelledKeyException;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
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

    /** Bytes of small frames that go in one write. */
    private static final int GATHERED = 16 * 1024;

    /** What a frame costs beside its bytes while it waits: its view, its array's head, its place in the line. */
    private static final int EACH = 128;

    private static final int END = -1;

    private final ByteChannel socket;
    private final WebSocketImpl peer;
    private final Executor ends;
    /** On the selector's thread. */
    private boolean ended;

    private ByteBuffer first;
    private ArrayDeque<ByteBuffer> behind;
    private long bytes;
    private IOException broken;

    /**
     * @param peer whose queue holds what the library itself has to send: the handshake's answer, pings, pongs, the end
     * @param ends where connections end whose peer is gone
     */
    Outgoing(ByteChannel socket, WebSocketImpl peer, Executor ends) {
        this.socket = socket;
        this.peer = peer;
        this.ends = ends;
    }

    /**
     * Sends a frame of ours.
     *
     * @param frame the caller's own view of it
     * @param most of {@link #waiting} there may be
     * @return false if that many wait already: this one was not taken
     */
    synchronized boolean send(ByteBuffer frame, long most) {
        boolean taken = take(frame, most);
        sendOn();
        return taken;
    }

    /** As {@link #send}, but written no sooner than something is sent, {@link #sendOn} asks for it, or enough has gathered. */
    synchronized boolean hold(ByteBuffer frame, long most) {
        boolean taken = take(frame, most);
        if (bytes > GATHERED) {
            sendOn();
        }
        return taken;
    }

    private boolean take(ByteBuffer frame, long most) {
        takeLibrarys();
        if (bytes > 0 && waiting() + EACH + frame.remaining() > most) {
            through(); // what is held has not been tried yet
        }
        if (bytes > 0 && waiting() + EACH + frame.remaining() > most) {
            return false;
        }
        add(frame);
        return true;
    }

    /** Sends what was held. */
    synchronized void sendOn() {
        takeLibrarys();
        if (!through()) {
            peer.getWebSocketListener().onWriteDemand(peer);
        }
    }

    /** The library has put something into its queue. @return whether nothing waits any more */
    synchronized boolean flush() {
        takeLibrarys();
        return through();
    }

    /** Bytes of memory that wait for the peer to read. */
    synchronized long waiting() {
        return bytes + (behind == null ? 0 : (long) EACH * behind.size());
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
                gather();
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

    /** Makes one buffer of small frames: the system asks as much for the write of each as for that of all. */
    private void gather() {
        if (behind == null
                || behind.isEmpty()
                || first.remaining() + behind.peek().remaining() > GATHERED) {
            return;
        }
        ByteBuffer gathered =
                ByteBuffer.allocate((int) Math.min(GATHERED, bytes)).put(first);
        while (!behind.isEmpty() && behind.peek().remaining() <= gathered.remaining()) {
            gathered.put(behind.poll());
        }
        first = gathered.flip();
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

    /**
     * The end is not the selector's to see: whatever ends there, it throws away its round through all who have something
     * to say and begins anew, and thousands who go at once keep everybody else out for seconds.
     *
     * @throws IOException whatever is wrong: after anything else the library would never get back the buffer it reads into,
     *     and it stands still for everybody when the last of its few is lost
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            int read = arrived(into);
            if (read == END && !ended) {
                ended = true;
                hearNoMore();
                ends.execute(this::end);
            }
            return Math.max(0, read);
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private int arrived(ByteBuffer into) {
        try {
            return socket.read(into);
        } catch (IOException e) {
            return END;
        }
    }

    private void hearNoMore() {
        try {
            peer.getSelectionKey().interestOps(0);
        } catch (CancelledKeyException e) {
            return; // another thread has ended the connection meanwhile
        }
    }

    /** The system's file is given back when the selector has had a look: before that it may not sleep. */
    private void end() {
        peer.eot();
        peer.getSelectionKey().selector().wakeup();
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

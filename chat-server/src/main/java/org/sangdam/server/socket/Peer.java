package org.sangdam.server.socket;

import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.Protocol;

/**
 * Whoever is at the other end: reads that family's frames and no other, as fast as the peer may speak.
 *
 * @param <T> the family of frames that this peer may send
 */
final class Peer<T> {
    private final SocketConnection connection;
    private final Codec<T> codec;
    private final Allowance allowance;
    private final ObjIntConsumer<T> frames;
    private final BiConsumer<String, Code> faults;
    private final Runnable gone;

    /**
     * @param frames told of each frame, and of its length in UTF-16 units, on the socket's thread
     * @param faults told of each frame that cannot be taken, with its id or null
     * @param gone told when the connection has ended
     */
    Peer(
            SocketConnection connection,
            Codec<T> codec,
            Allowance allowance,
            ObjIntConsumer<T> frames,
            BiConsumer<String, Code> faults,
            Runnable gone) {
        this.connection = connection;
        this.codec = codec;
        this.allowance = allowance;
        this.frames = frames;
        this.faults = faults;
        this.gone = gone;
    }

    void received(String text) {
        if (!maySpeak()) {
            return;
        }
        try {
            frames.accept(codec.decode(text), text.length());
        } catch (FrameException e) {
            faults.accept(e.id(), e.code());
        }
    }

    /** Whether there may be one more frame; if not, the peer is told when to come back, and closed. */
    boolean maySpeak() {
        long wait = allowance.take();
        if (wait > 0) {
            connection.sendAway(wait);
        }
        return wait == 0;
    }

    /** Something that is no text frame. */
    void receivedOther() {
        if (!maySpeak()) {
            return;
        }
        faults.accept(null, Code.MALFORMED);
    }

    void gone() {
        gone.run();
    }

    /** Whether a path is one of ours. */
    static boolean knows(String path) {
        return path.equals(Protocol.CUSTOMER_PATH) || path.equals(Protocol.COUNSELLOR_PATH);
    }
}

package org.sangdam.server.socket;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;

/**
 * RFC 6455 with bounds that the library lacks: it limits a frame, but neither the sum of a message's fragments nor the head
 * of a handshake, and either can end the whole process. One instance a connection.
 */
final class BoundedDraft extends Draft_6455 {
    /** Each fragment costs a buffer, however small it is. */
    private static final int MOST_FRAGMENTS = 1_024;

    private final SocketLimits limits;
    private long bytes;
    private int fragments;

    BoundedDraft(SocketLimits limits) {
        super(List.of(), limits.frameBytes());
        this.limits = limits;
    }

    @Override
    public Draft copyInstance() {
        return new BoundedDraft(limits);
    }

    @Override
    public Handshakedata translateHandshake(ByteBuffer head) throws InvalidHandshakeException {
        if (head.remaining() > limits.handshakeBytes()) {
            throw new InvalidHandshakeException("handshake too large");
        }
        return super.translateHandshake(head);
    }

    @Override
    public void processFrame(WebSocketImpl peer, Framedata frame) throws InvalidDataException {
        if (!frame.isFin() || frame.getOpcode() == Opcode.CONTINUOUS) {
            bytes += frame.getPayloadData().remaining();
            fragments++;
            if (bytes > limits.frameBytes() || fragments > MOST_FRAGMENTS) {
                throw new LimitExceededException("message too large", limits.frameBytes());
            }
            if (frame.isFin()) {
                bytes = 0;
                fragments = 0;
            }
        }
        super.processFrame(peer, frame);
    }

    /** The library asks drafts for equality; each connection has its own. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

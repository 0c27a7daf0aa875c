package org.sangdam.server.socket;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.IncompleteHandshakeException;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;

/**
 * RFC 6455 with what the library lacks: it limits a frame, but neither the sum of a message's fragments nor the head of a
 * handshake, and either can end the whole process; it reads frames that are not masked; and it tells peers, beside a close
 * code, what it thinks. One instance a connection.
 */
final class BoundedDraft extends Draft_6455 {
    /** Each fragment costs a buffer, however small it is. */
    private static final int MOST_FRAGMENTS = 128;

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final SocketLimits limits;
    private final MaskedFrames masked = new MaskedFrames();
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

    /** Begins to parse when all is there: a head that comes byte by byte would otherwise be parsed at each of them. */
    @Override
    public Handshakedata translateHandshake(ByteBuffer head) throws InvalidHandshakeException {
        if (head.remaining() > limits.handshakeBytes()) {
            throw new InvalidHandshakeException("handshake too large");
        }
        if (!isWhole(head)) {
            throw new IncompleteHandshakeException();
        }
        return super.translateHandshake(head);
    }

    private static boolean isWhole(ByteBuffer head) {
        int matched = 0;
        for (int at = head.position(); at < head.limit() && matched < END_OF_HEAD.length; at++) {
            byte read = head.get(at);
            matched = read == END_OF_HEAD[matched] ? matched + 1 : read == END_OF_HEAD[0] ? 1 : 0;
        }
        return matched == END_OF_HEAD.length;
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer arrived) throws InvalidDataException {
        if (!masked.follow(arrived)) {
            throw told(CloseFrame.PROTOCOL_ERROR);
        }
        try {
            return super.translateFrame(arrived);
        } catch (InvalidDataException e) {
            throw told(e.getCloseCode());
        }
    }

    /** No reason beside the code, but for the one code that the library refuses to send without. */
    private static InvalidDataException told(int code) {
        return new InvalidDataException(code, code == CloseFrame.NO_UTF8 ? "UTF-8" : "");
    }

    @Override
    public void processFrame(WebSocketImpl peer, Framedata frame) throws InvalidDataException {
        try {
            count(frame);
            if (isAllowed(peer, frame)) {
                super.processFrame(peer, frame);
            }
        } catch (InvalidDataException e) {
            throw told(e.getCloseCode());
        }
    }

    /** Whole messages are counted where they are read; pings, pongs and fragments cost as much and are read nowhere. */
    private static boolean isAllowed(WebSocketImpl socket, Framedata frame) {
        boolean message = frame.isFin() && (frame.getOpcode() == Opcode.TEXT || frame.getOpcode() == Opcode.BINARY);
        Peer<?> peer = socket.getAttachment();
        return message || frame.getOpcode() == Opcode.CLOSING || peer == null || peer.maySpeak();
    }

    private void count(Framedata frame) throws InvalidDataException {
        if (frame.isFin() && frame.getOpcode() != Opcode.CONTINUOUS || frame.getOpcode() == Opcode.CLOSING) {
            return;
        }
        bytes += frame.getPayloadData().remaining();
        fragments++;
        if (bytes > limits.frameBytes() || fragments > MOST_FRAGMENTS) {
            throw told(CloseFrame.TOOBIG);
        }
        if (frame.isFin()) {
            bytes = 0;
            fragments = 0;
        }
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

package org.sangdam.server.socket;

import java.nio.ByteBuffer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.Connection;

/** One WebSocket as the sessions see it. Whoever does not read what waits is closed, and what waits is thrown away. */
final class SocketConnection implements Connection {
    /** Below this many waiting frames nobody counts bytes: the system's buffer takes that much at any moment. */
    private static final int FEW = 8;

    /** Customers and counsellors read this frame alike. */
    private static final Codec<ToCustomer> CLOSING = new Codec<>(ToCustomer.class);

    private final WebSocketImpl socket;
    private final long backlog;
    private final Caller caller;

    SocketConnection(WebSocketImpl socket, long backlog, Caller caller) {
        this.socket = socket;
        this.backlog = backlog;
        this.caller = caller;
    }

    @Override
    public void send(String frame) {
        if (!socket.isOpen()) {
            return;
        }
        if (socket.outQueue.size() >= FEW && waiting() > backlog) {
            socket.outQueue.clear();
            socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "");
            return;
        }
        try {
            socket.send(frame);
        } catch (WebsocketNotConnectedException e) {
            return; // it went while we spoke: its end is told by the socket itself
        }
    }

    private long waiting() {
        return socket.outQueue.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void close(Code why) {
        socket.close(CloseCodes.of(why), "");
    }

    /** Closes a peer that takes too much, and says when it may come back. */
    void sendAway(long retryAfter) {
        send(CLOSING.encode(new Closing(Code.THROTTLED, retryAfter)));
        close(Code.THROTTLED);
    }

    @Override
    public String remote() {
        return caller.shown();
    }

    @Override
    public String address() {
        return caller.address();
    }
}

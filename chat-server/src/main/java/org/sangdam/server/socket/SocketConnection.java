package org.sangdam.server.socket;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.Connection;
import org.sangdam.server.session.Encoded;

/** One WebSocket as the sessions see it. Whoever does not read what waits is closed, and what waits is thrown away. */
final class SocketConnection implements Connection {
    /** Customers and counsellors read this frame alike. */
    private static final Codec<ToCustomer> CLOSING = new Codec<>(ToCustomer.class);

    private final WebSocketImpl socket;
    private final Outgoing out;
    private final long backlog;
    private final Caller caller;

    SocketConnection(WebSocketImpl socket, long backlog, Caller caller) {
        this.socket = socket;
        this.out = (Outgoing) socket.getChannel();
        this.backlog = backlog;
        this.caller = caller;
    }

    @Override
    public void send(Encoded frame) {
        if (socket.isOpen() && !out.send(frame.wire(), backlog)) {
            socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "");
        }
    }

    @Override
    public void close(Code why) {
        socket.close(CloseCodes.of(why), "");
    }

    /** Closes a peer that takes too much, and says when it may come back. */
    void sendAway(long retryAfter) {
        send(new Encoded(CLOSING.bytes(new Closing(Code.THROTTLED, retryAfter))));
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

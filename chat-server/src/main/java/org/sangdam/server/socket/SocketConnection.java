package org.sangdam.server.socket;

import java.net.InetSocketAddress;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.session.Connection;
import org.sangdam.server.session.Encoded;

/** One WebSocket as the sessions see it. Whoever does not read what waits is closed, and what waits is thrown away. */
final class SocketConnection implements Connection {
    private final WebSocketImpl socket;
    private final Outgoing out;
    private final long backlog;
    private final String remote;

    SocketConnection(WebSocketImpl socket, long backlog) {
        this.socket = socket;
        this.out = (Outgoing) socket.getChannel();
        this.backlog = backlog;
        InetSocketAddress address = socket.getRemoteSocketAddress();
        this.remote = address == null ? "" : address.getAddress().getHostAddress() + ":" + address.getPort();
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

    @Override
    public String remote() {
        return remote;
    }
}

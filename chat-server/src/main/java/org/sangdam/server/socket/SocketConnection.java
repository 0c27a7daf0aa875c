package org.sangdam.server.socket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.session.Connection;

/** One WebSocket as the sessions see it. Whoever does not read what waits is closed, and what waits is thrown away. */
final class SocketConnection implements Connection {
    /** Below this many waiting frames nobody counts bytes: the system's buffer takes that much at any moment. */
    private static final int FEW = 8;

    private final WebSocketImpl socket;
    private final long backlog;
    private final String remote;

    SocketConnection(WebSocketImpl socket, long backlog) {
        this.socket = socket;
        this.backlog = backlog;
        InetSocketAddress address = socket.getRemoteSocketAddress();
        this.remote = address == null ? "" : address.getAddress().getHostAddress() + ":" + address.getPort();
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

    @Override
    public String remote() {
        return remote;
    }
}

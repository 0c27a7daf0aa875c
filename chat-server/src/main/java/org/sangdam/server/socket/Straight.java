package org.sangdam.server.socket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/**
 * Stands between a connection and the library's server, and sends what the library has to send straight away: the server's
 * own answer to {@link #onWriteDemand}, which is final there, would leave the connection's key among the selected ones, to
 * be looked at with every wake-up until the peer says something. Everything else is passed on. Any thread.
 */
final class Straight extends WebSocketAdapter {
    private final WebSocketAdapter library;

    Straight(WebSocketAdapter library) {
        this.library = library;
    }

    @Override
    public void onWriteDemand(WebSocket socket) {
        WebSocketImpl peer = (WebSocketImpl) socket;
        boolean through = ((Outgoing) peer.getChannel()).flush();
        if (!through || peer.isFlushAndClose()) {
            demand(peer); // the end is the selector's: it closes when all has been sent
        }
    }

    private void demand(WebSocketImpl peer) {
        try {
            library.onWriteDemand(peer);
        } catch (ClosedSelectorException e) {
            return; // the service stops, and so do its connections
        }
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake handshake) throws InvalidDataException {
        return library.onWebsocketHandshakeReceivedAsServer(socket, draft, handshake);
    }

    @Override
    public void onWebsocketMessage(WebSocket socket, String text) {
        library.onWebsocketMessage(socket, text);
    }

    @Override
    public void onWebsocketMessage(WebSocket socket, ByteBuffer bytes) {
        library.onWebsocketMessage(socket, bytes);
    }

    @Override
    public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
        library.onWebsocketOpen(socket, handshake);
    }

    @Override
    public void onWebsocketClose(WebSocket socket, int code, String reason, boolean remote) {
        library.onWebsocketClose(socket, code, reason, remote);
    }

    @Override
    public void onWebsocketClosing(WebSocket socket, int code, String reason, boolean remote) {
        library.onWebsocketClosing(socket, code, reason, remote);
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket socket, int code, String reason) {
        library.onWebsocketCloseInitiated(socket, code, reason);
    }

    @Override
    public void onWebsocketError(WebSocket socket, Exception thrown) {
        library.onWebsocketError(socket, thrown);
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        library.onWebsocketPing(socket, ping);
    }

    @Override
    public PingFrame onPreparePing(WebSocket socket) {
        return library.onPreparePing(socket);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata pong) {
        library.onWebsocketPong(socket, pong);
    }

    @Override
    public InetSocketAddress getLocalSocketAddress(WebSocket socket) {
        return library.getLocalSocketAddress(socket);
    }

    @Override
    public InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
        return library.getRemoteSocketAddress(socket);
    }
}

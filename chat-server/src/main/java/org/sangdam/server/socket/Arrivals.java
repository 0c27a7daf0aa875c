package org.sangdam.server.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/**
 * Every connection from accept to its end, and how many of them may be there. Refuses above the caps here, because anywhere
 * later it would end the library's listener, and sends away whoever does not finish the handshake. Thread-safe.
 */
final class Arrivals implements WebSocketServerFactory {
    /** One address may have that many more than its limit: those are still told why they cannot stay. */
    private static final int TOLD = 20;

    /** The system would keep megabytes for whoever does not read. */
    private static final int SEND_BUFFER = 128 * 1024;

    private final Map<WebSocket, Arrival> here = new ConcurrentHashMap<>();
    private final Map<WebSocket, Arrival> atTheDoor = new ConcurrentHashMap<>();
    private final Crowd peers = new Crowd();
    private final Crowd callers = new Crowd();
    private final SocketLimits limits;
    private final Limits allowed;
    private final Proxies proxies;

    /** @param allowed how many of one address */
    Arrivals(SocketLimits limits, Limits allowed, Proxies proxies) {
        this.limits = limits;
        this.allowed = allowed;
        this.proxies = proxies;
    }

    private final class Arrival {
        /** By {@link System#nanoTime}. */
        volatile long until = System.nanoTime() + limits.handshakeTime().toNanos();

        final Doorway doorway;
        final Caller peer;
        volatile Caller caller = Caller.NOBODY;

        Arrival(Doorway doorway, Caller peer) {
            this.doorway = doorway;
            this.peer = peer;
        }
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
        return new WebSocketImpl(new Straight(adapter), drafts);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
        return new WebSocketImpl(new Straight(adapter), draft);
    }

    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.getRemoteAddress();
        Caller peer = proxies.trusts(from.getAddress())
                ? Caller.NOBODY
                : Caller.of(from, (InetSocketAddress) channel.getLocalAddress(), "", proxies);
        boolean crowded =
                peer.isLimited() && allowed.exceeds(Limit.ADDRESS_CONNECTIONS, peers.enter(peer.address()) - TOLD);
        if (crowded || here.size() >= limits.connections()) {
            left(peers, peer);
            channel.close();
            throw new IOException("too many connections");
        }
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        Arrival arrival = new Arrival(new Doorway(channel, limits.handshakeBytes() + limits.frameBytes()), peer);
        here.put((WebSocket) key.attachment(), arrival);
        atTheDoor.put((WebSocket) key.attachment(), arrival);
        return new Outgoing(arrival.doorway, (WebSocketImpl) key.attachment());
    }

    /**
     * The handshake is done.
     *
     * @param caller who it is, behind whatever proxy
     * @return whether there are no more of that address than may be
     */
    boolean opened(WebSocket socket, Caller caller) {
        Arrival arrival = here.get(socket);
        atTheDoor.remove(socket);
        if (arrival == null) {
            return true; // gone already
        }
        arrival.doorway.let();
        arrival.caller = caller;
        return !caller.isLimited() || !allowed.exceeds(Limit.ADDRESS_CONNECTIONS, callers.enter(caller.address()));
    }

    /** Nothing more is read of a peer whose handshake was refused, and the answer is the last it gets. */
    void refused(WebSocket socket) {
        Arrival arrival = atTheDoor.get(socket);
        if (arrival != null) {
            arrival.doorway.refuse();
            arrival.until = System.nanoTime();
        }
    }

    /** A connection has ended, whether its handshake was done or not. */
    void gone(WebSocket socket) {
        atTheDoor.remove(socket);
        Arrival arrival = here.remove(socket);
        if (arrival != null) {
            left(peers, arrival.peer);
            left(callers, arrival.caller);
        }
    }

    private static void left(Crowd crowd, Caller who) {
        if (who.isLimited()) {
            crowd.leave(who.address());
        }
    }

    @Override
    public void close() {
        atTheDoor.clear();
    }

    /** Closes whose handshake has taken too long, or was refused and answered. Called at a steady beat. */
    void sendAway() {
        long now = System.nanoTime();
        atTheDoor.forEach((socket, arrival) -> {
            if (now - arrival.until > 0) {
                socket.closeConnection(CloseFrame.NEVER_CONNECTED, "");
            }
        });
    }
}

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
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
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
    /** Those of them with whom patience ends. */
    private final Map<WebSocket, Arrival> waitedFor = new ConcurrentHashMap<>();

    private final Crowd peers = new Crowd();
    private final Crowd callers = new Crowd();
    private final SocketLimits limits;
    private final Limits allowed;
    private final Proxies proxies;
    private final Executor ends;
    private final LongSupplier nanos;

    /**
     * @param allowed how many of one address
     * @param ends where connections end whose peer is gone
     * @param nanos a clock that nobody can set
     */
    Arrivals(SocketLimits limits, Limits allowed, Proxies proxies, Executor ends, LongSupplier nanos) {
        this.limits = limits;
        this.allowed = allowed;
        this.proxies = proxies;
        this.ends = ends;
        this.nanos = nanos;
    }

    /** Changed only within {@link #here}, so that nobody comes who has left meanwhile. */
    private final class Arrival {
        /** By {@link #nanos}. */
        private volatile long until = nanos.getAsLong() + limits.handshakeTime().toNanos();

        private final Doorway doorway;
        private final Caller peer;
        private Caller caller = Caller.NOBODY;
        private boolean crowded;
        private volatile boolean open;
        private volatile boolean told;
        private boolean known;

        Arrival(Doorway doorway, Caller peer) {
            this.doorway = doorway;
            this.peer = peer;
        }

        void open(Caller who) {
            doorway.let();
            caller = who;
            crowded = who.isLimited() && allowed.exceeds(Limit.ADDRESS_CONNECTIONS, callers.enter(who.address()));
            until = nanos.getAsLong() + limits.introduction().toNanos();
            open = true;
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
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
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
        Arrival arrival = new Arrival(new Doorway(channel, limits.handshakeBytes() + limits.frameBytes()), peer);
        here.put((WebSocket) key.attachment(), arrival);
        waitedFor.put((WebSocket) key.attachment(), arrival);
        return new Outgoing(arrival.doorway, (WebSocketImpl) key.attachment(), ends);
    }

    /**
     * The handshake is done.
     *
     * @param caller who it is, behind whatever proxy
     * @return whether there are no more of that address than may be
     */
    boolean opened(WebSocket socket, Caller caller) {
        Arrival arrival = here.computeIfPresent(socket, (same, come) -> {
            come.open(caller);
            return come;
        });
        return arrival == null || !arrival.crowded;
    }

    /** The peer has said who it is. */
    void introduced(WebSocket socket) {
        waitedFor.remove(socket);
    }

    /** It is known who the peer is. */
    void known(WebSocket socket) {
        here.computeIfPresent(socket, (same, come) -> {
            come.known = true;
            waitedFor.remove(socket);
            return come;
        });
    }

    /** Who the peer said it was came to nothing. */
    void turnedAway(WebSocket socket) {
        here.computeIfPresent(socket, (same, come) -> {
            if (!come.known) {
                come.until = nanos.getAsLong() + limits.introduction().toNanos();
                waitedFor.put(socket, come);
            }
            return come;
        });
    }

    /** Nothing more is read of a peer whose handshake was refused, and the answer is the last it gets. */
    void refused(WebSocket socket) {
        Arrival arrival = waitedFor.get(socket);
        if (arrival != null && !arrival.open) {
            arrival.doorway.refuse();
            arrival.until = nanos.getAsLong();
        }
    }

    /** A connection has ended, whether its handshake was done or not. */
    void gone(WebSocket socket) {
        Arrival arrival = here.remove(socket);
        waitedFor.remove(socket);
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
        waitedFor.clear();
    }

    /**
     * Closes whose handshake has taken too long, or was refused and answered; and who does not say who they are. Called at a
     * steady beat.
     */
    void sendAway() {
        long now = nanos.getAsLong();
        waitedFor.forEach((socket, arrival) -> {
            if (now - arrival.until > 0) {
                sendAway((WebSocketImpl) socket, arrival);
            }
        });
    }

    /** Whoever does not read that either is cut off the next time. */
    private void sendAway(WebSocketImpl socket, Arrival arrival) {
        if (!arrival.open || arrival.told) {
            cutOff(socket);
            return;
        }
        here.computeIfPresent(socket, (same, come) -> {
            come.told = waitedFor.containsKey(socket);
            come.until = nanos.getAsLong() + limits.handshakeTime().toNanos();
            return come;
        });
        if (arrival.told) {
            socket.close(CloseCodes.NOT_INTRODUCED, "");
        }
    }

    /** Not before the library has given the connection its channel, which nobody would close then. */
    private static void cutOff(WebSocketImpl socket) {
        if (socket.getChannel() != null) {
            socket.closeConnection(CloseFrame.NEVER_CONNECTED, "");
        }
    }
}

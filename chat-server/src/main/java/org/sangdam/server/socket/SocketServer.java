package org.sangdam.server.socket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.session.CounsellorSession;
import org.sangdam.server.session.CustomerSession;
import org.sangdam.server.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of customers and counsellors. Callbacks run on the library's threads; none blocks and none throws, because
 * what a callback throws would silence the listener for everybody.
 */
public final class SocketServer extends WebSocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    /** The library wants one at least; it has nothing to do: see {@link #queue}. */
    private static final int DECODERS = 1;

    private static final int BACKLOG = 1_024;
    /** Bytes of pongs, and of whatever else waits, above which no more pings are answered. */
    private static final int PONGS = 4 * 1024;

    private static final int RECEIVE_BUFFER = 8 * 1024;
    /** Of an address that has too many connections one may have gone by then. */
    private static final long CROWDED_SECONDS = 30;

    private static final int STOP_MILLIS = 2_000;

    private final Codec<FromCustomer> customerFrames = new Codec<>(FromCustomer.class);
    private final Codec<FromCounsellor> counsellorFrames = new Codec<>(FromCounsellor.class);
    private final CompletableFuture<Integer> started = new CompletableFuture<>();
    /** Sees to those whose time at the door is up, and to those who are gone; at the service's end to nobody any more. */
    private final ScheduledExecutorService reaper = new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "arrivals"), new ThreadPoolExecutor.DiscardPolicy());

    private final Arrivals arrivals;
    private final Sessions sessions;
    private final SocketLimits limits;
    private final Allowances addressFrames;
    private final Proxies proxies;
    private final int customerBurst;
    private final int customerRate;
    private final Consumer<Exception> failure;

    /**
     * @param allowed what one address may use
     * @param proxies whose word on a client's address counts
     * @param failure told when the listener itself has failed after it had started
     */
    public SocketServer(
            InetSocketAddress address,
            Sessions sessions,
            SocketLimits limits,
            Limits allowed,
            Proxies proxies,
            Consumer<Exception> failure) {
        super(address, DECODERS, List.<Draft>of(new BoundedDraft(limits)));
        this.sessions = sessions;
        this.limits = limits;
        this.addressFrames = allowed.allowances(Limit.ADDRESS_FRAMES);
        this.proxies = proxies;
        boolean unlimited = allowed.of(Limit.CUSTOMER_FRAMES) == 0;
        this.customerBurst = unlimited ? Limits.HIGHEST : limits.customerBurst();
        this.customerRate = unlimited ? Limits.HIGHEST : limits.customerRate();
        this.failure = failure;
        this.arrivals = new Arrivals(limits, allowed, proxies, reaper, sessions::nanos);
        setWebSocketFactory(arrivals);
        setReuseAddr(true);
        setTcpNoDelay(true);
        setReceiveBufferSize(RECEIVE_BUFFER);
        setMaxPendingConnections(BACKLOG);
        setConnectionLostTimeout((int) limits.lost().toSeconds());
    }

    /** Begins to listen. @return completes with the port, or fails with why there is none */
    public CompletableFuture<Integer> listen() {
        start();
        long period = limits.handshakeTime().toMillis() / 10;
        reaper.scheduleWithFixedDelay(arrivals::sendAway, period, period, TimeUnit.MILLISECONDS);
        return started;
    }

    @Override
    public void onStart() {
        started.complete(getPort());
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake handshake) throws InvalidDataException {
        String path = handshake.getResourceDescriptor();
        if (!Peer.knows(path) || !originAllowed(path, handshake)) {
            throw new InvalidDataException(CloseFrame.REFUSE, "");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, handshake);
    }

    /** A page may speak for its own host's customers only; no page at all may speak as a counsellor. */
    private static boolean originAllowed(String path, ClientHandshake handshake) {
        String origin = handshake.getFieldValue("Origin");
        if (origin.isEmpty()) {
            return true;
        }
        return path.equals(Protocol.CUSTOMER_PATH) && sameHost(origin, "//" + handshake.getFieldValue("Host"));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            String of = URI.create(origin).getHost();
            return of != null && of.equalsIgnoreCase(URI.create(host).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        guarded(socket, () -> {
            WebSocketImpl opened = (WebSocketImpl) socket;
            Caller caller = Caller.of(
                    socket.getRemoteSocketAddress(),
                    socket.getLocalSocketAddress(),
                    handshake.getFieldValue("X-Forwarded-For"),
                    proxies);
            boolean customer = handshake.getResourceDescriptor().equals(Protocol.CUSTOMER_PATH);
            long backlog = customer ? limits.customerBacklog() : limits.counsellorBacklog();
            SocketConnection connection =
                    new SocketConnection(opened, arrivals, limits.customerBacklog(), backlog, caller);
            if (arrivals.opened(socket, caller)) {
                socket.setAttachment(customer ? customer(connection, caller) : counsellor(connection, caller));
            } else {
                connection.sendAway(CROWDED_SECONDS);
            }
        });
    }

    private Peer<FromCustomer> customer(SocketConnection connection, Caller caller) {
        CustomerSession session = sessions.customer(connection);
        return new Peer<>(
                connection,
                customerFrames,
                new Allowance(customerBurst, customerRate, addressFrames, caller),
                (frame, length) -> sessions.received(session, frame, length),
                (id, code) -> sessions.refused(session, id, code),
                () -> sessions.closed(session));
    }

    private Peer<FromCounsellor> counsellor(SocketConnection connection, Caller caller) {
        CounsellorSession session = sessions.counsellor(connection);
        return new Peer<>(
                connection,
                counsellorFrames,
                new Allowance(limits.counsellorBurst(), limits.counsellorRate(), addressFrames, caller),
                (frame, length) -> sessions.received(session, frame, length),
                (id, code) -> sessions.refused(session, id, code),
                () -> sessions.closed(session));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        withPeer(socket, peer -> peer.received(text));
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer bytes) {
        withPeer(socket, Peer::receivedOther);
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        guarded(socket, () -> {
            if (((Outgoing) ((WebSocketImpl) socket).getChannel()).waiting() < PONGS) {
                super.onWebsocketPing(socket, ping);
            } else {
                socket.closeConnection(CloseFrame.POLICY_VALIDATION, "");
            }
        });
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        withPeer(socket, Peer::gone);
    }

    /** Before a handshake is done this is its refusal. */
    @Override
    public void onClosing(WebSocket socket, int code, String reason, boolean remote) {
        arrivals.refused(socket);
    }

    /**
     * Reads at once, on the selector's thread, what has just come in: the library would hand each piece to another thread
     * and wake that for it, which costs more than the reading. Nothing here waits, so nobody is kept.
     */
    @Override
    protected void queue(WebSocketImpl socket) throws InterruptedException {
        ByteBuffer arrived = socket.inQueue.take();
        try {
            socket.decode(arrived);
        } catch (Exception | Error e) {
            failed(socket, e);
        } finally {
            ReadBuffers.giveBack(this, arrived);
        }
    }

    /** The library's one call for every connection that ends, however far it had come. */
    @Override
    protected void releaseBuffers(WebSocket socket) {
        arrivals.gone(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception thrown) {
        if (socket != null) {
            LOG.debug("A connection broke: {}", thrown.getClass().getSimpleName());
        } else if (!started.completeExceptionally(thrown)) {
            LOG.error("The sockets' listener has failed", thrown);
            failure.accept(thrown);
        }
    }

    private void withPeer(WebSocket socket, Consumer<Peer<?>> then) {
        guarded(socket, () -> {
            Peer<?> peer = socket.getAttachment();
            if (peer != null) {
                then.accept(peer);
            }
        });
    }

    /** Whatever goes wrong, the peer is closed and not left without an answer, and the library's thread goes on. */
    private void guarded(WebSocket socket, Runnable task) {
        try {
            task.run();
        } catch (Exception | Error e) {
            failed(socket, e);
        }
    }

    private void failed(WebSocket socket, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            failure.accept(new IllegalStateException("the memory is used up", thrown));
            return;
        }
        LOG.error("A socket's callback failed", thrown);
        socket.close(CloseFrame.UNEXPECTED_CONDITION, "");
    }

    /** Closes every connection as going away and frees the port. Not from a callback. */
    @Override
    public void close() {
        try {
            stop(STOP_MILLIS, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reaper.shutdownNow(); // only now: until then it sees off whoever answers the goodbye by going
        }
    }
}

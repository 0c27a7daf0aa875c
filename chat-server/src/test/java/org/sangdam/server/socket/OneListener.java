package org.sangdam.server.socket;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.sangdam.server.limit.Limits;

/** The library's server with our way in and out, and nobody behind it. */
final class OneListener extends WebSocketServer {
    /** Ends of connections that nobody has seen to. */
    final BlockingQueue<Runnable> ends = new LinkedBlockingQueue<>();

    /** What is done with them. */
    volatile Executor ending = Runnable::run;

    final Arrivals arrivals;

    private final BlockingQueue<WebSocketImpl> opened = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> started = new CompletableFuture<>();

    OneListener() {
        this(SocketLimits.defaults(), Limits.usual());
    }

    OneListener(SocketLimits limits, Limits allowed) {
        super(new InetSocketAddress("127.0.0.1", 0), 1, List.<Draft>of(new BoundedDraft(limits)));
        arrivals = new Arrivals(
                limits, allowed, Proxies.trusting(List.of()), end -> ending.execute(end), System::nanoTime);
        setWebSocketFactory(arrivals);
        setConnectionLostTimeout(0);
    }

    int listen() throws Exception {
        start();
        return started.get(60, TimeUnit.SECONDS);
    }

    /** The service's end of the next connection. */
    WebSocketImpl opened() throws InterruptedException {
        return opened.poll(60, TimeUnit.SECONDS);
    }

    @Override
    public void onStart() {
        started.complete(getPort());
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        arrivals.opened(socket, Caller.NOBODY);
        opened.add((WebSocketImpl) socket);
    }

    @Override
    protected void releaseBuffers(WebSocket socket) {
        arrivals.gone(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception thrown) {}
}

package org.sangdam.console.demo;

import java.net.URI;
import java.util.concurrent.Executor;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ServerHandshake;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.ToCustomer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket of a simulated page. What it hears is told on the executor; no callback throws. */
final class PageSocket extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(PageSocket.class);
    private static final Codec<FromCustomer> OUT = new Codec<>(FromCustomer.class);
    private static final Codec<ToCustomer> IN = new Codec<>(ToCustomer.class);

    private final Executor executor;
    private final Listener listener;

    /** Told on the executor. */
    interface Listener {
        void opened(PageSocket socket);

        void heard(PageSocket socket, ToCustomer frame);

        void closed(PageSocket socket);
    }

    PageSocket(URI address, Executor executor, Listener listener) {
        super(address);
        this.executor = executor;
        this.listener = listener;
        setDaemon(true);
        setTcpNoDelay(true);
        // The service's pings look after the connection; a timer each would cost a thread.
        setConnectionLostTimeout(0);
    }

    /** Sends, or drops the frame if the link is gone: its end is on the way then. */
    void say(FromCustomer frame) {
        try {
            send(OUT.encode(frame));
        } catch (WebsocketNotConnectedException e) {
            LOG.trace("a frame came too late");
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        executor.execute(() -> listener.opened(this));
    }

    @Override
    public void onMessage(String json) {
        try {
            ToCustomer frame = IN.decode(json);
            executor.execute(() -> listener.heard(this, frame));
        } catch (FrameException e) {
            LOG.warn("A frame of the service cannot be read: {}", e.getMessage());
        }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        executor.execute(() -> listener.closed(this));
    }

    @Override
    public void onError(Exception error) {
        LOG.debug("A link broke: {}", error.getClass().getSimpleName());
    }
}

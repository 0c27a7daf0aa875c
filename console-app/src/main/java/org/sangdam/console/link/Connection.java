package org.sangdam.console.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ToCounsellor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket from its opening to its end. Reads and decodes on its own threads; what it has to tell goes to the executor,
 * many frames in one turn if many have come. The methods may be called from any thread and do not wait.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int LARGEST_FRAME = 8 * 1024 * 1024;
    /** What the service has to answer that we leave. */
    private static final long FAREWELL_MILLIS = 1_000;

    /** Hears everything on the executor, never after {@link #closed}. */
    interface Listener {
        void opened(Connection connection);

        /** @param at when it came in, by {@link System#nanoTime} */
        void frame(Connection connection, ToCounsellor frame, long at);

        /** @param why it was not to be had, as far as it is known */
        void closed(Connection connection, Reason why);
    }

    private final Codec<FromCounsellor> out;
    private final Codec<ToCounsellor> in;
    private final Executor executor;
    private final Listener listener;
    private final Socket socket;
    private final Queue<Arrival> arrived = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Reason why = Reason.UNREACHABLE;
    private volatile boolean over;

    /** @param patience milliseconds until the service must have accepted it */
    Connection(
            Address address,
            long patience,
            Codec<FromCounsellor> out,
            Codec<ToCounsellor> in,
            Executor executor,
            Listener listener) {
        this.out = out;
        this.in = in;
        this.executor = executor;
        this.listener = listener;
        this.socket = new Socket(address, Math.toIntExact(patience));
    }

    void open() {
        socket.connect();
    }

    /** @return whether it could be handed to the socket; if not, {@link Listener#closed} is on its way */
    boolean send(FromCounsellor frame) {
        try {
            socket.send(out.encode(frame));
            return true;
        } catch (WebsocketNotConnectedException e) {
            return false;
        }
    }

    /** Ends it on a thread of its own; the listener hears nothing more. Executor's thread. */
    void drop() {
        over = true;
        Thread closing = new Thread(this::close, "link-closing");
        closing.setDaemon(true);
        closing.start();
    }

    /** A dead peer never answers the farewell: its socket would stay for as long as the system tries. */
    private void close() {
        socket.close();
        try {
            if (!closed.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
                socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            listener.closed(this, why);
        }
    }

    private void take(ToCounsellor frame) {
        if (over) {
            return;
        }
        synchronized (arrived) {
            arrived.add(new Arrival(frame, System.nanoTime()));
            if (arrived.size() > 1) {
                return;
            }
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        List<Arrival> frames;
        synchronized (arrived) {
            frames = List.copyOf(arrived);
            arrived.clear();
        }
        for (Arrival arrival : frames) {
            if (!over) {
                listener.frame(this, arrival.frame(), arrival.at());
            }
        }
    }

    private static boolean aboutTheCertificate(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** Whom this machine trusts now. */
    private static SocketFactory trusting() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Arrival(ToCounsellor frame, long at) {}

    /** The library's callbacks. None may throw: an exception would leave a connection that nobody hears. */
    private final class Socket extends WebSocketClient {
        private final int handshakeMillis;

        Socket(Address address, int connectMillis) {
            super(
                    address.uri(),
                    new Draft_6455(List.of(), List.of(new Protocol("")), LARGEST_FRAME),
                    Map.of(),
                    connectMillis);
            handshakeMillis = connectMillis;
            setTcpNoDelay(true);
            setDaemon(true);
            // The console's own pings look after the connection and measure it too.
            setConnectionLostTimeout(0);
            if (address.secured()) {
                setSocketFactory(trusting());
            }
        }

        /** Greets at once: later two threads would do it, and only one of them would hear why it failed. */
        @Override
        protected void onSetSSLParameters(SSLParameters parameters) {
            super.onSetSSLParameters(parameters);
            SSLSocket socket = (SSLSocket) getSocket();
            socket.setSSLParameters(parameters);
            try {
                socket.setSoTimeout(handshakeMillis);
                socket.startHandshake();
                socket.setSoTimeout(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            executor.execute(() -> {
                if (over) {
                    drop(); // given up while it was being made
                } else {
                    listener.opened(Connection.this);
                }
            });
        }

        @Override
        public void onMessage(String json) {
            try {
                take(in.decode(json));
            } catch (RuntimeException e) {
                LOG.warn("a frame of the service cannot be read: {}", e.getMessage());
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            closed.countDown();
            executor.execute(Connection.this::end);
        }

        @Override
        public void onError(Exception error) {
            LOG.debug("connection failed: {}", error.getClass().getName());
            if (aboutTheCertificate(error)) {
                why = Reason.UNTRUSTED;
            }
        }
    }
}

package org.sangdam.server.socket;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.framing.CloseFrame;

/**
 * Connections between accept and the end of their handshake. Refuses above the cap here, because anywhere later it would
 * end the library's listener, and sends away whoever does not finish the handshake. Thread-safe.
 */
final class Arrivals implements WebSocketServerFactory {
    private final Map<WebSocketImpl, Long> since = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final int most;

    Arrivals(int most) {
        this.most = most;
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> drafts) {
        return arrived(new WebSocketImpl(new Straight(adapter), drafts));
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, Draft draft) {
        return arrived(new WebSocketImpl(new Straight(adapter), draft));
    }

    private WebSocketImpl arrived(WebSocketImpl arrival) {
        since.put(arrival, System.nanoTime());
        return arrival;
    }

    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        if (open.get() + since.size() > most) {
            since.keySet().removeIf(arrival -> arrival.getSelectionKey() == key);
            channel.close();
            throw new IOException("too many connections");
        }
        WebSocketImpl arrival = (WebSocketImpl) key.attachment();
        return new Outgoing(channel, arrival);
    }

    /** The handshake is done. */
    void opened(WebSocketImpl arrival) {
        since.remove(arrival);
        open.incrementAndGet();
    }

    /** A connection that had been opened is gone. */
    void closed() {
        open.decrementAndGet();
    }

    @Override
    public void close() {
        since.clear();
    }

    /** Closes what has taken longer than {@code allowed}. */
    void sendAway(Duration allowed) {
        long now = System.nanoTime();
        for (Map.Entry<WebSocketImpl, Long> arrival : Set.copyOf(since.entrySet())) {
            if (now - arrival.getValue() > allowed.toNanos()) {
                since.remove(arrival.getKey());
                arrival.getKey().closeConnection(CloseFrame.NEVER_CONNECTED, "");
            }
        }
    }
}

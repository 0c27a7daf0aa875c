package org.sangdam.server.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All HTTP connections on one thread, which never waits for any of them: however many send slowly or read slowly, the next
 * request is answered at once. When there are too many, the one goes that has gone longest without a whole request.
 */
final class HttpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final int BACKLOG = 1_024;
    private static final long TICK_MILLIS = 500;
    private static final long ASKING = Duration.ofSeconds(5).toNanos();
    private static final long ANSWERING = Duration.ofSeconds(30).toNanos();
    private static final long IDLE = Duration.ofSeconds(15).toNanos();

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final SelectionKey accepting;
    private final int most;
    /** In the order of their last whole request. */
    private final Set<HttpConnection> connections = new LinkedHashSet<>();

    private Function<Request, Answer> site;
    private Thread thread;
    private volatile boolean stopping;

    /**
     * Takes the port; answers nothing yet.
     *
     * @param most connections at once
     * @throws IOException the port cannot be had
     */
    HttpListener(InetSocketAddress address, int most) throws IOException {
        this.most = most;
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            accepting = server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException | RuntimeException e) {
            server.close();
            selector.close();
            throw e;
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    void start(Function<Request, Answer> answering) {
        site = answering;
        thread = new Thread(this::run, "page");
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try {
                selector.select(this::ready, TICK_MILLIS);
                accepting.interestOps(SelectionKey.OP_ACCEPT);
                sendAway();
            } catch (IOException | RuntimeException e) {
                LOG.error("The page's listener stumbled", e);
            }
        }
        List.copyOf(connections).forEach(HttpConnection::close);
    }

    private void ready(SelectionKey key) {
        if (key == accepting) {
            accept();
            return;
        }
        HttpConnection connection = (HttpConnection) key.attachment();
        long before = connection.since();
        boolean goesOn = false;
        try {
            goesOn = key.isValid() && connection.ready();
        } catch (IOException e) {
            LOG.debug("A page's connection broke: {}", e.getMessage());
        }
        if (!goesOn) {
            end(connection);
        } else if (connection.since() != before && connection.isIdle()) {
            connections.remove(connection);
            connections.add(connection);
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                if (connections.size() >= most) {
                    eldest();
                }
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                HttpConnection connection = new HttpConnection(channel, key, site);
                key.attach(connection);
                connections.add(connection);
            }
        } catch (IOException e) {
            LOG.warn("A page's connection could not be taken: {}", e.getMessage());
            accepting.interestOps(0); // until the next tick: it would fail again at once
            eldest();
        }
    }

    private void eldest() {
        Iterator<HttpConnection> first = connections.iterator();
        if (first.hasNext()) {
            end(first.next());
        }
    }

    private void sendAway() {
        long now = System.nanoTime();
        for (HttpConnection connection : List.copyOf(connections)) {
            long allowed = connection.isAnswering() ? ANSWERING : connection.isIdle() ? IDLE : ASKING;
            if (now - connection.since() > allowed) {
                end(connection);
            }
        }
    }

    private void end(HttpConnection connection) {
        connections.remove(connection);
        connection.close();
    }

    /** Frees the port; what is being answered is broken off. */
    @Override
    public void close() {
        stopping = true;
        try {
            selector.wakeup();
            if (thread != null) {
                thread.join();
            }
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.warn("The page's port did not close: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.sangdam.server.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.sangdam.server.file.Bearers;
import org.sangdam.server.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port: the page, its files, {@code /health} and {@code /metrics}. Answers on threads of its own. */
public final class PageServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final int MOST_CONNECTIONS = 2_000;
    /** Of the files that the process may have open: sockets, journal and archive need the others. */
    private static final int SHARE = 8;

    private static final int MOST_THREADS = 10;
    private static final int LEAST_THREADS = 3;

    private final Server server;
    private final PageConnector connector;
    private final URI front;
    private final List<String> sites;

    /**
     * Takes the port; answers nothing yet.
     *
     * @param front the address of what stands in front, null if nothing does
     * @param sites origins of other pages that may show this one in a frame
     * @throws IOException the port cannot be had
     */
    public PageServer(InetSocketAddress address, URI front, List<String> sites) throws IOException {
        this.front = front;
        this.sites = List.copyOf(sites);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("page");
        threads.setReservedThreads(0);
        server = new Server(threads);
        server.setErrorHandler(new Refusing());
        server.setStopTimeout(0);
        connector = new PageConnector(server, address, mostConnections());
        server.addConnector(connector);
        connector.open();
    }

    private static int mostConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(MOST_CONNECTIONS, unix.getMaxFileDescriptorCount() / SHARE)
                : MOST_CONNECTIONS;
    }

    /**
     * @param socketPort where the page finds its socket, on the host it was loaded from
     * @param metrics the service's figures, at once
     */
    public void start(int socketPort, Supplier<String> metrics) {
        start(socketPort, metrics, null, null);
    }

    /**
     * With files.
     *
     * @param bearers who may send and fetch
     * @param store where they lie
     */
    public void start(int socketPort, Supplier<String> metrics, Bearers bearers, FileStore store) {
        FileHandler files = store == null ? null : new FileHandler(connector.connections(), bearers, store);
        Site site = new Site(
                new SocketPlace(socketPort, front),
                sites,
                metrics,
                store == null ? 0 : store.largest(bearers.largest()));
        server.setHandler(new PageHandler(connector.connections(), site::answer, files));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The page's port does not answer", e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Frees the port; what is being answered is broken off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The page's port did not close: {}", e.getMessage());
        }
        connector.close();
    }
}

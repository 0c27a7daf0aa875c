package org.sangdam.server.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;

/** The HTTP port: the page, its files and {@code /health}. Answers on a thread of its own. */
public final class PageServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 2_000;
    /** Of the files that the process may have open: sockets, journal and archive need the others. */
    private static final int SHARE = 8;

    private final HttpListener listener;
    private final int port;
    private final URI front;

    /**
     * Takes the port; answers nothing yet.
     *
     * @param front the address of what stands in front, null if nothing does
     * @throws IOException the port cannot be had
     */
    public PageServer(InetSocketAddress address, URI front) throws IOException {
        this.listener = new HttpListener(address, mostConnections());
        this.port = listener.port();
        this.front = front;
    }

    private static int mostConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(MOST_CONNECTIONS, unix.getMaxFileDescriptorCount() / SHARE)
                : MOST_CONNECTIONS;
    }

    /** @param socketPort where the page finds its socket, on the host it was loaded from */
    public void start(int socketPort) {
        listener.start(new Site(new SocketPlace(socketPort, front))::answer);
    }

    public int port() {
        return port;
    }

    /** Frees the port. */
    @Override
    public void close() {
        listener.close();
    }
}

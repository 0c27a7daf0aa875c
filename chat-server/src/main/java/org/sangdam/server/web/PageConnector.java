package org.sangdam.server.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** The library's port with bounds of our own: see {@link Connections}. */
final class PageConnector extends ServerConnector {
    private static final int BACKLOG = 1_024;
    private static final int LARGEST_HEAD = 8 * 1024;
    private static final long TICK_MILLIS = 500;
    private static final long STUCK_MILLIS = 30_000;

    private final Connections connections;
    private Scheduler.Task tick;

    PageConnector(Server server, InetSocketAddress address, int most) {
        super(server, 1, 1, new HttpConnectionFactory(plain()));
        this.connections = new Connections(most, this::afterALook);
        setHost(address.getAddress().getHostAddress());
        setPort(address.getPort());
        setAcceptQueueSize(BACKLOG);
        setIdleTimeout(STUCK_MILLIS);
        setShutdownIdleTimeout(0);
        getSelectorManager().addEventListener(connections);
    }

    private static HttpConfiguration plain() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        return http;
    }

    Connections connections() {
        return connections;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    private void look() {
        connections.look();
        tick = getScheduler().schedule(this::look, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        tick.cancel();
        connections.over();
        super.doStop();
    }

    /** One is taken from the queue before anybody has to go for it. */
    @Override
    public void accept(int acceptor) throws IOException {
        SocketChannel channel = taken();
        try {
            connections.makeRoom();
            channel.configureBlocking(false);
            configure(channel.socket());
            getSelectorManager().accept(channel);
        } catch (InterruptedException e) {
            channel.close();
            throw new ClosedByInterruptException();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private SocketChannel taken() throws IOException {
        try {
            return ((ServerSocketChannel) getTransport()).accept();
        } catch (IOException e) {
            connections.eldest();
            throw e;
        }
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        SocketChannelEndPoint endPoint = super.newEndPoint(channel, selector, key);
        connections.opened(channel, endPoint);
        return endPoint;
    }

    /** What is handed to the selector while it works off what it was handed is done after its next look. */
    private void afterALook(Runnable then) {
        ManagedSelector selector = getSelectorManager().getBean(ManagedSelector.class);
        selector.submit(now -> selector.submit(next -> then.run()));
    }
}

package org.sangdam.server.web;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of the page's port. When there are too many, the one goes that has gone longest without a whole request;
 * whoever sends or reads too slowly goes too. Thread-safe.
 *
 * <p>A connection counts until the system has its file back, which is after the selector's next look: a throng taken at
 * once would use up what the sockets need.
 */
final class Connections implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final int most;
    private final Consumer<Runnable> afterALook;
    /** In the order of their last whole request, or good part of a large one. */
    private final Map<SelectableChannel, PageConnection> open = new LinkedHashMap<>();

    private int files;
    private boolean over;

    /**
     * @param most connections at once
     * @param afterALook runs something when the selector has looked at its channels once more
     */
    Connections(int most, Consumer<Runnable> afterALook) {
        this.most = most;
        this.afterALook = afterALook;
    }

    /** Waits until there is room for one more; makes it, if need be. */
    void makeRoom() throws InterruptedException {
        if (!hasRoom()) {
            eldest();
            synchronized (this) {
                while (files >= most && !over) {
                    wait();
                }
            }
        }
    }

    private synchronized boolean hasRoom() {
        return files < most || over;
    }

    /** Nobody else is let in: whoever waits for room waits no longer. */
    synchronized void over() {
        over = true;
        notifyAll();
    }

    void eldest() {
        PageConnection first;
        synchronized (this) {
            first = open.isEmpty() ? null : open.values().iterator().next();
        }
        if (first != null) {
            end(first);
        }
    }

    /** Sends away whoever is too slow. */
    void look() {
        List<PageConnection> slow;
        synchronized (this) {
            long now = System.nanoTime();
            slow = open.values().stream()
                    .filter(connection -> connection.isOverdue(now))
                    .toList();
        }
        slow.forEach(Connections::end);
    }

    private static void end(PageConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("A page's connection did not close: {}", e.getMessage());
        }
    }

    synchronized void opened(SelectableChannel channel, EndPoint endPoint) {
        PageConnection connection = open.get(channel);
        if (connection != null) {
            connection.at(endPoint);
        }
    }

    synchronized void goesOn(Object channel) {
        PageConnection connection = open.remove(channel);
        if (connection != null) {
            connection.goesOn(System.nanoTime());
            open.put((SelectableChannel) channel, connection);
        }
    }

    synchronized void answered(Object channel) {
        PageConnection connection = open.remove(channel);
        if (connection != null) {
            connection.answered(System.nanoTime());
            open.put((SelectableChannel) channel, connection);
        }
    }

    @Override
    public synchronized void onAccepting(SelectableChannel channel) {
        files++;
        open.put(channel, new PageConnection(channel, System.nanoTime()));
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        synchronized (this) {
            if (open.remove(channel) == null || over) {
                return; // at the end nobody waits for a file, and there is no selector to look any more
            }
        }
        afterALook.accept(this::fileIsBack);
    }

    private synchronized void fileIsBack() {
        files--;
        notifyAll();
    }
}

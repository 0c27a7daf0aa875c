package org.sangdam.server.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP port in front of a service's, on loopback, whose connections can be cut. What was sent into a silent cut is not lost
 * but late, as TCP has it: it goes on when the link is whole again, in its order. Any thread.
 */
public final class CuttableLink implements AutoCloseable {
    /** As seen from the clients. */
    public enum Direction {
        UP,
        DOWN
    }

    private final ServerSocket listener;
    private final int target;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Random random = new Random(1);
    private final Set<Direction> silent = EnumSet.noneOf(Direction.class);
    private boolean refusing;
    private int jitter;
    private int opened;

    /** @param target the service's port on loopback */
    public CuttableLink(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        start("link", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Nothing goes these ways any more, and nobody is told; connections stand and can even be made. */
    public synchronized void silence(Direction... ways) {
        silent.addAll(List.of(ways));
        lines.forEach(line -> line.silent.addAll(silent));
        notifyAll();
    }

    /** All connections break at once, and new ones are refused. */
    public synchronized void reset() {
        refusing = true;
        lines.forEach(Line::reset);
    }

    /** What was held goes on, and new connections are taken again. */
    public synchronized void restore() {
        restoreForNewcomers();
        release();
    }

    /** New connections work; what older ones had said stays where it is, until {@link #release}. */
    public synchronized void restoreForNewcomers() {
        refusing = false;
        silent.clear();
    }

    /** What older connections had said arrives now. */
    public synchronized void release() {
        lines.forEach(line -> line.silent.clear());
        notifyAll();
    }

    /** From now on everything takes up to so many milliseconds longer, each piece another time, in its order. */
    public synchronized void delay(int upTo) {
        jitter = upTo;
    }

    /** The end of this way is told on all connections, while the other goes on. */
    public void halfClose(Direction way) {
        lines.forEach(line -> line.endOf(way));
    }

    /** Whether nothing is cut. */
    public synchronized boolean passesAll() {
        return !refusing && silent.isEmpty();
    }

    /** Connections made so far. */
    public synchronized int opened() {
        return opened;
    }

    /** Connections that neither side has ended. */
    public long standing() {
        return lines.stream().filter(line -> !line.ended()).count();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                continue; // the listener was closed, or the service is not there: the client hears that
            }
        }
    }

    private void take(Socket client) throws IOException {
        Line line = new Line(client);
        synchronized (this) {
            opened++;
            if (refusing) {
                line.reset();
                return;
            }
            line.silent.addAll(silent);
            lines.add(line);
        }
        try {
            line.service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            line.reset();
            throw e;
        }
        start("link-up", () -> line.carry(Direction.UP));
        start("link-down", () -> line.carry(Direction.DOWN));
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        reset();
    }

    /** One connection through the link. */
    private final class Line {
        private final Socket client;
        private final Socket service = new Socket();
        private final Set<Direction> silent = EnumSet.noneOf(Direction.class);
        private volatile boolean over;

        Line(Socket client) throws IOException {
            this.client = client;
            client.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
        }

        void carry(Direction way) {
            Socket from = way == Direction.UP ? client : service;
            byte[] piece = new byte[8_192];
            try {
                for (int read = from.getInputStream().read(piece);
                        read >= 0;
                        read = from.getInputStream().read(piece)) {
                    passable(way);
                    to(way).getOutputStream().write(piece, 0, read);
                }
                over = true;
                passable(way);
                endOf(way);
            } catch (IOException e) {
                over = true;
                reset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Socket to(Direction way) {
            return way == Direction.UP ? service : client;
        }

        private void passable(Direction way) throws InterruptedException {
            synchronized (CuttableLink.this) {
                long until = System.nanoTime() + random.nextInt(jitter + 1) * 1_000_000L;
                for (long left = 1; silent.contains(way) || left > 0; ) {
                    left = (until - System.nanoTime()) / 1_000_000L;
                    if (silent.contains(way)) {
                        CuttableLink.this.wait();
                    } else if (left > 0) {
                        CuttableLink.this.wait(left);
                    }
                }
            }
        }

        void endOf(Direction way) {
            try {
                to(way).shutdownOutput();
            } catch (IOException e) {
                reset();
            }
        }

        boolean ended() {
            return over;
        }

        void reset() {
            over = true;
            for (Socket socket : List.of(client, service)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    continue; // it is closed, which is what was wanted
                }
            }
        }
    }
}

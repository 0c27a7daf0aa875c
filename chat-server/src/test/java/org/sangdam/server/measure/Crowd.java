package org.sangdam.server.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Thousands of callers of one server on one thread, from {@link #Crowd} to {@link #close}. */
final class Crowd implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    /** Below the number of ephemeral ports, and below what a service takes from one address. */
    private static final int PER_ADDRESS = 40;

    private final Selector selector = Selector.open();
    private final Thread thread = new Thread(this::run, "crowd");
    private final Queue<Caller> coming = new ConcurrentLinkedQueue<>();
    private final InetSocketAddress server;
    private int callers;
    private volatile boolean closed;

    Crowd(int port) throws IOException {
        server = new InetSocketAddress("127.0.0.1", port);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to connect, from an address of the loopback network that few others use. */
    synchronized Caller call(String path, Caller.Ear ear) throws IOException {
        int group = 256 + callers++ / PER_ADDRESS;
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, (byte) (group >> 8), (byte) Math.max(1, group & 0xff)}),
                0));
        channel.configureBlocking(false);
        Caller caller = new Caller(channel, path, ear);
        coming.add(caller);
        selector.wakeup();
        return caller;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (!closed) {
                selector.select(key -> ready(key, buffer));
                for (Caller caller = coming.poll(); caller != null; caller = coming.poll()) {
                    SelectionKey key = caller.channel.register(selector, SelectionKey.OP_CONNECT, caller);
                    if (caller.channel.connect(server)) {
                        ready(key, buffer);
                    }
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void ready(SelectionKey key, ByteBuffer buffer) {
        Caller caller = (Caller) key.attachment();
        try {
            if (key.isConnectable() && caller.channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                caller.connected();
            } else if (key.isReadable()) {
                caller.readable(buffer);
            }
        } catch (CancelledKeyException e) {
            return; // another thread has hung up
        } catch (IOException e) {
            hangUp(caller);
            caller.ended();
        }
    }

    static void hangUp(Caller caller) {
        try {
            caller.channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.sangdam.server.watchdog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** One connection to a door, all of whose reading has to be done by a moment. One thread. */
final class Answer implements Closeable {
    /** No more of an answer is read than a line of it. */
    private static final int LONGEST_LINE = 8 * 1024;

    private final Socket socket = new Socket(Proxy.NO_PROXY);
    private long until;

    Answer(InetSocketAddress address, Duration patience) throws IOException {
        allow(patience);
        try {
            socket.connect(address, left());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** From now on there is this much time. */
    void allow(Duration patience) {
        until = System.nanoTime() + patience.toNanos();
    }

    /**
     * Says the first thing, and reads the first line of what comes back.
     *
     * @return empty if the other side has accepted and then cut the connection, as whoever is full does: with what it was told
     *     still unread that is a reset, or a pipe that is broken, and not an end in order
     */
    String to(byte[] question) throws IOException {
        try {
            say(question);
            return line();
        } catch (SocketException e) {
            return "";
        }
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** @return -1 if the other side has closed */
    int read() throws IOException {
        socket.setSoTimeout(left());
        InputStream in = socket.getInputStream();
        return in.read();
    }

    /** A line of the head of an HTTP answer without its end, empty if the other side has closed. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = read();
        while (next != -1 && next != '\n' && line.length() < LONGEST_LINE) {
            if (next != '\r') {
                line.append((char) next);
            }
            next = read();
        }
        return line.toString();
    }

    private int left() throws IOException {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("not in time");
        }
        return (int) millis;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

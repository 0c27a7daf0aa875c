package org.sangdam.server.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, request after request. Nothing here waits. On the listener's thread. */
final class HttpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);
    private static final int LARGEST_HEAD = 8 * 1024;
    private static final ByteBuffer[] NOTHING = {};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Function<Request, Answer> site;
    private ByteBuffer in = ByteBuffer.allocate(0);
    private ByteBuffer[] out = NOTHING;
    private boolean last;
    private long since = System.nanoTime();

    HttpConnection(SocketChannel channel, SelectionKey key, Function<Request, Answer> site) {
        this.channel = channel;
        this.key = key;
        this.site = site;
    }

    /** Since when it has been in the state that it is in, by {@link System#nanoTime}: bytes alone are no progress. */
    long since() {
        return since;
    }

    /** Whether nothing is under way: it was just opened, or its last request is answered. */
    boolean isIdle() {
        return out.length == 0 && in.position() == 0;
    }

    boolean isAnswering() {
        return out.length > 0;
    }

    /** @return whether it goes on */
    boolean ready() throws IOException {
        return isAnswering() ? write() : read();
    }

    private boolean read() throws IOException {
        if (in.capacity() == 0) {
            in = ByteBuffer.allocate(LARGEST_HEAD);
        }
        boolean begins = in.position() == 0;
        if (channel.read(in) < 0) {
            return false;
        }
        if (begins && in.position() > 0) {
            since = System.nanoTime();
        }
        return next();
    }

    /** Answers the request that is there as a whole, if one is. */
    private boolean next() throws IOException {
        int end = endOfHead();
        if (end < 0) {
            return in.hasRemaining() || refuse();
        }
        Optional<Request> request = Request.of(in.array(), end);
        in.flip().position(end);
        in.compact();
        if (request.isEmpty()) {
            return refuse();
        }
        last = request.get().last();
        out = answer(request.get()).bytes(!request.get().method().equals("HEAD"), last);
        since = System.nanoTime();
        return write();
    }

    private Answer answer(Request request) {
        try {
            return site.apply(request);
        } catch (RuntimeException e) {
            LOG.error("A request for the page failed", e);
            return Answer.text(500, "");
        }
    }

    private boolean refuse() throws IOException {
        last = true;
        out = Answer.text(400, "").bytes(true, true);
        return write();
    }

    private int endOfHead() {
        for (int at = 3; at < in.position(); at++) {
            if (in.get(at) == '\n' && in.get(at - 1) == '\r' && in.get(at - 2) == '\n' && in.get(at - 3) == '\r') {
                return at + 1;
            }
        }
        return -1;
    }

    private boolean write() throws IOException {
        channel.write(out);
        if (out[out.length - 1].hasRemaining() || out[0].hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return true;
        }
        out = NOTHING;
        since = System.nanoTime();
        if (last) {
            return false;
        }
        key.interestOps(SelectionKey.OP_READ);
        if (in.position() > 0) {
            return next();
        }
        in = ByteBuffer.allocate(0);
        return true;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A page's connection did not close: {}", e.getMessage());
        }
    }
}

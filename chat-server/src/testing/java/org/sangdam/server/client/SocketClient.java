package org.sangdam.server.client;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.sangdam.server.log.SpokenWords;
import org.sangdam.server.protocol.Codec;

/**
 * A peer over a real socket that remembers everything it hears.
 *
 * @param <O> the family it speaks
 * @param <I> the family it hears
 */
public class SocketClient<O, I> implements AutoCloseable {
    private final List<I> heard = new CopyOnWriteArrayList<>();
    private final Codec<O> out;
    private final WebSocketClient socket;
    private volatile int closeCode = -1;

    public SocketClient(int port, String path, Class<O> speaks, Class<I> hears) {
        Codec<I> in = new Codec<>(hears);
        out = new Codec<>(speaks);
        socket = new WebSocketClient(URI.create("ws://127.0.0.1:" + port + path)) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String text) {
                I frame = in.decode(text);
                SpokenWords.in(frame);
                took(frame);
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                closeCode = code;
            }

            @Override
            public void onError(Exception thrown) {}
        };
        socket.setTcpNoDelay(true);
        try {
            if (!socket.connectBlocking()) {
                throw new IllegalStateException("nobody listens at port " + port);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A frame has come. On the socket's thread. */
    protected void took(I frame) {
        heard.add(frame);
    }

    public void say(O frame) {
        SpokenWords.in(frame);
        socket.send(out.encode(frame));
    }

    /** Anything at all, well-formed or not. */
    public void sayRaw(String text) {
        socket.send(text);
    }

    public List<I> heard() {
        return heard;
    }

    public <F extends I> List<F> heard(Class<F> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for the first frame of this kind that fits. */
    public <F extends I> F hear(Class<F> kind, Predicate<F> fits) {
        return await().pollInterval(Duration.ofMillis(2))
                .until(() -> find(kind, fits), Optional::isPresent)
                .orElseThrow();
    }

    public <F extends I> F hear(Class<F> kind) {
        return hear(kind, frame -> true);
    }

    private <F extends I> Optional<F> find(Class<F> kind, Predicate<F> fits) {
        return heard(kind).stream().filter(fits).findFirst();
    }

    /** Waits until the other side has closed. @return its close code */
    public int closed() {
        await().until(() -> closeCode != -1);
        return closeCode;
    }

    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() {
        try {
            socket.closeBlocking();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

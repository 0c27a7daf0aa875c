package org.sangdam.server.crash;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sangdam.server.protocol.Codec;

/**
 * A socket that comes back by itself, after pauses that grow and have a random part, as page and console do; in more of a
 * hurry than they are. On the crowd's thread.
 *
 * @param <O> the family it speaks
 * @param <I> the family it hears
 */
final class Line<O, I> {
    private static final long FIRST_PAUSE_MILLIS = 300;
    private static final int MOST_DOUBLINGS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Crowd crowd;
    private final String path;
    private final Codec<O> out;
    private final Codec<I> in;
    private final Listener<I> listener;
    private Connection connection;
    private int tries;
    private boolean closed;

    Line(Crowd crowd, String path, Class<O> speaks, Class<I> hears, Listener<I> listener) {
        this.crowd = crowd;
        this.path = path;
        this.out = new Codec<>(speaks);
        this.in = new Codec<>(hears);
        this.listener = listener;
    }

    interface Listener<I> {
        /** Time for the first frame. */
        void opened();

        void heard(I frame);

        /** Whatever was not answered will not be. */
        void broken();
    }

    void connect() {
        if (!closed) {
            connection = new Connection();
            crowd.sockets()
                    .newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create("ws://127.0.0.1:" + crowd.port() + path), connection)
                    .exceptionally(connection::failed);
        }
    }

    /** The service knows us again: the next pause is a short one. */
    void arrived() {
        tries = 0;
    }

    void say(O frame) {
        connection.send(out.encode(frame));
    }

    /** Leaves this connection and makes another at once. */
    void renew() {
        drop();
        connect();
    }

    void close() {
        closed = true;
        drop();
    }

    private void drop() {
        Connection left = connection;
        connection = null;
        listener.broken();
        left.abort();
    }

    private void lost(Connection which) {
        if (which == connection) {
            connection = null;
            listener.broken();
            long pause = FIRST_PAUSE_MILLIS << Math.min(tries++, MOST_DOUBLINGS);
            crowd.later(pause / 2 + crowd.dice().nextLong(pause / 2), this::connect);
        }
    }

    /** On the sockets' own threads; hands over at once. */
    private final class Connection implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();
        private CompletableFuture<WebSocket> said = new CompletableFuture<>();
        private WebSocket socket;

        @Override
        public void onOpen(WebSocket opened) {
            crowd.execute(() -> {
                socket = opened;
                said.complete(opened);
                if (this == connection) {
                    listener.opened();
                } else {
                    opened.abort();
                }
            });
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                I frame = in.decode(part.toString());
                part.setLength(0);
                crowd.execute(() -> {
                    if (this == connection) {
                        listener.heard(frame);
                    }
                });
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            crowd.execute(() -> lost(this));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable thrown) {
            crowd.execute(() -> lost(this));
        }

        WebSocket failed(Throwable thrown) {
            crowd.execute(() -> lost(this));
            return null;
        }

        /** One after the other: the JDK's socket takes no second text before the first has gone. */
        void send(String text) {
            said = said.thenCompose(open -> open.sendText(text, true));
        }

        void abort() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}

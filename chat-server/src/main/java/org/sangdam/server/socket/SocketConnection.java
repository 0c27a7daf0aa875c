package org.sangdam.server.socket;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.Connection;
import org.sangdam.server.session.Encoded;

/** One WebSocket as the sessions see it. Whoever does not read what waits is closed, and what waits is thrown away. */
final class SocketConnection implements Connection {
    /** Customers and counsellors read this frame alike. */
    private static final Codec<ToCustomer> CLOSING = new Codec<>(ToCustomer.class);

    private final WebSocketImpl socket;
    private final Arrivals arrivals;
    private final Outgoing out;
    private final long knownBacklog;
    private volatile long backlog;
    private final Caller caller;

    /**
     * @param arrivals where it is known who may stay
     * @param backlog bytes that may wait for a stranger
     * @param knownBacklog and for whoever has signed in
     */
    SocketConnection(WebSocketImpl socket, Arrivals arrivals, long backlog, long knownBacklog, Caller caller) {
        this.socket = socket;
        this.arrivals = arrivals;
        this.out = (Outgoing) socket.getChannel();
        this.backlog = backlog;
        this.knownBacklog = knownBacklog;
        this.caller = caller;
    }

    @Override
    public void send(Encoded frame) {
        if (socket.isOpen() && !out.send(frame.wire(), backlog)) {
            socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "");
        }
    }

    @Override
    public void hold(Encoded frame) {
        if (socket.isOpen() && !out.hold(frame.wire(), backlog)) {
            socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "");
        }
    }

    @Override
    public void flush() {
        out.sendOn();
    }

    @Override
    public void close(Code why) {
        socket.close(CloseCodes.of(why), "");
    }

    @Override
    public void introducesItself() {
        arrivals.introduced(socket);
    }

    @Override
    public void turnedAway() {
        arrivals.turnedAway(socket);
    }

    @Override
    public void known() {
        backlog = knownBacklog;
        arrivals.known(socket);
    }

    /** Closes a peer that takes too much, and says when it may come back. */
    void sendAway(long retryAfter) {
        send(new Encoded(CLOSING.bytes(new Closing(Code.THROTTLED, retryAfter))));
        close(Code.THROTTLED);
    }

    @Override
    public String remote() {
        return caller.shown();
    }

    @Override
    public String address() {
        return caller.address();
    }
}

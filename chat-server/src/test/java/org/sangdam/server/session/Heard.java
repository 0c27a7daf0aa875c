package org.sangdam.server.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;

/** A peer's end of the connection that remembers what it hears. */
final class Heard<I> implements Connection {
    final List<I> frames = new CopyOnWriteArrayList<>();
    private final Codec<I> codec;
    private volatile int writes;
    private volatile Code closed;

    Heard(Class<I> family) {
        codec = new Codec<>(family);
    }

    @Override
    public void send(Encoded frame) {
        ByteBuffer wire = frame.wire();
        wire.position(wire.get(1) < 126 ? 2 : 4);
        frames.add(codec.decode(StandardCharsets.UTF_8.decode(wire).toString()));
    }

    @Override
    public void hold(Encoded frame) {
        send(frame);
    }

    @Override
    public void flush() {
        writes++; // only the desk's thread flushes
    }

    @Override
    public void close(Code why) {
        closed = why;
    }

    @Override
    public void introducesItself() {}

    @Override
    public void turnedAway() {}

    @Override
    public void known() {}

    @Override
    public String remote() {
        return "127.0.0.1:1";
    }

    @Override
    public String address() {
        return "";
    }

    /** How often what was held was asked to be written. */
    int writes() {
        return writes;
    }

    /** Why it was closed, null while it is open. */
    Code closed() {
        return closed;
    }

    boolean has(Class<? extends I> kind) {
        return frames.stream().anyMatch(kind::isInstance);
    }

    <F extends I> Stream<F> of(Class<F> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast);
    }
}

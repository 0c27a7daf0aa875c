package org.sangdam.server.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;

/** A peer's end of the connection that remembers what it hears. */
final class Heard<I> implements Connection {
    final List<I> frames = new CopyOnWriteArrayList<>();
    private final Codec<I> codec;

    Heard(Class<I> family) {
        codec = new Codec<>(family);
    }

    @Override
    public void send(String frame) {
        frames.add(codec.decode(frame));
    }

    @Override
    public void close(Code why) {}

    @Override
    public String remote() {
        return "127.0.0.1:1";
    }

    @Override
    public String address() {
        return "";
    }

    boolean has(Class<? extends I> kind) {
        return frames.stream().anyMatch(kind::isInstance);
    }

    <F extends I> Stream<F> of(Class<F> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast);
    }
}

package org.sangdam.server.session;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskLoop;
import org.sangdam.server.protocol.Typing;

/** Desk and sessions in one process, on one thread. */
public final class LocalBackplane implements Backplane {
    private final DeskLoop loop;
    private final LongSupplier nanos;
    private Consumer<Typing> listener = typing -> {};

    /** @param nanos {@link System#nanoTime} */
    public LocalBackplane(DeskLoop loop, LongSupplier nanos) {
        this.loop = loop;
        this.nanos = nanos;
    }

    /** Begins to work for these sessions. */
    public void start(Sessions sessions) {
        listener = sessions::whispered;
        loop.start(sessions);
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public Desk desk() {
        return loop.desk();
    }

    @Override
    public Desk durable() {
        return loop.durable();
    }

    @Override
    public long now() {
        return loop.now();
    }

    @Override
    public long nanos() {
        return nanos.getAsLong();
    }

    @Override
    public void submit(Command command, Consumer<Decision> answer) {
        loop.submit(command, answer);
    }

    @Override
    public void whenDurable(Runnable task) {
        loop.whenDurable(task);
    }

    @Override
    public void decided(Decision decision, Consumer<Decision> answer) {
        loop.decided(decision, answer);
    }

    @Override
    public void whisper(Typing typing) {
        loop.whenDurable(() -> listener.accept(typing));
    }
}

package org.sangdam.server.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.protocol.Typing;

/**
 * How a node's sessions and the one desk of the office reach one another. {@link #execute} is the way onto the session
 * thread; everything else is called there.
 */
public interface Backplane extends Executor {
    /** This node's view of the desk, to be read only and to decide by: it may be ahead of what is durable. */
    Desk desk();

    /**
     * The desk as it may be told: {@link #whenDurable}, in an answer, or when a change is told.
     *
     * @throws IllegalStateException it is ahead of what is durable
     */
    Desk durable();

    /** Milliseconds since 1970: only to date things by, for it may jump. */
    long now();

    /** By {@link System#nanoTime}: for how long something lasts. Any thread. */
    long nanos();

    /** Hands a command to the desk; the answer comes on the session thread, when the outcome is durable and told. */
    void submit(Command command, Consumer<Decision> answer);

    /** Runs the task when everything that {@link #desk()} shows now is durable. */
    void whenDurable(Runnable task);

    /** Answers like {@link #submit} what was decided by {@link #desk()} as it is now. */
    void decided(Decision decision, Consumer<Decision> answer);

    /** Tells all nodes' sessions something that is never stored, when what it is about is durable. */
    void whisper(Typing typing);
}

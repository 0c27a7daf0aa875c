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
    /** This node's view of the desk, to be read only. */
    Desk desk();

    /** Milliseconds since 1970: only to date things by, for it may jump. */
    long now();

    /** By {@link System#nanoTime}: for how long something lasts. Any thread. */
    long nanos();

    /** Hands a command to the desk; the answer comes on the session thread, when the outcome is durable and told. */
    void submit(Command command, Consumer<Decision> answer);

    /** Runs the task when everything that {@link #desk()} shows now is durable. */
    void whenDurable(Runnable task);

    /** Tells all nodes' sessions something that is never stored. */
    void whisper(Typing typing);
}

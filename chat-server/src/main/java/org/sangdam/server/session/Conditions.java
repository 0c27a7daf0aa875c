package org.sangdam.server.session;

import java.util.function.UnaryOperator;
import org.sangdam.server.protocol.ToCounsellor.Condition;
import org.sangdam.server.protocol.ToCounsellor.Unattended;

/**
 * How the service itself stands, as every console is told: the one place that whoever notices a change tells it. Lives as
 * long as the service. Thread-safe.
 */
public final class Conditions {
    private Condition now = new Condition(true, 100, null, 0);
    private Runnable changed = () -> {};

    /** Whether anything can be written down. */
    public void storing(boolean storing) {
        change(old -> new Condition(storing, old.archive(), old.unattended(), old.unseen()));
    }

    /** @param percent of the archive that is there, 100 unless it is being rebuilt */
    public void archive(int percent) {
        change(old -> new Condition(old.storing(), percent, old.unattended(), old.unseen()));
    }

    /**
     * Customers wait and nobody serves.
     *
     * @param since when the one who waits longest began to; milliseconds since 1970
     */
    public void unattended(int waiting, long since) {
        change(old -> new Condition(old.storing(), old.archive(), new Unattended(waiting, since), old.unseen()));
    }

    /** Whoever waits is served in time again. */
    public void attended() {
        change(old -> new Condition(old.storing(), old.archive(), null, old.unseen()));
    }

    /** @param customers how many wait that no console shows */
    public void unseen(int customers) {
        change(old -> new Condition(old.storing(), old.archive(), old.unattended(), customers));
    }

    private void change(UnaryOperator<Condition> step) {
        Runnable tell;
        synchronized (this) {
            Condition next = step.apply(now);
            if (next.equals(now)) {
                return;
            }
            now = next;
            tell = changed;
        }
        tell.run();
    }

    synchronized Condition now() {
        return now;
    }

    /** @param told of each change, on the thread that noticed it */
    synchronized void onChange(Runnable told) {
        changed = told;
    }
}

package org.sangdam.server.desk;

import java.util.List;

/** Whoever is told of what has happened. Called on the desk's thread, in order, only of what is durable. */
public interface Audience {
    /** What one command has changed; the command is answered afterwards. */
    void changed(List<Change> changes);

    /** A batch is through: the moment for what is told once for many changes. */
    void settled();

    /** Whether anything can be stored has changed. */
    void storing(boolean storing);
}

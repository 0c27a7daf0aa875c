package org.sangdam.server.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Session;

/**
 * When each counsellor's session is over. Its last moment is written down as a date, but counted from there by a clock that
 * never jumps: a clock set forward by a day signs nobody out. On the desk's thread.
 */
final class SessionEnds {
    private final Backplane backplane;
    private final Map<String, Long> ends = new HashMap<>();

    SessionEnds(Backplane backplane) {
        this.backplane = backplane;
    }

    boolean over(Session session) {
        return end(session) <= backplane.nanos();
    }

    private long end(Session session) {
        return ends.computeIfAbsent(session.hash(), hash -> {
            long left = session.until() - backplane.now();
            long most = SignIn.SESSION.toMillis();
            return backplane.nanos() + Math.max(0, Math.min(left, most)) * 1_000_000;
        });
    }

    /** Ends those whose time is up. */
    void beat() {
        List<Session> open = backplane.durable().sessions();
        open.stream()
                .filter(this::over)
                .forEach(session -> backplane.submit(new Command.CloseSession(session.hash(), false), decision -> {}));
        if (ends.size() > open.size()) {
            ends.keySet().removeIf(hash -> backplane.durable().session(hash).isEmpty());
        }
    }
}

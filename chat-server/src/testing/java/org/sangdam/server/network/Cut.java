package org.sangdam.server.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sangdam.server.network.CuttableLink.Direction;

/**
 * How a link is cut, and for how long. With {@code -Dsangdam.long=true} also for as long as people wait for a network: up to
 * two minutes.
 */
public record Cut(Kind kind, Duration length) {
    /** What is cut. */
    public enum Kind {
        BOTH,
        UP,
        DOWN,
        RESET
    }

    public static boolean longRun() {
        return Boolean.getBoolean("sangdam.long");
    }

    /** Every kind for every length. */
    public static List<Cut> all() {
        List<Cut> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            (longRun() ? Stream.of(0.0, 0.5, 3.0, 12.0, 30.0, 60.0, 120.0) : Stream.of(0.0, 0.5, 3.0, 12.0))
                    .map(seconds -> new Cut(kind, Duration.ofMillis((long) (seconds * 1_000))))
                    .forEach(all::add);
        }
        return all;
    }

    /** Every kind, short and long. */
    public static List<Cut> some() {
        return all().stream()
                .filter(cut -> longRun()
                        || cut.length().toMillis() == 500
                        || cut.length().toSeconds() == 12)
                .toList();
    }

    /** Begins now. */
    public void on(CuttableLink link) {
        switch (kind) {
            case BOTH -> link.silence(Direction.UP, Direction.DOWN);
            case UP -> link.silence(Direction.UP);
            case DOWN -> link.silence(Direction.DOWN);
            case RESET -> link.reset();
        }
    }
}

package org.sangdam.server.limit;

import java.util.EnumMap;
import java.util.Map;

/** The figure of each {@link Limit}; 0 is none at all. Immutable. */
public final class Limits {
    /** No figure is so high that a burst of it could not be counted. */
    public static final int HIGHEST = 100_000_000;

    private final Map<Limit, Integer> figures = new EnumMap<>(Limit.class);

    private Limits(Map<Limit, Integer> own) {
        for (Limit limit : Limit.values()) {
            figures.put(limit, own.getOrDefault(limit, limit.usual()));
        }
    }

    public static Limits usual() {
        return new Limits(Map.of());
    }

    /**
     * @param own figures that differ from the usual ones
     * @throws IllegalArgumentException a figure is below 0 or above {@link #HIGHEST}
     */
    public static Limits with(Map<Limit, Integer> own) {
        own.forEach((limit, figure) -> {
            if (figure < 0 || figure > HIGHEST) {
                throw new IllegalArgumentException(limit + " is " + figure);
            }
        });
        return new Limits(own);
    }

    public int of(Limit limit) {
        return figures.get(limit);
    }

    /** Whether {@code used} is more than the limit lets be there at once. */
    public boolean exceeds(Limit limit, int used) {
        int figure = of(limit);
        return figure > 0 && used > figure;
    }

    /** A fresh account of who has used how much of it. */
    public Allowances allowances(Limit limit) {
        return new Allowances(limit, of(limit));
    }
}

package org.sangdam.console.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Deals one after the other in a random order, and begins anew when all have been dealt. On the demo's thread. */
final class Deck<T> {
    private final List<T> all;
    private final RandomGenerator random;
    private final Deque<T> left = new ArrayDeque<>();

    Deck(List<T> all, RandomGenerator random) {
        this.all = List.copyOf(all);
        this.random = random;
    }

    T next() {
        if (left.isEmpty()) {
            left.addAll(shuffled(all, random));
        }
        return left.removeFirst();
    }

    static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }
}

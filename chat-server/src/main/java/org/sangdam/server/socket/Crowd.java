package org.sangdam.server.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many are there from each address. Forgets an address with its last one. Thread-safe. */
final class Crowd {
    private final Map<String, Integer> here = new ConcurrentHashMap<>();

    /** @return how many there are with this one */
    int enter(String address) {
        return here.merge(address, 1, Integer::sum);
    }

    void leave(String address) {
        here.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }
}

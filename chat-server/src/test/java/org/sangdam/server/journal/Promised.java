package org.sangdam.server.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a journal has to hold at one moment of its life.
 *
 * @param stored in order, acknowledged one and all
 * @param inDoubt batches that were begun since and neither acknowledged nor given up: one of them may be there as a whole
 * @param given up to this number the entries may be gone
 */
record Promised(List<String> stored, List<List<String>> inDoubt, long given) {
    static final Promised NOTHING = new Promised(List.of(), List.of(), 0);

    Promised begun(List<String> batch) {
        List<List<String>> more = new ArrayList<>(inDoubt);
        more.add(batch);
        return new Promised(stored, more, given);
    }

    Promised acknowledged(List<String> batch) {
        return found(joined(batch));
    }

    /** All that is there, and no doubt any more. */
    Promised found(List<String> all) {
        return new Promised(all, List.of(), given);
    }

    Promised givenUp() {
        return found(stored);
    }

    Promised mayLose(long through) {
        return new Promised(stored, inDoubt, Math.max(given, through));
    }

    boolean kept(List<String> all) {
        return all.equals(stored) || inDoubt.stream().anyMatch(batch -> all.equals(joined(batch)));
    }

    private List<String> joined(List<String> batch) {
        List<String> all = new ArrayList<>(stored);
        all.addAll(batch);
        return all;
    }
}

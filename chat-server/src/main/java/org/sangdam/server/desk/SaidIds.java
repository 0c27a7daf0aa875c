package org.sangdam.server.desk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every message of one conversation by its id, in order: some forty bytes each and no object, because a busy office has
 * hundreds of thousands of them in memory and the collector would look at each again and again. One thread.
 */
final class SaidIds {
    private static final int FIRST = 4;
    /** High, low, number, time. */
    private static final int WORDS = 4;
    /** Places of the index for one that may be taken: at most half are. */
    private static final int ROOM = 2;

    private long[] said = new long[FIRST * WORDS];
    /** By the lowest bits: 1 more than the place in {@link #said}, or 0; whoever finds it taken goes on to the next. */
    private int[] index = new int[FIRST * ROOM];

    private int count;

    /** Adds one; its number is above all before. */
    void add(Said one) {
        if (count * WORDS == said.length) {
            said = Arrays.copyOf(said, 2 * said.length);
            reindex(2 * index.length);
        }
        said[count * WORDS] = one.high();
        said[count * WORDS + 1] = one.low();
        said[count * WORDS + 2] = one.seq();
        said[count * WORDS + 3] = one.at();
        count++;
        enter(count);
    }

    /** The one with this id; null if there is none. */
    Said find(Said sought) {
        for (int at = place(sought.low()); index[at] != 0; at = next(at)) {
            Said found = get(index[at] - 1);
            if (found.isOf(sought)) {
                return found;
            }
        }
        return null;
    }

    /** Forgets those with numbers above {@code seq}. */
    void forgetAbove(long seq) {
        int before = count;
        while (count > 0 && said[(count - 1) * WORDS + 2] > seq) {
            count--;
        }
        if (count < before) {
            reindex(index.length);
        }
    }

    /** Rising by number. */
    List<Said> all() {
        return IntStream.range(0, count).mapToObj(this::get).toList();
    }

    private Said get(int at) {
        int from = at * WORDS;
        return new Said(said[from], said[from + 1], said[from + 2], said[from + 3]);
    }

    private void reindex(int size) {
        index = new int[size];
        for (int one = 1; one <= count; one++) {
            enter(one);
        }
    }

    private void enter(int one) {
        int at = place(said[(one - 1) * WORDS + 1]);
        while (index[at] != 0) {
            at = next(at);
        }
        index[at] = one;
    }

    private int place(long low) {
        return (int) low & (index.length - 1);
    }

    private int next(int at) {
        return at + 1 & index.length - 1;
    }
}

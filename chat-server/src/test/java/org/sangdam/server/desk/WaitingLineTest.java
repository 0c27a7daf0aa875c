package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line by steps against one that is sorted anew each time. */
class WaitingLineTest {
    private static final int STEPS = 1_500;
    private static final int PRIORITIES = 3;

    private final WaitingLine line = new WaitingLine();
    private final List<Conversation> plain = new ArrayList<>();
    private final List<Conversation> gone = new ArrayList<>();
    private long tickets;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverComesAndGoesTheOrderAndThePlacesAreThoseOfAListThatIsSorted(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> comes(new Conversation(started(++tickets, random.nextInt(PRIORITIES))));
                case 3 -> comesBack(random);
                case 4 -> comesTwice(random);
                case 5 -> goesTwice(random);
                default -> goes(random);
            }
            sameAsSorted(random);
        }
        assertThat(gone).hasSizeGreaterThan(100);
    }

    private void comes(Conversation conversation) {
        line.add(conversation);
        plain.add(conversation);
    }

    /** With a ticket that is older than those of the others. */
    private void comesBack(Random random) {
        if (!gone.isEmpty()) {
            comes(gone.remove(random.nextInt(gone.size())));
        }
    }

    private void comesTwice(Random random) {
        if (!plain.isEmpty()) {
            line.add(plain.get(random.nextInt(plain.size())));
        }
    }

    private void goes(Random random) {
        if (!plain.isEmpty()) {
            Conversation one = plain.remove(random.nextInt(plain.size()));
            line.remove(one);
            gone.add(one);
        }
    }

    private void goesTwice(Random random) {
        if (!gone.isEmpty()) {
            line.remove(gone.get(random.nextInt(gone.size())));
        }
    }

    private void sameAsSorted(Random random) {
        plain.sort(Comparator.comparingInt((Conversation one) -> one.priority())
                .reversed()
                .thenComparingLong(Conversation::ticket));
        assertThat(line.view()).isEqualTo(plain);
        if (!plain.isEmpty()) {
            int at = random.nextInt(plain.size());
            assertThat(line.place(plain.get(at))).isEqualTo(at + 1);
        }
        if (!gone.isEmpty()) {
            assertThat(line.place(gone.get(random.nextInt(gone.size())))).isZero();
        }
    }

    private static Event.ConversationStarted started(long ticket, int priority) {
        return new Event.ConversationStarted(
                ticket, "join", ticket, "hash", "민지", "+82101", "general", "ko", false, ticket, priority, 1);
    }
}

package org.sangdam.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The power fails behind every single step that a journal takes on its disk, and each time everything that was acknowledged
 * is there when it comes back. Another number of histories with {@code -Dsangdam.power.histories=N}, others with
 * {@code -Dsangdam.power.seed=N}.
 */
class PowerTest {
    private static final int HISTORIES = Integer.getInteger("sangdam.power.histories", 2);
    private static final long SEED = Long.getLong("sangdam.power.seed", 1);
    /** From one power failure to the next. */
    private static final int LIVES = 3;

    private static final int DRAWS = 3;

    private long states;
    private long doubts;
    private long kept;
    private long torn;

    @Test
    void whatWasAcknowledgedIsThereAfterThePowerFailedAtAnyMoment() throws IOException {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = Map.of();
            Promised promised = Promised.NOTHING;
            for (int life = 0; life < LIVES; life++) {
                RecordedDisk disk = new RecordedDisk(files);
                new JournalLife(disk, promised, random).live();
                List<RecordedDisk.Step> steps = PowerCut.reordered(disk, random);
                PowerCut cut = new PowerCut(files, steps);
                int end = random.nextInt(steps.size() / 2, steps.size());
                Map<String, byte[]> next = Map.of();
                Promised then = promised;
                for (int count = 0; count <= steps.size(); count++) {
                    if (count > 0 && steps.get(count - 1) instanceof RecordedDisk.Step.Noted noted) {
                        promised = (Promised) noted.what();
                    }
                    String where = "history " + seed + ", life " + life + ", step " + count;
                    holds(cut.behind(count, PowerCut.Luck.NONE, random), promised, where);
                    holds(cut.behind(count, PowerCut.Luck.ALL, random), promised, where);
                    for (int draw = 0; draw < DRAWS; draw++) {
                        next = cut.behind(count, PowerCut.Luck.SOME, random);
                        holds(next, promised, where);
                    }
                    if (count == end) {
                        files = next;
                        then = promised;
                    }
                }
                promised = then;
            }
        }
        System.out.println("power failures survived: " + states + "; a batch was in doubt in " + doubts + ", kept in "
                + kept + ", torn in " + torn);
        assertThat(kept).isPositive().isLessThan(doubts);
        assertThat(torn).isPositive();
    }

    private void holds(Map<String, byte[]> files, Promised promised, String where) throws IOException {
        RecordedDisk disk = new RecordedDisk(files);
        states++;
        Promised next;
        try (Journal journal = JournalLife.open(disk, new JournalSizes(2_000, 0))) {
            List<String> all = JournalLife.all(journal, promised);
            assertThat(promised.kept(all)).as(where).isTrue();
            if (!promised.inDoubt().isEmpty()) {
                doubts++;
                kept += all.size() > promised.stored().size() ? 1 : 0;
            }
            Journals.append(journal, "and", "on");
            next = promised.found(all).acknowledged(List.of("and", "on"));
        } catch (IOException e) {
            throw new AssertionError(where, e);
        }
        torn += disk.files().keySet().stream().anyMatch(name -> name.contains(".torn-")) ? 1 : 0;
        try (Journal journal = JournalLife.open(disk, new JournalSizes(2_000, 0))) {
            assertThat(JournalLife.all(journal, next)).as(where).isEqualTo(next.stored());
        }
    }
}

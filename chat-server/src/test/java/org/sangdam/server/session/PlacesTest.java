package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.ToCustomer;

/** A long line is told its places in slices: whatever happens between two of them, everybody's place is right in the end. */
class PlacesTest {
    /** Three slices. */
    private static final int LONG = 560;

    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    /** Those who wait, in their order. */
    private final List<SmallOffice.Page> line = new ArrayList<>();

    private SmallOffice office;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
        for (int i = 0; i < LONG; i++) {
            line.add(office.waiting("손님 " + i));
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whoJoinsInTheMiddleOfARoundIsCountedByEverybody() {
        SmallOffice.Page late = office.page();
        office.after(0, () -> {
            office.tellsPlaces();
            office.after(0, () -> joins(late));
        });
        settledAndToldOnceMore();
        everybodySeesTheirPlace();
    }

    @Test
    void whoLeavesThePartThatHasBeenToldMovesEverybodyBehind() {
        office.after(0, () -> {
            office.tellsPlaces();
            office.after(0, () -> leaves(3));
        });
        settledAndToldOnceMore();
        everybodySeesTheirPlace();
    }

    @Test
    void whoLeavesThePartThatIsStillToBeToldMovesEverybodyBehind() {
        office.after(0, () -> {
            office.tellsPlaces();
            office.after(0, () -> leaves(LONG - 20));
        });
        settledAndToldOnceMore();
        everybodySeesTheirPlace();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoeverComesAndGoesAtWhateverMomentEverybodySeesTheirPlaceInTheEnd(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<SmallOffice.Page> late = new ArrayList<>();
            int joins = random.nextInt(2);
            for (int i = 0; i < joins; i++) {
                late.add(office.page());
            }
            leaves(random.nextInt(line.size()));
            office.settled(); // places have moved: there is something to tell
            office.after(0, () -> {
                office.tellsPlaces();
                for (SmallOffice.Page page : late) {
                    office.after(random.nextInt(3), () -> joins(page));
                }
                for (int i = random.nextInt(3); i > 0; i--) {
                    int place = random.nextInt(LONG / 2);
                    office.after(random.nextInt(2), () -> leaves(place));
                }
            });
            settledAndToldOnceMore();
            everybodySeesTheirPlace();
        }
    }

    /** On the desk's thread, as all that changes the line. */
    private void joins(SmallOffice.Page page) {
        line.add(page);
        office.hands(page, new FromCustomer.Join("join", "늦은 손님", "010-1234-5678", "general", "문의", true));
    }

    private void leaves(int place) {
        SmallOffice.Page page = line.remove(place);
        office.hands(page, new FromCustomer.Leave("leave", page.conversation()));
    }

    private void settledAndToldOnceMore() {
        settled();
        office.beat();
        settled();
    }

    /** More batches than a round and all that is put between its slices take. */
    private void settled() {
        for (int i = 0; i < 5; i++) {
            office.settled();
        }
    }

    private void everybodySeesTheirPlace() {
        for (int i = 0; i < line.size(); i++) {
            assertThat(shown(line.get(i)))
                    .as("number %d of %d", i + 1, line.size())
                    .containsExactly(i + 1L, (long) line.size());
        }
    }

    /** Place and length of the line. */
    private static List<Long> shown(SmallOffice.Page page) {
        List<Long> shown = List.of();
        for (ToCustomer frame : page.heard.frames) {
            if (frame instanceof ToCustomer.Place place) {
                shown = List.of(place.place(), place.waiting());
            } else if (frame instanceof ToCustomer.Conversation whole) {
                shown = List.of(whole.place(), whole.waiting());
            }
        }
        return shown;
    }
}

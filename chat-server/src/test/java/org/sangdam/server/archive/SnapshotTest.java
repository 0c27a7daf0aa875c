package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.RandomCommands;
import org.sangdam.server.desk.Recorded;

class SnapshotTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theArchiveKnowsTheDeskAsItIsAfterAnyHistory(long seed) {
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        Desk desk = new Desk(DeskSnapshot.empty());
        long now = 5_000_000;
        try (H2Archive archive = H2Archive.open(folder)) {
            assertThat(archive.snapshot()).isEqualTo(desk.snapshot());
            commands.office().forEach(command -> follow(archive, happen(desk, command, 1)));
            for (int round = 0; round < 40; round++) {
                List<Event> events = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    now += commands.step();
                    events.addAll(happen(desk, commands.next(desk), now));
                }
                follow(archive, events);
                assertThat(archive.snapshot()).isEqualTo(desk.snapshot());
            }
        }
    }

    @Test
    void ofALongConversationOnlyTheNewestEntriesAreGivenButEveryId() {
        Happenings happenings = new Happenings().office().join(1, "민지", "+821012345678", "pay", "1");
        for (int i = 2; i <= Desk.RECENT + 50; i++) {
            happenings.customerSays(1, "c" + i, "" + i);
        }
        Desk desk = new Desk(DeskSnapshot.empty());
        happenings.events().forEach(desk::apply);
        try (H2Archive archive = H2Archive.open(folder)) {
            archive.apply(happenings.all());

            assertThat(archive.snapshot()).isEqualTo(desk.snapshot());
            assertThat(archive.snapshot().open().get(0).recent()).hasSize(Desk.RECENT);
        }
    }

    private static List<Event> happen(Desk desk, Command command, long now) {
        if (!(desk.decide(command, now) instanceof Decision.Accepted accepted)) {
            return List.of();
        }
        accepted.events().forEach(desk::apply);
        return accepted.events();
    }

    private static void follow(H2Archive archive, List<Event> events) {
        List<Recorded> batch = new ArrayList<>();
        for (Event event : events) {
            batch.add(new Recorded(archive.position() + batch.size() + 1, event));
        }
        archive.apply(batch);
    }
}

package org.sangdam.server.archive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;

/** The real journal and the real archive; the pace is so slow that nothing happens unless it is asked for. */
class FollowerTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final Happenings happenings = new Happenings().office().join(1, "민지", "+821012345678", "pay", "하나");
    private JournalLedger ledger;
    private H2Archive archive;

    @BeforeEach
    void open() throws IOException {
        ledger = new JournalLedger(folder.resolve("journal"), new JournalSizes(64 * 1024, 0), () -> 1);
        archive = H2Archive.open(folder.resolve("archive"));
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
        ledger.close();
    }

    @Test
    void whoeverAsksReadsWhatWasJustWritten() throws Exception {
        try (Follower follower = started(NEVER)) {
            ledger.append(happenings.events());
            follower.caughtUp(ledger.last()).get(60, SECONDS);
            assertThat(archive.messages(1, 0, 10)).hasSize(1);

            ledger.append(happenings.customerSays(1, "c2", "둘").events().subList(5, 6));
            follower.caughtUp(ledger.last()).get(60, SECONDS);
            assertThat(archive.messages(1, 0, 10)).hasSize(2);
            assertThat(follower.caughtUp(ledger.last())).isDone();
        }
    }

    @Test
    void withoutAskingItFollowsAtItsPace() throws Exception {
        try (Follower follower = started(Duration.ofMillis(20))) {
            assertThat(follower.caughtUp(0)).isDone();
            ledger.append(happenings.events());
            await().until(() -> archive.position() == ledger.last());
        }
    }

    @Test
    void whatWasNotYetInTheArchiveIsThereAfterTheNextStart() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            happenings.customerSays(1, "c" + i, "줄 " + i);
        }
        ledger.append(happenings.events());
        archive.apply(happenings.all().subList(0, 7));
        close(); // as after a kill: the ledger has it, the archive has not

        open();
        assertThat(archive.position()).isEqualTo(7);
        try (Follower follower = started(NEVER)) {
            follower.caughtUp(ledger.last()).get(60, SECONDS);
        }
        assertThat(archive.consultation(1).orElseThrow().last()).isEqualTo(2_501);
    }

    @Test
    void closingFollowsToTheLedgersEnd() throws IOException {
        Follower follower = started(NEVER);
        await().until(() -> archive.position() == ledger.last());
        ledger.append(happenings.events());
        follower.close();

        assertThat(archive.position()).isEqualTo(happenings.last());
        assertThat(follower.caughtUp(happenings.last())).isCompleted();
        assertThat(follower.caughtUp(happenings.last() + 1)).isCompletedExceptionally();
    }

    @Test
    void anArchiveThatGivesUpItsFileIsOpenedAnewAndFilledAgain() throws Exception {
        try (Follower follower = started(NEVER)) {
            ledger.append(happenings.events());
            follower.caughtUp(ledger.last()).get(60, SECONDS);

            Broken.shutDown(folder.resolve("archive"));
            archive.messages(1, 0, 10);
            follower.caughtUp(ledger.last()).get(60, SECONDS);
            assertThat(archive.messages(1, 0, 10)).hasSize(1);

            Broken.shutDown(folder.resolve("archive"));
            ledger.append(happenings.customerSays(1, "c2", "둘").events().subList(5, 6));
            follower.caughtUp(ledger.last()).get(60, SECONDS);
            assertThat(archive.messages(1, 0, 10)).hasSize(2);
        }
    }

    @Test
    void anEventThatCannotBeAppliedHoldsTheArchiveWhereItWas() throws Exception {
        ledger.append(happenings.events());
        ledger.append(List.of(happenings.events().get(3)));
        try (Follower follower = started(Duration.ofMillis(20))) {
            await().until(() -> follower.failing());
            assertThat(follower.caughtUp(ledger.last())).isNotDone();
        }
        assertThat(archive.position()).isZero();
    }

    @Test
    void anArchiveOfAnotherLedgerIsRefused() {
        archive.apply(happenings.all());

        assertThatThrownBy(() -> started(NEVER)).hasMessageContaining("do not belong together");
    }

    private Follower started(Duration pace) {
        Follower follower = new Follower(archive, ledger, pace, failure -> {});
        follower.start();
        return follower;
    }
}

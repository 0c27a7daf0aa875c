package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;

class DeskLoopTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final AtomicReference<RuntimeException> bug = new AtomicReference<>();
    private final DeskLoop loop = new DeskLoop(new Desk(DeskSnapshot.empty()), new Paper(), () -> 1_000, failure::set);

    DeskLoopTest() {
        loop.start(new Audience() {
            @Override
            public void changed(List<Change> changes) {
                happened.add("told");
            }

            @Override
            public void settled() {}
        });
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    @Test
    void nobodyIsToldOrAnsweredBeforeItIsOnTheDisk() {
        done(add("수진"));
        assertThat(happened).containsExactly("wrote 1", "told", "answered");
    }

    @Test
    void allThatWaitsIsOneBatchWithOneSync() {
        CountDownLatch all = new CountDownLatch(1);
        loop.execute(() -> await(all));
        List<CompletableFuture<Decision>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(submitted(add("상담사" + i)));
        }
        all.countDown();
        answers.forEach(CompletableFuture::join);
        assertThat(happened.stream().filter(what -> what.startsWith("wrote"))).containsExactly("wrote 50");
    }

    @Test
    void whatCannotBeStoredIsRefusedAndToldToNobody() {
        broken.set(new IOException("no space left"));
        assertThat(done(add("수진"))).isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
        assertThat(happened).containsExactly("answered");
        assertThat(failure.get()).hasMessage("no space left");
    }

    @Test
    void afterAFailureNothingIsAcknowledgedAnyMoreThoughTheDiskIsBack() {
        done(add("수진"));
        broken.set(new IOException("no space left"));
        done(new Command.ChoosePresence(1, Presence.AWAY));
        broken.set(null);
        assertThat(done(add("민호"))).isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
        assertThat(done(new Command.ChoosePresence(1, Presence.AWAY)))
                .as("also what the desk only believes to have happened")
                .isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
    }

    @Test
    void aRepeatedCommandInTheBatchOfItsOriginalSharesItsFate() {
        broken.set(new IOException("no space left"));
        CountDownLatch both = new CountDownLatch(1);
        loop.execute(() -> await(both));
        CompletableFuture<Decision> first = submitted(add("수진"));
        CompletableFuture<Decision> second = submitted(new Command.CloseSession("none"));
        both.countDown();
        assertThat(first.join()).isInstanceOf(Decision.Refusal.class);
        assertThat(second.join()).isInstanceOf(Decision.Refusal.class);
    }

    @Test
    void oneTaskThatFailsHurtsNoOther() {
        loop.execute(() -> {
            throw new IllegalStateException("expected by this test");
        });
        assertThat(done(add("수진"))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aLedgerThatFailsInAnyWayHasFailed() {
        bug.set(new IllegalStateException("expected by this test"));
        assertThat(done(add("수진"))).isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
        assertThat(failure.get()).isNotNull();
    }

    @Test
    void aDeskWhoseThreadDiesIsToldAsFailed() {
        loop.execute(() -> {
            throw new AssertionError("expected by this test");
        });
        Awaitility.await().untilAsserted(() -> assertThat(failure.get()).isNotNull());
    }

    private static Command add(String name) {
        return new Command.AddAccount(0, name, Role.COUNSELLOR, "hash");
    }

    private Decision done(Command command) {
        return submitted(command).join();
    }

    private CompletableFuture<Decision> submitted(Command command) {
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        loop.execute(() -> loop.submit(command, decision -> {
            happened.add("answered");
            answer.complete(decision);
        }));
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ledger that can run out of paper. */
    private final class Paper implements Ledger {
        private long last;

        @Override
        public long append(List<Event> events) throws IOException {
            if (broken.get() != null) {
                throw broken.get();
            }
            if (bug.get() != null) {
                throw bug.get();
            }
            happened.add("wrote " + events.size());
            last += events.size();
            return last;
        }

        @Override
        public void reopen() {}

        @Override
        public void deleteThrough(long position) {}

        @Override
        public long last() {
            return last;
        }

        @Override
        public List<Recorded> read(long after, int most) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

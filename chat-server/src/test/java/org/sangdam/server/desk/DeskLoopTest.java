package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;

class DeskLoopTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    /** When, in nanoseconds. */
    private final List<Long> written = new CopyOnWriteArrayList<>();

    private final AtomicReference<IOException> broken = new AtomicReference<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final AtomicReference<RuntimeException> bug = new AtomicReference<>();
    private final AtomicReference<IOException> closed = new AtomicReference<>();
    private final Desk desk = new Desk(DeskSnapshot.empty());
    private final DeskLoop loop =
            new DeskLoop(desk, new Paper(), () -> 1_000, System::nanoTime, failure::set, Duration.ofMillis(1));

    DeskLoopTest() {
        loop.start(new Audience() {
            @Override
            public void changed(List<Change> changes) {
                happened.add("told");
            }

            @Override
            public void settled() {}

            @Override
            public void storing(boolean storing) {
                happened.add(storing ? "storing" : "not storing");
            }
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
        CountDownLatch all = held();
        List<CompletableFuture<Decision>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(submitted(add("상담사" + i)));
        }
        all.countDown();
        answers.forEach(CompletableFuture::join);
        assertThat(happened.stream().filter(what -> what.startsWith("wrote"))).containsExactly("wrote 50");
    }

    @Test
    void betweenTwoSyncsThereIsAMillisecond() {
        for (int i = 0; i < 50; i++) {
            done(add("상담사" + i));
        }
        for (int i = 1; i < 50; i++) {
            assertThat(written.get(i) - written.get(i - 1)).isGreaterThan(900_000);
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedAndToldToNobody() {
        noPaper();
        assertThat(done(add("수진"))).isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
        assertThat(happened).startsWith("not storing", "answered").doesNotContain("told");
        assertThat(failure.get()).as("the service goes on").isNull();
    }

    @Test
    void whatCannotBeStoredHasNeverBeen() {
        done(add("수진"));
        DeskSnapshot before = asked(() -> loop.desk().snapshot());
        noPaper();
        done(new Command.ChoosePresence(1, Presence.AWAY));
        assertThat(asked(() -> loop.desk().snapshot())).isEqualTo(before);
        assertThat(done(new Command.ChoosePresence(1, Presence.AWAY)))
                .as("also when it is asked for again")
                .isEqualTo(new Decision.Refusal(Code.NOT_STORED, null));
    }

    @Test
    void whatIsThereAlreadyIsAnsweredThoughNothingCanBeStored() {
        done(add("수진"));
        done(new Command.ChoosePresence(1, Presence.AWAY));
        noPaper();
        done(add("민호"));
        assertThat(done(new Command.ChoosePresence(1, Presence.AWAY))).isInstanceOf(Decision.Accepted.class);
        assertThat(done(new Command.ChoosePresence(2, Presence.AWAY)))
                .isEqualTo(new Decision.Refusal(Code.FORBIDDEN, null));
        CompletableFuture<String> read = new CompletableFuture<>();
        loop.execute(() -> loop.whenDurable(() -> read.complete("read")));
        assertThat(read.join()).isEqualTo("read");
    }

    @Test
    void aTaskThatWaitedForABatchThatFailedFindsTheDeskWithoutIt() {
        noPaper();
        CountDownLatch both = held();
        CompletableFuture<Decision> adding = submitted(add("수진"));
        CompletableFuture<Integer> accounts = new CompletableFuture<>();
        loop.execute(() ->
                loop.whenDurable(() -> accounts.complete(loop.desk().accounts().size())));
        both.countDown();
        assertThat(adding.join()).isInstanceOf(Decision.Refusal.class);
        assertThat(accounts.join()).isZero();
    }

    @Test
    void everythingIsStoredAgainAsSoonAsTheLedgerTakesOn() {
        done(add("수진"));
        noPaper();
        done(add("민호"));
        broken.set(null);
        assertThat(done(add("지우"))).as("not before it was opened anew").isInstanceOf(Decision.Refusal.class);
        Awaitility.await().until(() -> happened.contains("tried"));
        closed.set(null);
        Awaitility.await().until(() -> happened.contains("storing"));

        assertThat(done(add("민호"))).isInstanceOf(Decision.Accepted.class);
        assertThat(asked(() -> loop.desk().accounts()))
                .extracting(Account::name)
                .containsExactly("수진", "민호");
        assertThat(happened)
                .containsSubsequence("wrote 1", "not storing", "tried", "tried", "storing", "wrote 1", "told");
    }

    @Test
    void theDeskThatFollowsIsTheSameAsTheOneThatDecides() {
        for (int failures = 0; failures < 3; failures++) {
            done(add("수진" + failures));
            done(new Command.ChoosePresence(1, Presence.AWAY));
            DeskSnapshot before = asked(() -> loop.desk().snapshot());
            noPaper();
            done(add("민호"));
            assertThat(asked(() -> loop.desk().snapshot())).isEqualTo(before);
            broken.set(null);
            closed.set(null);
            happened.clear();
            Awaitility.await().until(() -> happened.contains("storing"));
        }
    }

    @Test
    void aRepeatedCommandInTheBatchOfItsOriginalSharesItsFate() {
        noPaper();
        CountDownLatch both = held();
        CompletableFuture<Decision> first = submitted(add("수진"));
        CompletableFuture<Decision> second = submitted(new Command.CloseSession("none", false));
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
        assertThat(happened).contains("not storing");
    }

    @Test
    void aDeskWhoseThreadDiesIsToldAsFailed() {
        loop.execute(() -> {
            throw new AssertionError("expected by this test");
        });
        Awaitility.await().untilAsserted(() -> assertThat(failure.get()).isNotNull());
    }

    /** From now on nothing is stored, nor is the ledger opened anew. */
    private void noPaper() {
        closed.set(new IOException("still no space left"));
        broken.set(new IOException("no space left"));
    }

    /** The loop waits for this, in a batch of its own: whatever is handed over meanwhile is the next one. */
    private CountDownLatch held() {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop.execute(() -> {
            waits.countDown();
            await(release);
        });
        await(waits);
        return release;
    }

    private <T> T asked(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop).join();
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
            written.add(System.nanoTime());
            happened.add("wrote " + events.size());
            last += events.size();
            return last;
        }

        @Override
        public void reopen() throws IOException {
            happened.add("tried");
            if (closed.get() != null) {
                throw closed.get();
            }
        }

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

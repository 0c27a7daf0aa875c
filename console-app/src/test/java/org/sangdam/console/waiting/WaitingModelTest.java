package org.sangdam.console.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.HeardCommands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ToCounsellor.Waiting;
import org.sangdam.server.protocol.ToCounsellor.WaitingChanged;
import org.sangdam.server.protocol.ToCounsellor.WaitingList;

class WaitingModelTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HeardCommands commands = new HeardCommands();
    private final Notices notices = new Notices(timer, timer);
    private final WaitingModel model =
            new WaitingModel(commands, () -> 100_000, notices, new Sentences(new Texts(Language.KO)), topic -> "결제");

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyStepsAndReconnectsLeaveTheListAsTheServiceHasIt(int seed) {
        Random random = new Random(seed);
        TreeMap<Long, Waiting> truth = new TreeMap<>();
        long version = 1;
        long number = 0;
        model.waitingList(new WaitingList(version, List.of(), false));
        for (int step = 0; step < 400; step++) {
            List<Waiting> put = new ArrayList<>();
            List<Long> removed = new ArrayList<>();
            for (int arrivals = random.nextInt(random.nextInt(20) == 0 ? 200 : 4); arrivals > 0; arrivals--) {
                number++;
                put.add(waiting(number, number, 0));
            }
            for (Waiting each : List.copyOf(truth.values())) {
                if (random.nextInt(20) == 0) {
                    removed.add(each.conversation());
                } else if (random.nextInt(30) == 0) {
                    put.add(waiting(each.conversation(), each.ticket(), random.nextInt(2)));
                }
            }
            removed.forEach(truth::remove);
            put.forEach(each -> truth.put(each.conversation(), each));
            version++;
            if (random.nextInt(10) == 0) {
                model.disconnected();
                whole(version, truth, random.nextBoolean());
            } else {
                model.waitingChanged(new WaitingChanged(version, put, removed));
            }
            assertShown(truth);
        }
        assertThat(commands.heard(FromCounsellor.Resync.class)).isEmpty();
    }

    @Test
    void theListIsKnownFromItsLastPartUntilTheConnectionIsLost() {
        assertThat(model.known().get()).isFalse();
        model.waitingList(new WaitingList(1, List.of(waiting(1, 1, 0)), true));
        assertThat(model.known().get()).isFalse();

        model.waitingList(new WaitingList(1, List.of(), false));
        assertThat(model.known().get()).isTrue();

        model.disconnected();
        assertThat(model.known().get()).isFalse();
    }

    @Test
    void aMissedStepIsNoticedAndTheWholeListAskedForOnce() {
        model.waitingList(new WaitingList(5, List.of(waiting(1, 1, 0)), false));

        model.waitingChanged(new WaitingChanged(7, List.of(waiting(3, 3, 0)), List.of()));
        model.waitingChanged(new WaitingChanged(8, List.of(waiting(4, 4, 0)), List.of()));
        assertThat(numbers()).containsExactly(1L);
        assertThat(commands.heard(FromCounsellor.Resync.class)).hasSize(1);

        model.waitingList(new WaitingList(7, List.of(waiting(1, 1, 0), waiting(2, 2, 0), waiting(3, 3, 0)), false));
        model.waitingChanged(new WaitingChanged(8, List.of(waiting(4, 4, 0)), List.of()));
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aListInPartsCountsWhenItsLastPartHasCome() {
        model.waitingList(new WaitingList(5, List.of(waiting(1, 1, 0)), true));
        assertThat(numbers()).isEmpty();

        model.waitingList(new WaitingList(5, List.of(waiting(2, 2, 0)), false));
        assertThat(numbers()).containsExactly(1L, 2L);
    }

    @Test
    void theSameListTenTimesLeavesTheSameRows() {
        List<Waiting> all = List.of(waiting(1, 1, 0), waiting(2, 2, 0));
        model.waitingList(new WaitingList(1, all, false));
        List<WaitingRow> before = List.copyOf(model.all());

        for (int time = 0; time < 10; time++) {
            model.disconnected();
            model.waitingList(new WaitingList(1, all, false));
        }

        assertThat(model.all())
                .usingElementComparator(Comparator.comparing(System::identityHashCode))
                .isEqualTo(before);
    }

    @Test
    void theLoserOfARaceIsToldWhoWasFaster() {
        model.waitingList(new WaitingList(1, List.of(waiting(1, 1, 0)), false));

        model.pick(model.all().get(0));
        commands.refuse(commands.heard(FromCounsellor.Claim.class).get(0).id(), Code.TAKEN, "이수진");

        assertThat(notices.shown()).extracting(Notices.Notice::text).containsExactly("고객1: 이수진 님이 먼저 상담을 시작했어요.");
    }

    @Test
    void aDoubleClickTooManyAsksOnce() {
        model.waitingList(new WaitingList(1, List.of(waiting(1, 1, 0)), false));

        model.pick(model.all().get(0));
        model.pick(model.all().get(0));

        assertThat(commands.heard(FromCounsellor.Claim.class)).hasSize(1);
    }

    @Test
    void theWinnerIsToldWhichConversationItIs() {
        AtomicLong won = new AtomicLong();
        model.onPicked(won::set);
        model.waitingList(new WaitingList(1, List.of(waiting(41, 1, 0)), false));

        model.pick(model.all().get(0));
        commands.answer(commands.heard(FromCounsellor.Claim.class).get(0).id(), new Ack("command-1", 41, 2, 1));

        assertThat(won).hasValue(41);
    }

    @ParameterizedTest
    @ValueSource(strings = {"고객12", " 결제 ", "문의 12", "0012", "12"})
    void theFilterFindsByNameTopicLineAndLastDigits(String text) {
        model.waitingList(new WaitingList(1, List.of(waiting(12, 12, 0)), false));

        model.filter().set(text);

        assertThat(model.matching()).hasSize(1);
    }

    @Test
    void theFilterHidesTheOthersAndKeepsTheirPlaces() {
        model.waitingList(new WaitingList(1, List.of(waiting(1, 1, 0), waiting(2, 2, 0)), false));

        model.filter().set("고객2");

        assertThat(model.matching())
                .singleElement()
                .satisfies(row -> assertThat(row.place().get()).isEqualTo(2));
    }

    @Test
    void tenThousandRowsTakeFiftyStepsWithinAMoment() {
        List<Waiting> many = new ArrayList<>();
        for (long number = 1; number <= 10_000; number++) {
            many.add(waiting(number, number, 0));
        }
        model.waitingList(new WaitingList(1, many, false));

        long begin = System.nanoTime();
        for (int step = 0; step < 50; step++) {
            model.waitingChanged(new WaitingChanged(
                    2 + step, List.of(waiting(20_000 + step, 20_000 + step, 0)), List.of(1L + step)));
        }

        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(1_000);
        assertThat(model.all()).hasSize(10_000);
    }

    private void whole(long version, TreeMap<Long, Waiting> truth, boolean inParts) {
        List<Waiting> all = List.copyOf(truth.values());
        int half = inParts ? all.size() / 2 : 0;
        if (inParts) {
            model.waitingList(new WaitingList(version, all.subList(0, half), true));
        }
        model.waitingList(new WaitingList(version, all.subList(half, all.size()), false));
    }

    private void assertShown(TreeMap<Long, Waiting> truth) {
        List<Long> expected = truth.values().stream()
                .sorted(Comparator.comparingInt((Waiting each) -> -each.priority())
                        .thenComparingLong(Waiting::ticket))
                .map(Waiting::conversation)
                .toList();
        assertThat(numbers()).isEqualTo(expected);
        for (int index = 0; index < expected.size(); index++) {
            assertThat(model.all().get(index).place().get()).isEqualTo(index + 1);
        }
    }

    private List<Long> numbers() {
        return model.all().stream().map(WaitingRow::conversation).toList();
    }

    private static Waiting waiting(long conversation, long ticket, int priority) {
        String phone = "010-****-" + String.format("%04d", conversation);
        return new Waiting(
                conversation, "고객" + conversation, phone, "pay", "문의 " + conversation, 0, ticket, priority, false, 1);
    }
}

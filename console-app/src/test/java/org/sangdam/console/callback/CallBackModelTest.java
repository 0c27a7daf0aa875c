package org.sangdam.console.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.ScriptedCommands.Question;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallBackFrame.CallBack;
import org.sangdam.server.protocol.CallingBack;

class CallBackModelTest {
    private final ScriptedCommands commands = new ScriptedCommands();
    private final CallBackModel model = new CallBackModel(commands);

    @Test
    void theOpenOnesComeFirstTheOldestAboveAndThenTheNewestThatAreDone() {
        model.all(new CallBackFrame.All(List.of(row(1, "민호", 50), row(2, null, 0)), true));
        assertThat(model.rows()).isEmpty();
        model.all(new CallBackFrame.All(List.of(row(3, "수진", 70), row(4, null, 0)), false));
        assertThat(numbers()).containsExactly(2L, 4L, 3L, 1L);
        assertThat(model.count().get()).isEqualTo(2);
    }

    @Test
    void whatComesNewOrChangesIsShownAtOnce() {
        model.all(new CallBackFrame.All(List.of(row(1, null, 0)), false));
        model.changed(new CallBackFrame.Changed(row(2, null, 0)));
        model.changed(new CallBackFrame.Changed(row(1, "민호", 50)));
        assertThat(numbers()).containsExactly(2L, 1L);
        assertThat(model.count().get()).isEqualTo(1);
    }

    @Test
    void aListThatWasCutOffInTheMiddleIsVoid() {
        model.all(new CallBackFrame.All(List.of(row(1, null, 0)), true));
        model.disconnected();
        model.all(new CallBackFrame.All(List.of(row(2, null, 0)), false));
        assertThat(numbers()).containsExactly(2L);
    }

    @Test
    void olderOnesThatAreSettledComePageByPage() {
        model.all(new CallBackFrame.All(List.of(row(2, null, 0), row(6, "민호", 60), row(7, "수진", 70)), false));
        assertThat(model.more().get()).isTrue();
        model.loadOlder();
        model.loadOlder(); // an impatient second press
        Question<?> first = commands.next(CallingBack.AskSettled.class);
        assertThat(first.frame()).isEqualTo(new CallingBack.AskSettled("id-1", 6));
        first.answer(new CallBackFrame.Settled("id-1", List.of(row(5, "민호", 50), row(4, "민호", 40)), true));
        assertThat(numbers()).containsExactly(2L, 7L, 6L, 5L, 4L);
        model.loadOlder();
        Question<?> second = commands.next(CallingBack.AskSettled.class);
        assertThat(second.frame()).isEqualTo(new CallingBack.AskSettled("id-2", 4));
        second.answer(new CallBackFrame.Settled("id-2", List.of(row(3, "민호", 30), row(1, "민호", 10)), false));
        assertThat(numbers()).containsExactly(2L, 7L, 6L, 5L, 4L, 3L, 1L);
        assertThat(model.more().get()).isFalse();
        assertThat(model.reopens(row(7, "수진", 70))).isTrue();
        assertThat(model.reopens(row(1, "민호", 10))).as("too long ago").isFalse();
    }

    /** The whole list has less of long letters than the service can still open again. */
    @Test
    void anOlderOneThatIsOpenedAgainElsewhereStandsThereOnce() {
        model.all(new CallBackFrame.All(List.of(row(6, "민호", 60)), false));
        model.loadOlder();
        commands.next(CallingBack.AskSettled.class)
                .answer(new CallBackFrame.Settled("id-1", List.of(row(5, "민호", 50)), false));
        model.changed(new CallBackFrame.Changed(row(5, null, 0)));
        assertThat(numbers()).containsExactly(5L, 6L);
        model.changed(new CallBackFrame.Changed(row(5, "수진", 70)));
        assertThat(model.reopens(row(5, "수진", 70))).isTrue();
    }

    @Test
    void whereNothingIsMissingNothingIsOffered() {
        model.all(new CallBackFrame.All(List.of(row(1, null, 0), row(2, "민호", 60), row(3, null, 0)), false));
        assertThat(model.more().get()).isFalse();
        model.all(new CallBackFrame.All(List.of(), false));
        assertThat(model.more().get()).isFalse();
        model.all(new CallBackFrame.All(List.of(row(900, null, 0)), false));
        assertThat(model.more().get()).isTrue();
    }

    @Test
    void aPageThatWasAskedForBeforeTheWholeListCameAgainIsVoid() {
        model.all(new CallBackFrame.All(List.of(row(6, "민호", 60)), false));
        model.loadOlder();
        Question<?> before = commands.next(CallingBack.AskSettled.class);
        model.all(new CallBackFrame.All(List.of(row(7, "민호", 70)), false));
        before.answer(new CallBackFrame.Settled("id-1", List.of(row(5, "민호", 50)), false));
        assertThat(numbers()).containsExactly(7L);
        assertThat(model.more().get()).isTrue();
    }

    @Test
    void aCallInVainNamesTheTriesThatWereShown() {
        CallBack shown = new CallBack(7, "가", "010-1234-5678", "pay", "ko", "문의", 1, 3, "민호", 2, null, 0);
        model.notReached(shown);
        model.done(shown); // an impatient second press
        assertThat(commands.next(CallingBack.NotReached.class).frame())
                .isEqualTo(new CallingBack.NotReached("id-1", 7, 3));
        assertThat(commands.nothingAsked()).as("one at a time").isTrue();
    }

    @Test
    void whoWasFasterIsNamed() {
        model.done(row(1, null, 0));
        commands.next(CallingBack.Done.class).taken("민호");
        assertThat(words().why(model.failure().get())).isEqualTo("민호 님이 먼저 연락했어요. 최신 상태를 확인해 주세요.");
        model.reopen(row(1, "민호", 1));
        commands.next(CallingBack.Reopen.class).answer(new Ack("id", 0, 0, 0));
        assertThat(words().why(model.failure().get())).isEmpty();
    }

    @Test
    void howItStandsIsSaidInWords() {
        CallBack tried = new CallBack(7, "가", "010", "pay", "ko", "문의", 0, 2, "민호", 3_600_000, null, 0);
        assertThat(words().state(row(1, null, 0))).isEqualTo("아직 연락하지 않았어요");
        assertThat(words().state(tried)).isEqualTo("2번 연락이 닿지 않음 · 마지막 민호 1월 1일 오전 1:00");
        assertThat(words().state(row(1, "수진", 1_763_607_600_000L))).isEqualTo("처리 완료 · 수진 2025년 11월 20일 오전 3:00");
        assertThat(words().state(row(1, "수진", 3_600_000))).isEqualTo("처리 완료 · 수진 1월 1일 오전 1:00");
    }

    private static CallBackWords words() {
        Texts texts = new Texts(Language.KO);
        return new CallBackWords(
                texts, new Sentences(texts), topic -> topic, Clock.fixed(Instant.EPOCH, ZoneId.of("UTC")));
    }

    private List<Long> numbers() {
        return model.rows().stream().map(CallBack::callBack).toList();
    }

    private static CallBack row(long number, String doneBy, long doneAt) {
        return new CallBack(number, "가", "010-1234-5678", "pay", "ko", "문의", 1, 0, null, 0, doneBy, doneAt);
    }
}

package org.sangdam.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;

class HistoryModelTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(Archives.NOON), SEOUL);

    private final ScriptedCommands commands = new ScriptedCommands();
    private final LaterByHand later = new LaterByHand();
    private final HistoryModel model = new HistoryModel(commands, CLOCK, new Debounce(later));

    private ScriptedCommands.Question<?> asked() {
        return commands.next(FromCounsellor.History.class);
    }

    private FromCounsellor.History question() {
        return (FromCounsellor.History) asked().frame();
    }

    private void settle() {
        later.pass(HistoryModel.TYPING);
    }

    @Test
    void pagesGoFromTheNewestToTheOldestByNumber() {
        model.refresh();
        asked().answer(Archives.page(90, 41, true));
        model.loadMore();
        ScriptedCommands.Question<?> second = asked();
        assertThat(((FromCounsellor.History) second.frame()).before()).isEqualTo(41);
        second.answer(Archives.page(40, 1, false));
        assertThat(model.rows()).hasSize(90);
        assertThat(model.rows().get(89).conversation()).isEqualTo(1);
        model.loadMore();
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void whatIsBeingRebuiltIsAskedForAgainUntilItIsThere() {
        model.refresh();
        asked().refuse(Code.REBUILDING);
        assertThat(model.progress().get()).isEqualTo(Progress.FAILED);
        later.pass(HistoryModel.REBUILDING);
        asked().refuse(Code.REBUILDING);
        later.pass(HistoryModel.REBUILDING);
        asked().answer(Archives.page(7, 7, false));
        later.pass(HistoryModel.REBUILDING);
        assertThat(commands.nothingAsked()).isTrue();
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void onePageIsAskedForAtATime() {
        model.refresh();
        model.loadMore();
        asked().answer(Archives.page(90, 41, true));
        model.loadMore();
        model.loadMore();
        asked();
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        model.refresh();
        ScriptedCommands.Question<?> slow = asked();
        model.filter().status().set(Status.LEFT);
        settle();
        asked().answer(Archives.page(7, 7, false));
        slow.answer(Archives.page(90, 41, true));
        assertThat(model.rows()).hasSize(1);
        assertThat(model.more()).isFalse();
        assertThat(model.progress().get()).isEqualTo(Progress.LOADED);
    }

    @Test
    void aPageOfTheFilterBeforeIsNotAddedToTheNewOne() {
        model.refresh();
        asked().answer(Archives.page(90, 41, true));
        model.loadMore();
        ScriptedCommands.Question<?> slow = asked();
        model.refresh();
        asked().answer(Archives.page(7, 7, false));
        slow.answer(Archives.page(40, 1, false));
        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void typingAsksOnceWhenItPauses() {
        model.filter().text().set("배");
        later.pass(Duration.ofMillis(200));
        model.filter().text().set("배송");
        later.pass(Duration.ofMillis(200));
        assertThat(commands.nothingAsked()).isTrue();
        later.pass(Duration.ofMillis(200));
        assertThat(question().text()).isEqualTo("배송");
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void blanksAroundTheTextAskNothing() {
        model.filter().text().set(" ");
        settle();
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void resetAsksOnceForEverything() {
        model.filter().status().set(Status.ENDED);
        model.filter().text().set("환불");
        settle();
        asked();
        model.filter().reset();
        settle();
        FromCounsellor.History question = question();
        assertThat(question.status()).isNull();
        assertThat(question.text()).isNull();
        assertThat(commands.nothingAsked()).isTrue();
        assertThat(model.filter().narrow()).isFalse();
    }

    @Test
    void everyFilterGoesIntoTheQuestion() {
        model.filter()
                .counsellor()
                .set(new ToCounsellor.Account(4, "이상담", Role.COUNSELLOR, Presence.AVAILABLE, true, 0));
        model.filter().topic().set(new Topic("billing", "요금", "Billing"));
        model.filter().status().set(Status.LEFT);
        model.filter().text().set(" 010-1234 ");
        settle();
        FromCounsellor.History question = question();
        assertThat(question.counsellor()).isEqualTo(4);
        assertThat(question.topic()).isEqualTo("billing");
        assertThat(question.status()).isEqualTo(Status.LEFT);
        assertThat(question.text()).isEqualTo("010-1234");
        assertThat(question.from()).isZero();
        assertThat(question.until()).isZero();
    }

    @Test
    void todayBeginsAtMidnightWhereTheCounsellorSits() {
        model.filter().period().set(Period.TODAY);
        settle();
        assertThat(question().from()).isEqualTo(midnight(LocalDate.now(CLOCK)));
    }

    @Test
    void sevenDaysAreTodayAndTheSixBefore() {
        model.filter().period().set(Period.SEVEN_DAYS);
        settle();
        FromCounsellor.History question = question();
        assertThat(question.from()).isEqualTo(midnight(LocalDate.now(CLOCK).minusDays(6)));
        assertThat(question.until()).isZero();
    }

    @Test
    void chosenDaysAreBothIncludedWhicheverWasChosenFirst() {
        model.filter().period().set(Period.BETWEEN);
        model.filter().from().set(LocalDate.of(2025, 3, 9));
        model.filter().until().set(LocalDate.of(2025, 3, 1));
        settle();
        FromCounsellor.History question = question();
        assertThat(question.from()).isEqualTo(midnight(LocalDate.of(2025, 3, 1)));
        assertThat(question.until()).isEqualTo(midnight(LocalDate.of(2025, 3, 10)));
    }

    @Test
    void aFailedFirstPageCanBeTriedAgain() {
        model.refresh();
        asked().loseConnection();
        assertThat(model.progress().get()).isEqualTo(Progress.FAILED);
        assertThat(model.failure()).isNotNull();
        model.retry();
        asked().answer(Archives.page(2, 1, false));
        assertThat(model.rows()).hasSize(2);
        assertThat(model.failure()).isNull();
    }

    @Test
    void aFailedFurtherPageKeepsWhatIsThere() {
        model.refresh();
        asked().answer(Archives.page(90, 41, true));
        model.loadMore();
        asked().refuse(Code.FAILED);
        assertThat(model.progress().get()).isEqualTo(Progress.MORE_FAILED);
        assertThat(model.rows()).hasSize(50);
        model.loadMore();
        assertThat(commands.nothingAsked()).as("asked on scrolling").isTrue();
        model.retry();
        asked().answer(Archives.page(40, 1, false));
        assertThat(model.rows()).hasSize(90);
    }

    @Test
    void aScreenInFrontAgainIsOfNowUnlessSomebodyHasScrolledFar() {
        model.shown();
        commands.next(Administering.Accounts.class).answer(new ToCounsellor.Accounts("id", List.of()));
        asked().answer(Archives.page(90, 41, true));
        model.loadMore();
        asked().answer(Archives.page(40, 1, false));
        model.shown();
        commands.next(Administering.Accounts.class);
        assertThat(commands.nothingAsked()).isTrue();
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(SEOUL).toInstant().toEpochMilli();
    }
}

package org.sangdam.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.settings.OpeningHoursModel.Fault;
import org.sangdam.console.settings.OpeningHoursModel.Wrong;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.ToCounsellor;

class OpeningHoursModelTest {
    private static final Hours HOURS = new Hours(
            "Asia/Seoul",
            List.of(
                    new Hours.Span(DayOfWeek.MONDAY, 780, 1080),
                    new Hours.Span(DayOfWeek.MONDAY, 540, 720),
                    new Hours.Span(DayOfWeek.SATURDAY, 0, 1440)),
            List.of(new Hours.Holiday("2026-12-25", "성탄절에는 쉽니다."), new Hours.Holiday("2026-10-09", null)),
            "전화해 주세요.");

    private final ScriptedCommands commands = new ScriptedCommands();
    private final OpeningHoursModel model = new OpeningHoursModel(commands);

    @Test
    void theyAreShownAsTheyAre() {
        shown();
        assertThat(model.day(DayOfWeek.MONDAY).get()).isEqualTo("09:00–12:00, 13:00–18:00");
        assertThat(model.day(DayOfWeek.SATURDAY).get()).isEqualTo("00:00–24:00");
        assertThat(model.day(DayOfWeek.SUNDAY).get()).isEmpty();
        assertThat(model.holidays().get()).isEqualTo("2026-10-09\n2026-12-25 성탄절에는 쉽니다.");
    }

    @Test
    void whatWasNotChangedIsStoredAsItWas() {
        shown();
        model.save();
        Administering.SetHours stored = (Administering.SetHours)
                commands.next(Administering.SetHours.class).frame();
        assertThat(stored.spans()).containsExactlyInAnyOrderElementsOf(HOURS.spans());
        assertThat(stored.holidays()).containsExactlyInAnyOrderElementsOf(HOURS.holidays());
        assertThat(stored.message()).isEqualTo(HOURS.message());
    }

    @Test
    void beforeTheyAreKnownNothingIsStored() {
        model.save();
        assertThat(commands.nothingAsked()).isTrue();
        model.refresh();
        commands.next(Administering.AskHours.class).loseConnection();
        model.save();
        assertThat(commands.nothingAsked()).isTrue();
        assertThat(model.failure().get()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9-18 | 540 | 1080",
                "09:00~18:30 | 540 | 1110",
                "9:05 – 24 | 545 | 1440",
                "0:00-0:01 | 0 | 1",
            })
    void timesAreReadAsPeopleWriteThem(String text, int opens, int closes) {
        assertThat(WeekText.spans(DayOfWeek.MONDAY, text))
                .containsExactly(new Hours.Span(DayOfWeek.MONDAY, opens, closes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9-9", "9-25", "24-9", "9:60-18", "nine to six", "9-12-18"})
    void whatIsNoTimeIsAFaultOfItsDay(String text) {
        assertThatThrownBy(() -> WeekText.spans(DayOfWeek.MONDAY, text)).isInstanceOf(IllegalArgumentException.class);
        shown();
        model.day(DayOfWeek.TUESDAY).set(text);
        model.save();
        assertThat(model.fault().get()).isEqualTo(Fault.times(DayOfWeek.TUESDAY));
        assertThat(commands.nothingAsked()).isTrue();
        model.day(DayOfWeek.TUESDAY).set("9-18");
        assertThat(model.fault().get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00-09:00", "9-12, 18-9", "18:00–00:00"})
    void whatEndsOnTheNextDayIsToldAsThat(String text) {
        shown();
        model.day(DayOfWeek.SUNDAY).set(text);
        model.save();
        assertThat(model.fault().get()).isEqualTo(Fault.pastMidnight(DayOfWeek.SUNDAY));
        assertThat(commands.nothingAsked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"성탄절", "2026-02-30 없는 날", "12-25"})
    void whatIsNoDateIsAFaultOfTheHolidays(String text) {
        shown();
        model.holidays().set("2026-12-25\n\n" + text);
        model.save();
        assertThat(model.fault().get()).isEqualTo(Fault.of(Wrong.HOLIDAY));
    }

    /** A frame that is too large would cost the console its connection, at every try. */
    @Test
    void whatIsMoreThanTheServiceTakesIsToldBeforeItIsSent() {
        shown();
        String longest = "휴".repeat(Hours.LONGEST_MESSAGE);
        faulty("2026-12-25 " + longest + "휴", "", Wrong.HOLIDAY_TOO_LONG);
        faulty("2026-12-25\n".repeat(401), "", Wrong.HOLIDAYS_TOO_MANY);
        faulty("", longest + "휴", Wrong.MESSAGE_TOO_LONG);
        faulty(("2026-12-25 " + longest + "\n").repeat(25), "휴", Wrong.TOO_LONG_TOGETHER);
        model.message().set("");
        model.save();
        assertThat(model.fault().get()).isNull();
        assertThat(commands.next(Administering.SetHours.class)).isNotNull();
    }

    private void faulty(String holidays, String message, Wrong wrong) {
        model.holidays().set(holidays);
        model.message().set(message);
        model.save();
        assertThat(model.fault().get()).isEqualTo(Fault.of(wrong));
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void aRefusalIsToldAndAStoreConfirmedUntilTheNextChange() {
        shown();
        model.save();
        commands.next(Administering.SetHours.class).refuse(Code.FORBIDDEN);
        assertThat(model.failure().get()).isNotNull();
        assertThat(model.saved().get()).isFalse();
        model.save();
        commands.next(Administering.SetHours.class).answer(new Ack("id", 0, 0, 0));
        assertThat(model.saved().get()).isTrue();
        model.message().set("");
        assertThat(model.saved().get()).isFalse();
    }

    private void shown() {
        model.refresh();
        commands.next(Administering.AskHours.class).answer(new ToCounsellor.OpeningHours("id", HOURS));
    }
}

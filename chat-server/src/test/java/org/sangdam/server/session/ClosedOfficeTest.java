package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.Command;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** Outside its hours, and while nobody serves, an office loses no customer. */
class ClosedOfficeTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @TempDir
    Path folder;

    private SmallOffice office;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everyPageHearsThatTheOfficeCloses() {
        closesIn(Duration.ofMinutes(1));
        Page page = office.page();
        assertThat(doors(page).open()).isTrue();
        office.passes(Duration.ofSeconds(61));
        assertThat(doors(page).open()).isFalse();
        assertThat(doors(page).closedAt()).isBetween(office.wall.get() - 60_000, office.wall.get());
        assertThat(doors(page).opensAt()).isGreaterThan(office.wall.get());
        assertThat(doors(page).message()).isEqualTo("또 오세요");

        page.say(new FromCustomer.Join("join", "가", "010-1234-5678", "general", "문의", true));
        assertThat(page.heard.of(Refused.class).findFirst().orElseThrow().code())
                .isEqualTo(Code.CLOSED);
    }

    @Test
    void whoWaitsWhenTheHourStrikesIsStillPicked() {
        closesIn(Duration.ofMinutes(1));
        Console sujin = office.console(SmallOffice.SUJIN);
        Page page = office.waiting("가");
        office.passes(Duration.ofSeconds(61), sujin);
        assertThat(doors(page).open()).isFalse();
        sujin.claims(page.conversation());
        assertThat(sujin.heard.of(ToCounsellor.Conversation.class)).isNotEmpty();
    }

    @Test
    void afterHoursNobodyIsCalledToTheOneWhoStillWaits() {
        closesIn(Duration.ofMinutes(1));
        Console away = office.console(SmallOffice.SUJIN);
        away.say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        office.passes(Duration.ofSeconds(20), away);
        office.waiting("가");
        office.passes(Duration.ofSeconds(60), away);
        assertThat(away.heard.of(ToCounsellor.Condition.class)).allMatch(condition -> condition.unattended() == null);
    }

    @Test
    void aPageIsToldThatNobodyServesButNotForAMoment() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page page = office.page();
        office.passes(Duration.ofSeconds(30), sujin);
        assertThat(doors(page).attended()).isTrue();
        sujin.say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        office.passes(Duration.ofSeconds(10), sujin);
        assertThat(doors(page).attended()).isTrue();
        office.passes(Duration.ofSeconds(10), sujin);
        assertThat(doors(page).attended()).isFalse();
        assertThat(doors(office.page()).attended()).isFalse();
        sujin.say(new FromCounsellor.SetPresence("here", Presence.AVAILABLE));
        office.beat();
        assertThat(doors(page).attended()).isTrue();
    }

    @Test
    void aCallBackStandsOnEveryConsoleAndOnTheCustomersPages() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page page = office.page();
        page.say(callMe("call-1", "010-1234-5678"));
        assertThat(page.heard.of(Ack.class).map(Ack::id)).containsExactly("call-1");
        assertThat(page.heard.of(ToCustomer.CallBacks.class))
                .containsExactly(new ToCustomer.CallBacks(1, "010-****-5678", office.wall.get()));
        assertThat(changed(sujin).phone()).isEqualTo("010-1234-5678");

        Console minho = office.console(SmallOffice.MINHO);
        assertThat(listed(minho)).extracting(CallBackFrame.CallBack::callBack).containsExactly(1L);
        minho.say(new CallingBack.NotReached("n", 1, 0));
        assertThat(changed(sujin).tries()).isEqualTo(1);
        assertThat(changed(sujin).triedBy()).isEqualTo("민호");
        minho.say(new CallingBack.Done("d", 1));
        assertThat(changed(sujin).doneBy()).isEqualTo("민호");
        assertThat(page.heard.of(ToCustomer.CallBacks.class).toList().get(1).open())
                .isZero();
        sujin.say(new CallingBack.Reopen("r", 1));
        assertThat(changed(minho).doneBy()).isNull();

        Page again = office.page(page.token);
        assertThat(again.heard
                        .of(ToCustomer.CallBacks.class)
                        .findFirst()
                        .orElseThrow()
                        .open())
                .isEqualTo(1);
        assertThat(office.page().heard.has(ToCustomer.CallBacks.class)).isFalse();
    }

    @Test
    void callBacksAndHoursAreThereAfterARestart() {
        office.page().say(callMe("call-1", "010-1234-5678"));
        closesIn(Duration.ofSeconds(1));
        office.restart();
        office.passes(Duration.ofSeconds(2));
        assertThat(listed(office.console(SmallOffice.SUJIN))).hasSize(1);
        assertThat(doors(office.page()).open()).isFalse();
    }

    @Test
    void aLongListComesInPartsThatFitAFrame() {
        for (int i = 0; i < 25; i++) {
            Page page = office.page();
            page.say(new FromCustomer.CallBack("c", "가", "010-1234-5678", "general", "가".repeat(4_000), true));
        }
        Console sujin = office.console(SmallOffice.SUJIN);
        List<CallBackFrame.All> parts = sujin.heard.of(CallBackFrame.All.class).toList();
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(CallBackFrame.All::more);
        assertThat(parts.get(parts.size() - 1).more()).isFalse();
        assertThat(listed(sujin))
                .extracting(CallBackFrame.CallBack::callBack)
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    @Test
    void callBacksAreAskedForNoFasterThanConsultations() {
        Page page = office.page();
        page.say(callMe("nonsense", "전화번호"));
        assertThat(refusal(page)).isEqualTo(Code.BAD_PHONE);
        for (int i = 0; i < 10; i++) {
            page.say(callMe("call-" + i, "010-1234-5678"));
        }
        assertThat(refusal(page)).isEqualTo(Code.THROTTLED);
        assertThat(page.heard.of(Refused.class).map(Refused::code)).contains(Code.TOO_MANY_CALL_BACKS);
    }

    @Test
    void onlyAnAdministratorsConsoleSetsTheHours() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Console minho = office.console(SmallOffice.MINHO);
        Administering.SetHours frame =
                new Administering.SetHours("h", "Europe/Berlin", List.of(), List.of(), "Wir sind gleich da");
        minho.say(frame);
        assertThat(minho.heard.of(Refused.class).findFirst().orElseThrow().code())
                .isEqualTo(Code.FORBIDDEN);
        sujin.say(frame);
        sujin.say(new Administering.AskHours("ask"));
        assertThat(sujin.heard.of(ToCounsellor.OpeningHours.class).findFirst().orElseThrow())
                .isEqualTo(new ToCounsellor.OpeningHours("ask", frame.all()));
    }

    private static FromCustomer callMe(String id, String phone) {
        return new FromCustomer.CallBack(id, "가", phone, "general", "전화 주세요", true);
    }

    private static Code refusal(Page page) {
        List<Refused> all = page.heard.of(Refused.class).toList();
        return all.get(all.size() - 1).code();
    }

    private static ToCustomer.Doors doors(Page page) {
        List<ToCustomer.Doors> all = page.heard.of(ToCustomer.Doors.class).toList();
        return all.get(all.size() - 1);
    }

    private static CallBackFrame.CallBack changed(Console console) {
        List<CallBackFrame.Changed> all =
                console.heard.of(CallBackFrame.Changed.class).toList();
        return all.get(all.size() - 1).callBack();
    }

    private static List<CallBackFrame.CallBack> listed(Console console) {
        return console.heard
                .of(CallBackFrame.All.class)
                .flatMap(part -> part.callBacks().stream())
                .toList();
    }

    /** To the minute, as hours are: open each day until the minute in which this is over. */
    private void closesIn(Duration time) {
        ZonedDateTime then =
                Instant.ofEpochMilli(office.wall.get()).atZone(SEOUL).plus(time);
        int minute = then.getHour() * 60 + then.getMinute();
        List<Hours.Span> spans = Stream.of(DayOfWeek.values())
                .map(day -> new Hours.Span(day, 0, minute))
                .toList();
        office.done(new Command.SetHours(0, new Hours("Asia/Seoul", spans, List.of(), "또 오세요")));
    }
}

package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** Somebody is told when nobody serves, and when a customer is on nobody's screen. */
class AlarmTest {
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
    void customersWhoWaitWhileNobodyIsAvailableAreAnAlarmAfter30Seconds() {
        Console away = office.console(SmallOffice.SUJIN);
        away.say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        long since = office.wall.get();
        office.waiting("가");
        office.waiting("나");
        office.passes(Duration.ofSeconds(29), away);
        assertThat(condition(away).unattended()).isNull();
        office.passes(Duration.ofSeconds(3), away);
        assertThat(condition(away).unattended()).isEqualTo(new ToCounsellor.Unattended(2, since));

        away.say(new FromCounsellor.SetPresence("here", Presence.AVAILABLE));
        office.beat();
        assertThat(condition(away).unattended()).isNull();
    }

    @Test
    void aCustomerWhoWaitsTooLongIsAnAlarmWhoeverIsAvailable() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page patient = office.waiting("가");
        office.passes(Duration.ofSeconds(598), sujin);
        assertThat(condition(sujin).unattended()).isNull();
        office.passes(Duration.ofSeconds(4), sujin);
        assertThat(condition(sujin).unattended()).isNotNull();
        sujin.claims(patient.conversation());
        office.beat();
        assertThat(condition(sujin).unattended()).isNull();
    }

    @Test
    void aClockThatJumpsRaisesNoAlarmAndEndsNothing() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page served = office.waiting("가");
        sujin.claims(served.conversation());
        Page waits = office.waiting("나");
        office.passes(Duration.ofSeconds(20), sujin);

        office.wall.addAndGet(Duration.ofDays(1).toMillis());
        office.passes(Duration.ofSeconds(20), sujin);
        office.wall.addAndGet(-Duration.ofHours(25).toMillis());
        office.passes(Duration.ofSeconds(20), sujin);

        assertThat(sujin.heard.closed()).isNull();
        assertThat(condition(sujin).unattended()).isNull();
        assertThat(sujin.heard.of(ToCounsellor.PresenceChanged.class))
                .allMatch(ToCounsellor.PresenceChanged::reachable);
        sujin.say(new FromCounsellor.Say("after", served.conversation(), "아직 여기 있어요"));
        sujin.claims(waits.conversation());
        assertThat(sujin.heard.of(ToCounsellor.Conversation.class)).hasSize(2);
    }

    @Test
    void aSessionEndsByItselfAfter16Hours() {
        Console sujin = office.console(SmallOffice.SUJIN);
        office.nanos.addAndGet(Duration.ofHours(15).toNanos());
        office.beat();
        assertThat(sujin.heard.closed()).isNull();
        office.nanos.addAndGet(Duration.ofHours(1).toNanos());
        office.beat();
        assertThat(sujin.heard.closed()).isEqualTo(org.sangdam.server.protocol.Code.SESSION_OVER);
    }

    @Test
    void aConsoleThatHasMissedAChangeGetsTheWholeListByItself() {
        Console sujin = office.console(SmallOffice.SUJIN);
        long before = sujin.version();
        office.waiting("가");
        office.passes(Duration.ofSeconds(6));
        sujin.pings(before, 0);
        assertThat(lists(sujin)).isEqualTo(2);
    }

    @Test
    void aConsoleThatMiscountsGetsTheWholeListByItself() {
        Console sujin = office.console(SmallOffice.SUJIN);
        office.waiting("가");
        office.passes(Duration.ofSeconds(6));
        sujin.pings(sujin.version(), 1);
        assertThat(lists(sujin)).isEqualTo(1);
        sujin.pings(sujin.version(), 2);
        assertThat(lists(sujin)).isEqualTo(2);
    }

    @Test
    void aWaitingCustomerOnNobodysScreenIsAnAlarmUntilSomebodyShowsThem() {
        Console sujin = office.console(SmallOffice.SUJIN);
        long before = sujin.version();
        Page hidden = office.waiting("가");
        for (int i = 0; i < 4; i++) {
            office.passes(Duration.ofSeconds(3));
            sujin.pings(before, 0);
        }
        office.beat();
        assertThat(condition(sujin).unseen()).isEqualTo(1);
        sujin.pings(sujin.version(), 1);
        office.beat();
        assertThat(condition(sujin).unseen()).isZero();
        hidden.say(new FromCustomer.Leave("leave", hidden.conversation()));
    }

    private static ToCounsellor.Condition condition(Console console) {
        return console.heard
                .of(ToCounsellor.Condition.class)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static long lists(Console console) {
        return console.heard.of(ToCounsellor.WaitingList.class).count();
    }
}

package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.Command;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** Who is here, who is not, and what becomes of the customers of whoever is gone. */
class PresenceTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(61);

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
    void aConsoleThatFallsSilentIsGoneWithin15SecondsAndItsChoiceStays() {
        Console sujin = office.console(SmallOffice.SUJIN);
        office.console(SmallOffice.MINHO);
        assertThat(presences(sujin)).last().isEqualTo(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, true));

        office.passes(LEASE, sujin);

        assertThat(presences(sujin)).last().isEqualTo(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, false));
        sujin.say(new Administering.Accounts("accounts"));
        assertThat(sujin.heard
                        .of(ToCounsellor.Accounts.class)
                        .findFirst()
                        .orElseThrow()
                        .accounts())
                .extracting(ToCounsellor.Account::name, ToCounsellor.Account::reachable)
                .containsExactly(tuple("민호", false), tuple("수진", true));
    }

    @Test
    void aConsoleThatIsHeardAgainIsBackAtOnce() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Console minho = office.console(SmallOffice.MINHO);
        office.passes(LEASE, sujin);
        minho.pings();
        office.beat();
        assertThat(presences(sujin)).last().isEqualTo(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, true));
    }

    @Test
    void theCustomersOfACounsellorWhoIsGoneGoBackToTheHeadOfTheList() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page served = office.waiting("가");
        office.console(SmallOffice.MINHO).claims(served.conversation());
        Page other = office.waiting("나");

        office.passes(LEASE.plus(GRACE), sujin);

        assertThat(kinds(served)).endsWith(Kind.MATCHED, Kind.RETURNED);
        assertThat(served.heard.of(ToCustomer.Place.class)).last().isEqualTo(new ToCustomer.Place(1, 1, 2));
        assertThat(other.heard.of(ToCustomer.Place.class)).last().isEqualTo(new ToCustomer.Place(2, 2, 2));
        sujin.claims(served.conversation());
        assertThat(sujin.heard.of(ToCounsellor.Conversation.class))
                .last()
                .returns(3, frame -> frame.messages().size() - 1)
                .returns(Status.ACTIVE, ToCounsellor.Conversation::status);
    }

    @Test
    void aCounsellorWhoIsBackInTimeNoticesNothing() {
        Page served = office.waiting("가");
        Console minho = office.console(SmallOffice.MINHO).claims(served.conversation());
        minho.disconnects();
        office.passes(LEASE.plus(GRACE).minusSeconds(10));
        Console back = office.console(SmallOffice.MINHO);
        office.passes(LEASE.plus(GRACE), back);
        assertThat(kinds(served)).endsWith(Kind.MATCHED);
        assertThat(back.heard.of(ToCounsellor.Conversation.class))
                .singleElement()
                .returns(Status.ACTIVE, ToCounsellor.Conversation::status);
    }

    @Test
    void aCounsellorWhoIsBackTooLateIsToldWhatHasBecomeOfEachCustomer() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page taken = office.waiting("가");
        Page waits = office.waiting("나");
        Console minho =
                office.console(SmallOffice.MINHO).claims(taken.conversation()).claims(waits.conversation());
        minho.disconnects();
        office.passes(LEASE.plus(GRACE), sujin);
        sujin.claims(taken.conversation());

        Console back = office.console(SmallOffice.MINHO, taken.conversation(), waits.conversation());

        assertThat(back.heard.of(ToCounsellor.Conversation.class))
                .extracting(ToCounsellor.Conversation::status, ToCounsellor.Conversation::counsellor)
                .containsExactly(tuple(Status.ACTIVE, SmallOffice.SUJIN), tuple(Status.WAITING, 0L));
    }

    @Test
    void afterAStartOfTheServiceEverybodyHasTheWholeTimeAnew() {
        Page served = office.waiting("가");
        office.console(SmallOffice.MINHO).claims(served.conversation());
        office.passes(LEASE.plus(GRACE).minusSeconds(5));
        office.restart();
        Page back = office.page(served.token);
        office.passes(Duration.ofSeconds(59));
        assertThat(kinds(back)).doesNotContain(Kind.RETURNED);
        office.passes(Duration.ofSeconds(3));
        assertThat(kinds(back)).contains(Kind.RETURNED);
    }

    @Test
    void whoSignsOutOnTheLastConsoleGivesTheirCustomersBackAtOnce() {
        Page served = office.waiting("가");
        Console one = office.console(SmallOffice.MINHO).claims(served.conversation());
        Console sujin = office.console(SmallOffice.SUJIN);
        one.say(new FromCounsellor.SignOut("out"));
        assertThat(kinds(served)).endsWith(Kind.RETURNED);
        assertThat(presences(sujin)).last().isEqualTo(new ToCounsellor.PresenceChanged(2, Presence.AVAILABLE, false));
    }

    @Test
    void aPauseOfTheWholeServiceCountsAgainstNobody() {
        Page served = office.waiting("가");
        Console minho = office.console(SmallOffice.MINHO).claims(served.conversation());
        office.nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        office.beat();
        office.passes(Duration.ofSeconds(5));
        assertThat(presences(minho)).allMatch(ToCounsellor.PresenceChanged::reachable);
        assertThat(kinds(served)).endsWith(Kind.MATCHED);
    }

    @Test
    void whoIsAwayOrHasAsManyAsAllowedGetsNoCustomerAndIsToldWhy() {
        office.done(new Command.SetOffice(0, null, null, 1));
        Page first = office.waiting("가");
        Page second = office.waiting("나");
        Console minho = office.console(SmallOffice.MINHO);
        minho.say(new FromCounsellor.SetPresence("away", Presence.AWAY));
        minho.claims(first.conversation());
        assertThat(minho.heard.of(Refused.class)).last().returns(Code.AWAY, Refused::code);
        minho.say(new FromCounsellor.SetPresence("here", Presence.AVAILABLE));
        minho.claims(first.conversation()).claims(second.conversation());
        assertThat(minho.heard.of(Refused.class)).last().returns(Code.AT_LIMIT, Refused::code);
        minho.say(new FromCounsellor.End("end", first.conversation()));
        minho.claims(second.conversation());
        assertThat(kinds(second)).endsWith(Kind.MATCHED);
    }

    private static List<ToCounsellor.PresenceChanged> presences(Console console) {
        return console.heard.of(ToCounsellor.PresenceChanged.class).toList();
    }

    /** What has happened in a customer's conversation, as the page was told. */
    private static List<Kind> kinds(Page page) {
        return page.heard.frames.stream()
                .flatMap(frame -> frame instanceof ToCustomer.Conversation whole
                        ? whole.messages().stream()
                        : frame instanceof Message message ? Stream.of(message) : null)
                .map(Message::kind)
                .toList();
    }
}

package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Topic;

class CallBacksTest {
    private static final long SUJIN = 1;
    private static final long MINHO = 2;
    /** Thursday, 1970-01-01, 09:00 in Seoul. */
    private static final long NINE = 0;

    private final Desk desk = new Desk(DeskSnapshot.empty());
    private long now = NINE;

    @BeforeEach
    void anOfficeThatIsOpenOnThursdaysFromTenToEleven() {
        accepted(new Command.SetOffice(0, "행복상담소", List.of(new Topic("general", "일반 문의", "General")), null));
        accepted(new Command.AddAccount(0, "수진", Role.ADMINISTRATOR, "hash"));
        accepted(new Command.AddAccount(0, "민호", Role.COUNSELLOR, "hash"));
        Hours.Span span = new Hours.Span(DayOfWeek.THURSDAY, 600, 660);
        accepted(new Command.SetHours(SUJIN, new Hours("Asia/Seoul", List.of(span), List.of(), null)));
    }

    @Test
    void whoComesWhileItIsClosedIsNotTakenOntoTheList() {
        assertThat(refused(joining("가"))).isEqualTo(Code.CLOSED);
        now = NINE + 3_600_000;
        assertThat(accepted(joining("가")).conversation()).isEqualTo(1);
        now = NINE + 7_200_000;
        assertThat(refused(joining("나"))).isEqualTo(Code.CLOSED);
    }

    @Test
    void whoWaitsOrTalksWhenTheHourStrikesIsNotCutOff() {
        now = NINE + 3_600_000;
        long talking = accepted(joining("가")).conversation();
        long waiting = accepted(joining("나")).conversation();
        accepted(new Command.Claim(MINHO, talking));
        now = NINE + 7_200_000;
        accepted(new Command.Say(Party.counsellor(MINHO), talking, "s1", "계속하세요"));
        accepted(new Command.Say(
                Party.customer(desk.conversation(waiting).orElseThrow().customer()), waiting, "c1", "기다려요"));
        assertThat(accepted(joining("나")).conversation()).isEqualTo(waiting);
        accepted(new Command.Claim(MINHO, waiting));
        assertThat(desk.load(MINHO)).isEqualTo(2);
    }

    @Test
    void onlyAnAdministratorSaysWhenTheOfficeIsOpen() {
        assertThat(refused(new Command.SetHours(MINHO, Hours.ALWAYS))).isEqualTo(Code.FORBIDDEN);
    }

    @Test
    void aCallBackIsTakenDownOnceHoweverOftenItIsSaid() {
        accepted(asking("가", "a1"));
        assertThat(accepted(asking("가", "a1")).events()).isEmpty();
        assertThat(desk.callBacks().all()).hasSize(1);
        assertThat(callBack(1).open()).isTrue();
        assertThat(callBack(1).phone()).isEqualTo("+821012345678");
    }

    @Test
    void aWaitBecomesACallWithAllThatWasWritten() {
        long waiting = waiting("가");
        long customer = desk.conversation(waiting).orElseThrow().customer();
        accepted(new Command.Say(Party.customer(customer), waiting, "more", "급해요"));
        accepted(new CallBackCommand.Instead("i1", customer, waiting));
        assertThat(desk.conversation(waiting)).isEmpty();
        assertThat(desk.callBacks().all()).singleElement().satisfies(call -> {
            assertThat(call.text()).isEqualTo("문의\n급해요");
            assertThat(call)
                    .returns("가", CallBack::name)
                    .returns("+821012345678", CallBack::phone)
                    .returns("general", CallBack::topic)
                    .returns("token-가", CallBack::tokenHash)
                    .returns(now, CallBack::askedAt);
        });
        assertThat(refused(new CallBackCommand.Instead("i1", customer, waiting)))
                .isEqualTo(Code.OVER);
        assertThat(refused(new Command.Claim(MINHO, waiting))).isEqualTo(Code.OVER);
        assertThat(desk.callBacks().all()).hasSize(1);
    }

    @Test
    void whoeverWasPickedFirstIsNotCalledInstead() {
        long waiting = waiting("가");
        long customer = desk.conversation(waiting).orElseThrow().customer();
        accepted(new Command.Claim(MINHO, waiting));
        assertThat(desk.decide(new CallBackCommand.Instead("i1", customer, waiting), now))
                .isEqualTo(new Decision.Refusal(Code.TAKEN, "민호"));
        assertThat(desk.callBacks().all()).isEmpty();
    }

    @Test
    void aWaitThatCannotBecomeACallGoesOn() {
        long waiting = waiting("가");
        long customer = desk.conversation(waiting).orElseThrow().customer();
        assertThat(refused(new CallBackCommand.Instead("i1", customer + 1, waiting)))
                .as("somebody else's")
                .isEqualTo(Code.NO_CONVERSATION);
        for (int i = 0; i < CallBacks.MOST_OF_ONE; i++) {
            accepted(asking("가", "a" + i));
        }
        assertThat(refused(new CallBackCommand.Instead("i1", customer, waiting)))
                .isEqualTo(Code.TOO_MANY_CALL_BACKS);
        assertThat(desk.conversation(waiting)).isPresent();
    }

    private long waiting(String name) {
        now = NINE + 3_600_000;
        return accepted(joining(name)).conversation();
    }

    @Test
    void oneCustomerHasThreeOpenOnesAtTheMost() {
        for (int i = 0; i < CallBacks.MOST_OF_ONE; i++) {
            accepted(asking("가", "a" + i));
        }
        assertThat(refused(asking("가", "one more"))).isEqualTo(Code.TOO_MANY_CALL_BACKS);
        accepted(asking("나", "b1"));
        accepted(new CallBackCommand.Done(MINHO, 2));
        accepted(asking("가", "one more"));
    }

    @Test
    void thereIsAnEndToHowManyAreOpen() {
        IntStream.range(0, CallBacks.MOST_OPEN).forEach(i -> accepted(asking("손님" + i, "id")));
        assertThat(refused(asking("가", "a1"))).isEqualTo(Code.TOO_MANY_CALL_BACKS);
    }

    @Test
    void thereIsAnEndToHowMuchIsWrittenInThoseThatAreOpen() {
        for (int i = 0; i < 125; i++) {
            accepted(asking("손님" + i, "id", "가".repeat(4_000)));
        }
        assertThat(refused(asking("가", "a1"))).isEqualTo(Code.TOO_MANY_CALL_BACKS);
        accepted(new CallBackCommand.Done(MINHO, 2));
        accepted(asking("가", "a1"));
    }

    @Test
    void callsInVainAreCountedWithTheLastOne() {
        accepted(asking("가", "a1"));
        accepted(new CallBackCommand.NotReached(MINHO, 1, 0));
        now += 1_000;
        accepted(new CallBackCommand.NotReached(SUJIN, 1, 1));
        assertThat(callBack(1).tries()).isEqualTo(2);
        assertThat(callBack(1).triedBy()).isEqualTo(SUJIN);
        assertThat(callBack(1).triedAt()).isEqualTo(now);
        assertThat(callBack(1).open()).isTrue();
    }

    @Test
    void oneCallToldTwiceCountsOnceAndWhoDidNotKnowOfItHearsOfIt() {
        accepted(asking("가", "a1"));
        accepted(new CallBackCommand.NotReached(MINHO, 1, 0));
        assertThat(accepted(new CallBackCommand.NotReached(MINHO, 1, 0)).events())
                .isEmpty();
        assertThat(desk.decide(new CallBackCommand.NotReached(SUJIN, 1, 0), now))
                .isEqualTo(new Decision.Refusal(Code.TAKEN, "민호"));
        assertThat(callBack(1).tries()).isEqualTo(1);
    }

    @Test
    void doneIsByOneAndCanBeTakenBackByAnybody() {
        accepted(asking("가", "a1"));
        accepted(new CallBackCommand.Done(MINHO, 1));
        assertThat(desk.decide(new CallBackCommand.Done(SUJIN, 1), now))
                .isEqualTo(new Decision.Refusal(Code.TAKEN, "민호"));
        assertThat(refused(new CallBackCommand.NotReached(SUJIN, 1, 0))).isEqualTo(Code.TAKEN);
        accepted(new CallBackCommand.Reopen(SUJIN, 1));
        assertThat(callBack(1).open()).isTrue();
        assertThat(accepted(new CallBackCommand.Reopen(SUJIN, 1)).events()).isEmpty();
    }

    @Test
    void oldOnesThatAreDoneAreForgottenAndOpenOnesNever() {
        accepted(asking("가", "a1"));
        accepted(asking("나", "b1"));
        accepted(new CallBackCommand.Done(MINHO, 2));
        for (int i = 0; i < CallBacks.NEWEST; i++) {
            accepted(asking("손님" + i, "id"));
        }
        assertThat(callBack(1).open()).isTrue();
        assertThat(refused(new CallBackCommand.Reopen(MINHO, 2))).isEqualTo(Code.NO_CALL_BACK);
        accepted(new CallBackCommand.Done(MINHO, 1));
        assertThat(desk.callBacks().numbered(1)).isEmpty();
    }

    @Test
    void whatWasNotStoredIsTakenBack() {
        accepted(asking("가", "a1"));
        DeskSnapshot before = desk.snapshot();
        Command[] commands = {
            asking("나", "b1"), new CallBackCommand.Done(MINHO, 1), new Command.SetHours(SUJIN, Hours.ALWAYS)
        };
        for (Command command : commands) {
            ((Decision.Accepted) desk.decide(command, now)).events().forEach(desk::attempt);
        }
        assertThat(desk.snapshot()).isNotEqualTo(before);
        desk.takeBack();
        assertThat(desk.snapshot()).isEqualTo(before);
        assertThat(desk.timetable().open(now)).isFalse();
    }

    @Test
    void whatACustomerHasToldUsIsInNoText() {
        accepted(asking("홍길동", "a1"));
        assertThat(desk.snapshot().callBacks().toString()).doesNotContain("홍길동", "+8210", "전화 주세요");
    }

    private CallBack callBack(long number) {
        return desk.callBacks().numbered(number).orElseThrow();
    }

    private static Command asking(String name, String id) {
        return asking(name, id, "전화 주세요");
    }

    private static Command asking(String name, String id, String text) {
        return new CallBackCommand.Ask(id, "token-" + name, name, "+821012345678", "general", "ko", text);
    }

    private static Command joining(String name) {
        return new Command.Join(
                "join-" + name, 0, "token-" + name, name, "+821012345678", "general", "ko", false, "문의");
    }

    private Decision.Accepted accepted(Command command) {
        Decision decision = desk.decide(command, now);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Decision.Accepted accepted = (Decision.Accepted) decision;
        accepted.events().forEach(desk::apply);
        return accepted;
    }

    private Code refused(Command command) {
        return ((Decision.Refusal) desk.decide(command, now)).code();
    }
}

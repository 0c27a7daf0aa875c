package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.Topic;

class DeskTest {
    private static final long SUJIN = 1;
    private static final long MINHO = 2;

    private final Desk desk = new Desk(DeskSnapshot.empty());
    private long now = 1_000;

    @BeforeEach
    void anOfficeWithTwoCounsellors() {
        accepted(new Command.SetOffice(0, "행복상담소", List.of(new Topic("general", "일반 문의", "General")), null));
        accepted(new Command.AddAccount(0, "수진", Role.ADMINISTRATOR, "hash"));
        accepted(new Command.AddAccount(0, "민호", Role.COUNSELLOR, "hash"));
    }

    @Test
    void joinPutsACustomerOnTheListWithTheirQuestion() {
        long number = join("가", "환불하고 싶어요\n어제 샀어요");
        Conversation conversation = conversation(number);
        assertThat(conversation.status()).isEqualTo(Status.WAITING);
        assertThat(conversation.firstLine()).isEqualTo("환불하고 싶어요");
        assertThat(conversation.newest().text()).isEqualTo("환불하고 싶어요\n어제 샀어요");
        assertThat(desk.place(conversation)).isEqualTo(1);
    }

    @Test
    void joinOfACustomerWhoWaitsIsTheSameConversation() {
        long first = join("가", "문의");
        Decision.Accepted again = accepted(joining("가", "또 문의"));
        assertThat(again.conversation()).isEqualTo(first);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void joinAboutNoTopicOfTheOfficeIsRefused() {
        Command.Join join = new Command.Join("j", 0, "t", "가", "+82", "nonsense", "ko", false, "문의");
        assertThat(refused(join).code()).isEqualTo(Code.BAD_TOPIC);
    }

    @Test
    void whoStaysAnonymousIsCalledByTheirNumberInTheirLanguageWhereTheOfficeAllowsIt() {
        assertThat(refused(anonymous("a", 0, "ko")).code()).isEqualTo(Code.BAD_NAME);
        accepted(new Command.SetOffice(SUJIN, null, null, null, true, null));
        join("가", "문의");
        long first = accepted(anonymous("a", 0, "ko-KR")).conversation();
        long second = accepted(anonymous("b", 0, "en")).conversation();
        assertThat(conversation(first)).returns("익명 2", Conversation::name).returns(null, Conversation::phone);
        assertThat(conversation(second).name()).isEqualTo("Anonymous 3");
        accepted(new Command.Leave(2, first));
        assertThat(conversation(accepted(anonymous("a", 2, "ko")).conversation())
                        .name())
                .as("the same customer")
                .isEqualTo("익명 2");
        accepted(new Command.SetOffice(SUJIN, "새 상담소", null, null));
        assertThat(desk.office())
                .as("left as it was")
                .returns(true, Office::anonymous)
                .returns(false, Office::preview);
        accepted(new Command.SetOffice(SUJIN, null, null, null, false, true));
        assertThat(desk.office()).returns(false, Office::anonymous).returns(true, Office::preview);
        assertThat(refused(anonymous("c", 0, "ko")).code()).isEqualTo(Code.BAD_NAME);
        assertThat(accepted(anonymous("b", 3, "en")).conversation())
                .as("begun while it was allowed")
                .isEqualTo(second);
    }

    private static Command.Join anonymous(String token, long customer, String language) {
        return new Command.Join(
                "join-" + customer, customer, "token-" + token, null, null, "general", language, false, "문의");
    }

    @Test
    void claimByTwoGivesOneOwnerAndTellsTheOtherWhoWasFaster() {
        long number = join("가", "문의");
        accepted(new Command.Claim(MINHO, number));
        assertThat(refused(new Command.Claim(SUJIN, number))).isEqualTo(new Decision.Refusal(Code.TAKEN, "민호"));
        assertThat(conversation(number).counsellor()).isEqualTo(MINHO);
        assertThat(desk.waiting()).isEmpty();
    }

    @Test
    void claimAgainByItsOwnerChangesNothing() {
        long number = join("가", "문의");
        accepted(new Command.Claim(MINHO, number));
        assertThat(accepted(new Command.Claim(MINHO, number)).events()).isEmpty();
    }

    @Test
    void claimByNobodyIsRefused() {
        long number = join("가", "문의");
        assertThat(refused(new Command.Claim(99, number)).code()).isEqualTo(Code.FORBIDDEN);
    }

    @Test
    void firstComeIsFirstListedThoughTheClockJumpsBack() {
        long first = join("가", "문의");
        now -= 3_600_000;
        long second = join("나", "문의");
        assertThat(desk.waiting()).extracting(Conversation::number).containsExactly(first, second);
    }

    @Test
    void theSameMessageTenTimesIsOneMessageWithOneAnswer() {
        long number = join("가", "문의");
        Command.Say say = new Command.Say(customerOf(number), number, "m-1", "여보세요");
        Decision.Accepted first = accepted(say);
        now += 5_000;
        IntStream.range(0, 9).forEach(i -> {
            Decision.Accepted again = accepted(say);
            assertThat(again.seq()).isEqualTo(first.seq());
            assertThat(again.at()).isEqualTo(first.at());
        });
        assertThat(conversation(number).last()).isEqualTo(2);
    }

    @Test
    void anIdUsedForOtherWordsIsRefused() {
        long number = join("가", "문의");
        accepted(new Command.Say(customerOf(number), number, "m-1", "여보세요"));
        assertThat(refused(new Command.Say(customerOf(number), number, "m-1", "다른 말"))
                        .code())
                .isEqualTo(Code.ID_REUSED);
    }

    @Test
    void aConversationHasAnEndAndCanBeEndedThen() {
        long number = active("가");
        for (long said = conversation(number).last(); said < Conversation.LONGEST; said++) {
            accepted(new Command.Say(customerOf(number), number, "m-" + said, "말"));
        }
        assertThat(refused(new Command.Say(customerOf(number), number, "more", "말"))
                        .code())
                .isEqualTo(Code.FULL);
        accepted(new Command.Say(customerOf(number), number, "m-2", "말"));
        accepted(new Command.End(Party.counsellor(MINHO), number));
    }

    @Test
    void bothSidesMayUseTheSameId() {
        long number = active("가");
        accepted(new Command.Say(customerOf(number), number, "same", "손님"));
        accepted(new Command.Say(Party.counsellor(MINHO), number, "same", "상담사"));
        assertThat(conversation(number).last()).isEqualTo(4);
    }

    @Test
    void anOldIdIsKnownThoughItsTextIsNoLongerInMemory() {
        long number = active("가");
        accepted(new Command.Say(customerOf(number), number, "old", "처음"));
        IntStream.range(0, Desk.RECENT)
                .forEach(i -> accepted(new Command.Say(customerOf(number), number, "m" + i, "말")));
        assertThat(accepted(new Command.Say(customerOf(number), number, "old", "처음"))
                        .seq())
                .isEqualTo(3);
        assertThat(conversation(number).after(0)).hasSize(Desk.RECENT);
    }

    @Test
    void aStrangerMayNeitherSpeakNorReadNorEndNorLeave() {
        long number = active("가");
        Party stranger = Party.customer(customerOf(number).number() + 1);
        assertThat(refused(new Command.Say(stranger, number, "m", "?")).code()).isEqualTo(Code.NO_CONVERSATION);
        assertThat(refused(new Command.MarkRead(stranger, number, 1)).code()).isEqualTo(Code.NO_CONVERSATION);
        assertThat(refused(new Command.End(stranger, number)).code()).isEqualTo(Code.NO_CONVERSATION);
        assertThat(refused(new Command.Leave(stranger.number(), number)).code()).isEqualTo(Code.NO_CONVERSATION);
    }

    @Test
    void anotherCounsellorMayNotSpeakInAConversationAndIsToldWhoseItIs() {
        long number = active("가");
        assertThat(refused(new Command.Say(Party.counsellor(SUJIN), number, "m", "?")))
                .isEqualTo(new Decision.Refusal(Code.TAKEN, "민호"));
    }

    @Test
    void aCounsellorMustClaimBeforeSpeaking() {
        long number = join("가", "문의");
        assertThat(refused(new Command.Say(Party.counsellor(MINHO), number, "m", "?"))
                        .code())
                .isEqualTo(Code.NOT_CLAIMED);
    }

    @Test
    void nobodyTalksIntoAConversationThatHasEnded() {
        long number = active("가");
        Party customer = customerOf(number);
        accepted(new Command.End(Party.counsellor(MINHO), number));
        assertThat(refused(new Command.Say(customer, number, "m", "잠깐만요")).code())
                .isEqualTo(Code.OVER);
        assertThat(refused(new Command.Say(Party.counsellor(MINHO), number, "m", "네"))
                        .code())
                .isEqualTo(Code.OVER);
        assertThat(refused(new Command.Claim(MINHO, number)).code()).isEqualTo(Code.OVER);
    }

    @Test
    void leavingIsForThoseWhoWait() {
        long waits = join("가", "문의");
        accepted(new Command.Leave(customerOf(waits).number(), waits));
        assertThat(desk.waiting()).isEmpty();
        long active = active("나");
        assertThat(refused(new Command.Leave(customerOf(active).number(), active))
                        .code())
                .isEqualTo(Code.TAKEN);
    }

    @Test
    void anAdministratorMayEndAnyConversationAndACounsellorOnlyTheirOwn() {
        long number = join("가", "문의");
        assertThat(refused(new Command.End(Party.counsellor(MINHO), number)).code())
                .isEqualTo(Code.NOT_CLAIMED);
        accepted(new Command.End(Party.counsellor(SUJIN), number));
        assertThat(desk.conversation(number)).isEmpty();
        assertThat(desk.waiting()).isEmpty();
    }

    @Test
    void theNoticesOfAConversationShareItsNumbers() {
        long number = active("가");
        Conversation conversation = conversation(number);
        accepted(new Command.End(customerOf(number), number));
        assertThat(conversation.after(0))
                .extracting(Message::kind)
                .containsExactly(Kind.TEXT, Kind.MATCHED, Kind.ENDED);
        assertThat(conversation.after(0)).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(conversation.after(0).get(1).name()).isEqualTo("민호");
    }

    @Test
    void aReadMarkNeverGoesBackNorBeyondWhatIsThere() {
        long number = active("가");
        accepted(new Command.MarkRead(customerOf(number), number, 99));
        assertThat(conversation(number).readByCustomer()).isEqualTo(2);
        assertThat(accepted(new Command.MarkRead(customerOf(number), number, 1)).events())
                .isEmpty();
        assertThat(conversation(number).readByCustomer()).isEqualTo(2);
    }

    @Test
    void anAccountsNameIsItsOwnWhateverItsCase() {
        accepted(new Command.AddAccount(0, "Anna", Role.COUNSELLOR, "hash"));
        assertThat(refused(new Command.AddAccount(0, "anna", Role.COUNSELLOR, "hash"))
                        .code())
                .isEqualTo(Code.NAME_TAKEN);
        assertThat(desk.accountNamed("ANNA")).isPresent();
    }

    @Test
    void onlyAdministratorsAddAccountsAndNameTheOffice() {
        assertThat(refused(new Command.AddAccount(MINHO, "새로", Role.ADMINISTRATOR, "hash"))
                        .code())
                .isEqualTo(Code.FORBIDDEN);
        assertThat(refused(new Command.SetOffice(MINHO, "내 상담소", null, null)).code())
                .isEqualTo(Code.FORBIDDEN);
        accepted(new Command.SetOffice(SUJIN, "새 상담소", null, null));
        assertThat(desk.office().name()).isEqualTo("새 상담소");
        assertThat(desk.office().topics()).hasSize(1);
    }

    @Test
    void presenceIsKeptAsChosen() {
        accepted(new Command.ChoosePresence(MINHO, Presence.AWAY));
        assertThat(desk.account(MINHO).orElseThrow().presence()).isEqualTo(Presence.AWAY);
        assertThat(accepted(new Command.ChoosePresence(MINHO, Presence.AWAY)).events())
                .isEmpty();
    }

    @Test
    void whatAnAccountOrCustomerIsToldInConfidenceIsInNoText() {
        long number = join("홍길동", "비밀");
        String texts = desk.account(SUJIN).map(Object::toString).stream().collect(Collectors.joining());
        assertThat(texts + desk.snapshot().open()).doesNotContain("hash", "홍길동", "비밀", "+8210");
        assertThat(number).isPositive();
    }

    private long join(String name, String text) {
        return accepted(joining(name, text)).conversation();
    }

    private Command.Join joining(String name, String text) {
        return new Command.Join(
                "join-" + name + text.length(),
                0,
                "token-" + name,
                name,
                "+821012345678",
                "general",
                "ko",
                false,
                text);
    }

    private long active(String name) {
        long number = join(name, "문의");
        accepted(new Command.Claim(MINHO, number));
        return number;
    }

    private Conversation conversation(long number) {
        return desk.conversation(number).orElseThrow();
    }

    private Party customerOf(long number) {
        return Party.customer(conversation(number).customer());
    }

    private Decision.Accepted accepted(Command command) {
        Decision decision = desk.decide(command, now);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Decision.Accepted accepted = (Decision.Accepted) decision;
        accepted.events().forEach(desk::apply);
        return accepted;
    }

    private Decision.Refusal refused(Command command) {
        Decision decision = desk.decide(command, now);
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        return (Decision.Refusal) decision;
    }
}

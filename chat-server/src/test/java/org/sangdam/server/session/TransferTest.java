package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** A customer is handed over, and nothing is lost in between, whoever goes away. */
class TransferTest {
    private static final String NOTE = "환불은 끝났습니다";

    @TempDir
    Path folder;

    private SmallOffice office;
    private Console sujin;
    private Console minho;
    private Page customer;
    private long number;

    @BeforeEach
    void minhoTalksToACustomer() {
        office = new SmallOffice(folder);
        sujin = office.console(SmallOffice.SUJIN);
        minho = office.console(SmallOffice.MINHO);
        customer = office.waiting("가");
        number = customer.conversation();
        minho.claims(number);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void offers() {
        minho.say(new HandOver.Transfer("offer", number, SmallOffice.SUJIN, null, NOTE));
    }

    @Test
    void anOfferLeavesTheCustomerWhereTheyAreUntilItIsAccepted() {
        offers();
        assertThat(sujin.heard.of(ToCounsellor.Offer.class))
                .singleElement()
                .returns(NOTE, ToCounsellor.Offer::note)
                .returns("민호", ToCounsellor.Offer::counsellorName);
        minho.say(new FromCounsellor.Say("m1", number, "잠시만요"));
        sujin.say(new HandOver.AnswerOffer("yes", number, true));

        assertThat(last(sujin).counsellor()).isEqualTo(SmallOffice.SUJIN);
        assertThat(last(sujin).messages()).hasSize(4);
        assertThat(last(minho).counsellor()).isEqualTo(SmallOffice.SUJIN);
        assertThat(sujin.heard.of(ToCounsellor.Note.class)).containsExactly(new ToCounsellor.Note(number, "민호", NOTE));
        assertThat(ends(minho)).containsExactly(OfferEnd.ACCEPTED);
        minho.say(new FromCounsellor.Say("m2", number, "더 할 말"));
        assertThat(minho.heard.of(Refused.class)).last().isEqualTo(new Refused("m2", Code.TAKEN, 0, "수진"));
        assertThat(customer.heard.of(Message.class))
                .last()
                .returns(Kind.MATCHED, Message::kind)
                .returns("수진", Message::name);
    }

    @Test
    void anOfferThatIsDeclinedOrNotAnsweredOrTakenBackLeavesItsOwner() {
        offers();
        sujin.say(new HandOver.AnswerOffer("no", number, false));
        offers();
        office.passes(Duration.ofSeconds(32), minho, sujin);
        offers();
        minho.say(new HandOver.AnswerOffer("back", number, false));
        sujin.say(new HandOver.AnswerOffer("late", number, true));

        assertThat(ends(minho)).containsExactly(OfferEnd.DECLINED, OfferEnd.TIMED_OUT, OfferEnd.WITHDRAWN);
        assertThat(ends(sujin)).isEqualTo(ends(minho));
        assertThat(sujin.heard.of(Refused.class)).last().returns(Code.NO_OFFER, Refused::code);
        minho.say(new FromCounsellor.Say("m1", number, "계속할게요"));
        assertThat(customer.heard.of(Message.class)).last().returns("계속할게요", Message::text);
    }

    @Test
    void whoseCustomerItIsSeesWhoIsAskedAndForHowLongAlsoAfterComingBack() {
        offers();
        assertThat(minho.heard.of(ToCounsellor.Offered.class))
                .containsExactly(new ToCounsellor.Offered(number, SmallOffice.SUJIN, "수진", 30));
        assertThat(sujin.heard.of(ToCounsellor.Offer.class)).last().returns(30, ToCounsellor.Offer::within);
        office.passes(Duration.ofSeconds(10), minho, sujin);
        Console back = office.console(SmallOffice.MINHO);
        assertThat(back.heard.of(ToCounsellor.Offered.class))
                .containsExactly(new ToCounsellor.Offered(number, SmallOffice.SUJIN, "수진", 20));
        assertThat(office.console(SmallOffice.SUJIN).heard.of(ToCounsellor.Offer.class))
                .last()
                .returns(20, ToCounsellor.Offer::within);
        back.say(new HandOver.AnswerOffer("back", number, false));
        assertThat(office.console(SmallOffice.MINHO).heard.of(ToCounsellor.Offered.class))
                .isEmpty();
    }

    @Test
    void everybodySeesHowManyConversationsEachHas() {
        sujin.say(new Administering.Accounts("who"));
        assertThat(sujin.heard
                        .of(ToCounsellor.Accounts.class)
                        .findFirst()
                        .orElseThrow()
                        .accounts())
                .extracting(ToCounsellor.Account::counsellor, ToCounsellor.Account::talking)
                .containsExactlyInAnyOrder(tuple(SmallOffice.MINHO, 1), tuple(SmallOffice.SUJIN, 0));
    }

    @Test
    void whoIsGoneOrAwayIsOfferedNothing() {
        sujin.disconnects();
        office.passes(Duration.ofSeconds(15), minho);
        offers();
        assertThat(minho.heard.of(Refused.class)).last().returns(Code.UNAVAILABLE, Refused::code);
    }

    @Test
    void aColleagueWhoGoesAwayLeavesTheCustomerToTheOwner() {
        offers();
        sujin.disconnects();
        office.passes(Duration.ofSeconds(15), minho);
        assertThat(ends(minho)).containsExactly(OfferEnd.TIMED_OUT);
    }

    @Test
    void anOwnerWhoIsGoneLeavesTheCustomerToTheListAndTheOfferIsOver() {
        offers();
        minho.disconnects();
        office.passes(Duration.ofSeconds(80), sujin);
        assertThat(ends(sujin)).containsExactly(OfferEnd.TIMED_OUT);
        sujin.claims(number);
        assertThat(last(sujin).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void anEndOfTheConversationEndsTheOffer() {
        offers();
        customer.say(new FromCustomer.End("bye", number));
        assertThat(ends(sujin)).containsExactly(OfferEnd.WITHDRAWN);
        sujin.say(new HandOver.AnswerOffer("late", number, true));
        assertThat(sujin.heard.of(Refused.class)).last().returns(Code.OVER, Refused::code);
    }

    @Test
    void backToTheListIsToItsHeadWithTheNoteForWhoeverPicksNext() {
        Page other = office.waiting("나");
        minho.say(new HandOver.Transfer("list", number, 0, null, NOTE));
        office.beat();
        assertThat(customer.heard.of(Message.class)).last().returns(Kind.TRANSFERRED, Message::kind);
        assertThat(customer.heard.of(ToCustomer.Place.class)).last().isEqualTo(new ToCustomer.Place(number, 1, 2));
        assertThat(other.heard.of(ToCustomer.Place.class)).last().returns(2L, ToCustomer.Place::place);
        sujin.claims(number);
        assertThat(sujin.heard.of(ToCounsellor.Note.class)).singleElement().returns(NOTE, ToCounsellor.Note::text);
    }

    @Test
    void noCustomerEverHearsANote() {
        offers();
        sujin.say(new HandOver.AnswerOffer("yes", number, true));
        sujin.say(new HandOver.Transfer("list", number, 0, null, NOTE + "!"));
        minho.claims(number);
        Page again = office.page(customer.token);
        assertThat(List.of(customer.heard.frames.toString(), again.heard.frames.toString()))
                .noneMatch(all -> all.contains(NOTE));
    }

    @Test
    void anOfferOutlivesAStartOfTheService() {
        offers();
        office.restart();
        Console back = office.console(SmallOffice.SUJIN);
        assertThat(back.heard.of(ToCounsellor.Offer.class)).hasSize(1);
        back.say(new HandOver.AnswerOffer("yes", number, true));
        assertThat(last(back).counsellor()).isEqualTo(SmallOffice.SUJIN);
    }

    private static ToCounsellor.Conversation last(Console console) {
        return console.heard
                .of(ToCounsellor.Conversation.class)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<OfferEnd> ends(Console console) {
        return console.heard
                .of(ToCounsellor.OfferOver.class)
                .map(ToCounsellor.OfferOver::end)
                .toList();
    }
}

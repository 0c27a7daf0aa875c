package org.sangdam.console.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

class HandOverModelTest {
    private static final long SUJIN = 2;

    private final ScriptedCommands commands = new ScriptedCommands();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final HandOverModel model = new HandOverModel(5, commands, clock::get);

    @Test
    void aColleagueIsAskedWithTopicAndNoteAndTheNoteIsNotSentTwice() {
        model.choose();
        model.note().set("환불 끝");
        model.handOver(SUJIN, "booking");
        ScriptedCommands.Question<?> asked = commands.next(HandOver.Transfer.class);
        assertThat(asked.frame()).isEqualTo(new HandOver.Transfer("id-1", 5, SUJIN, "booking", "환불 끝"));
        assertThat(model.choosing().get()).isTrue();
        asked.answer(new Ack("id-1", 5, 0, 0));
        assertThat(model.choosing().get()).isFalse();
        assertThat(model.note().get()).isEmpty();
    }

    @Test
    void aBlankNoteIsNone() {
        model.note().set(" \n");
        model.handOver(0, null);
        assertThat(commands.next(HandOver.Transfer.class).frame())
                .isEqualTo(new HandOver.Transfer("id-1", 5, 0, null, null));
    }

    @Test
    void whatIsRefusedIsSaidWhereItWasChosenAndKeepsTheNote() {
        model.choose();
        model.note().set("환불 끝");
        model.handOver(SUJIN, null);
        commands.next(HandOver.Transfer.class).refuse(Code.UNAVAILABLE);
        assertThat(why()).isEqualTo("그 상담사는 지금 상담을 넘겨받을 수 없어요.");
        assertThat(model.choosing().get()).isTrue();
        assertThat(model.note().get()).isEqualTo("환불 끝");
        model.handOver(SUJIN, null);
        commands.next(HandOver.Transfer.class).loseConnection();
        assertThat(why()).isEqualTo("서비스에 연결되어 있지 않아요.");
        model.handOver(SUJIN, null);
        commands.next(HandOver.Transfer.class).refuse(Code.NOT_CLAIMED);
        assertThat(why()).isEqualTo("아직 대기 중인 고객이에요. 먼저 상담을 시작해 주세요.");
        model.cancel();
        assertThat(why()).isEmpty();
    }

    @Test
    void theOwnerSeesWhoIsAskedAndHowLongAndTakesItBack() {
        model.take(new ToCounsellor.Offered(5, SUJIN, "이수진", 24));
        assertThat(model.asked().get()).isEqualTo(new HandOverModel.Asked("이수진", 24));
        clock.addAndGet(2_400);
        model.tick();
        assertThat(model.asked().get().seconds()).isEqualTo(22);
        assertThat(words().asked(model.asked().get())).isEqualTo("이수진 님에게 요청함 · 22초");
        model.takeBack();
        assertThat(commands.next(HandOver.AnswerOffer.class).frame())
                .isEqualTo(new HandOver.AnswerOffer("id-1", 5, false));
        model.take(over(OfferEnd.WITHDRAWN));
        assertThat(model.asked().get()).isNull();
    }

    @Test
    void howItEndedIsSaidUntilItIsReadOrAnotherIsAsked() {
        model.take(new ToCounsellor.Offered(5, SUJIN, "이수진", 24));
        model.take(over(OfferEnd.DECLINED));
        assertThat(words().over(model.over().get())).isEqualTo("이수진 님이 지금은 넘겨받을 수 없다고 했어요. 계속 내가 상담해요.");
        model.understood();
        assertThat(model.over().get()).isNull();
        model.take(over(OfferEnd.TIMED_OUT));
        assertThat(words().over(model.over().get())).isEqualTo("이수진 님이 응답하지 않았어요. 계속 내가 상담해요.");
        model.take(new ToCounsellor.Offered(5, 3, "박민호", 30));
        assertThat(model.over().get()).isNull();
    }

    @Test
    void whileTheConnectionIsLostNobodyIsShownAsAsked() {
        model.take(new ToCounsellor.Offered(5, SUJIN, "이수진", 24));
        model.disconnected();
        assertThat(model.asked().get()).isNull();
        model.take(new ToCounsellor.Offered(5, SUJIN, "이수진", 11));
        assertThat(model.asked().get().seconds()).isEqualTo(11);
    }

    private String why() {
        return words().why(model.failure().get());
    }

    private static TransferWords words() {
        Texts texts = new Texts(Language.KO);
        return new TransferWords(texts, new Sentences(texts), topic -> topic);
    }

    private static ToCounsellor.OfferOver over(OfferEnd end) {
        return new ToCounsellor.OfferOver(5, SUJIN, "이수진", end);
    }
}

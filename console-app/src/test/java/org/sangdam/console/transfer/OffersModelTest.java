package org.sangdam.console.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

class OffersModelTest {
    private static final long ME = 7;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedCommands commands = new ScriptedCommands();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final Texts texts = new Texts(Language.KO);
    private final Notices notices = new Notices(Runnable::run, timer);
    private final OffersModel model = new OffersModel(
            commands, clock::get, notices, new TransferWords(texts, new Sentences(texts), topic -> "결제"));
    private final List<Long> opened = new ArrayList<>();

    @BeforeEach
    void listen() {
        model.onAccepted(opened::add);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void severalAreShownInTheOrderInWhichTheyCameAndTheKeysAnswerTheFirst() {
        model.offer(offer(5, 30));
        model.offer(offer(6, 30));
        assertThat(numbers()).containsExactly(5L, 6L);
        assertThat(model.rows()).extracting(row -> row.first().get()).containsExactly(true, false);
        model.offerOver(over(5, OfferEnd.ACCEPTED));
        assertThat(model.first().orElseThrow().conversation()).isEqualTo(6);
        assertThat(model.rows()).extracting(row -> row.first().get()).containsExactly(true);
    }

    @Test
    void theSecondsAreThoseOfTheService() {
        model.offer(offer(5, 24));
        clock.addAndGet(3_500);
        model.tick();
        assertThat(model.rows().get(0).seconds().get()).isEqualTo(21);
        clock.addAndGet(60_000);
        model.tick();
        assertThat(model.rows().get(0).seconds().get()).isZero();
    }

    @Test
    void whatIsAcceptedIsOpenedWhenItIsMine() {
        model.offer(offer(5, 30));
        model.accept(model.rows().get(0));
        model.accept(model.rows().get(0)); // an impatient second press
        assertThat(opened).isEmpty();
        ScriptedCommands.Question<?> asked = commands.next(HandOver.AnswerOffer.class);
        assertThat(asked.frame()).isEqualTo(new HandOver.AnswerOffer("id-1", 5, true));
        model.offerOver(over(5, OfferEnd.ACCEPTED));
        asked.answer(new Ack("id-1", 5, 4, 0));
        assertThat(opened).containsExactly(5L);
        assertThat(model.rows()).isEmpty();
        assertThat(commands.nothingAsked()).as("one answer").isTrue();
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void whatIsDeclinedIsOpenedNowhere() {
        model.offer(offer(5, 30));
        model.decline(model.rows().get(0));
        commands.next(HandOver.AnswerOffer.class).answer(new Ack("id-1", 5, 0, 0));
        assertThat(model.rows()).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void whoeverHasEnoughIsToldSoAndMayAnswerAgain() {
        model.offer(offer(5, 30));
        model.accept(model.rows().get(0));
        commands.next(HandOver.AnswerOffer.class).refuse(Code.AT_LIMIT);
        OfferRow row = model.rows().get(0);
        assertThat(row.failure().get()).isNotNull();
        assertThat(row.busy().get()).isFalse();
        model.decline(row);
        assertThat(row.failure().get()).isNull();
        assertThat(commands.next(HandOver.AnswerOffer.class).frame())
                .isEqualTo(new HandOver.AnswerOffer("id-2", 5, false));
    }

    @Test
    void anAnswerThatComesTooLateIsSaidAndTheOfferIsGone() {
        model.offer(offer(5, 30));
        model.accept(model.rows().get(0));
        commands.next(HandOver.AnswerOffer.class).refuse(Code.NO_OFFER);
        assertThat(model.rows()).isEmpty();
        assertThat(told()).containsExactly("이하늘 고객: 상담 넘기기가 이미 끝났거나 취소됐어요.");
        assertThat(opened).isEmpty();
    }

    @Test
    void anAnswerThatIsLostWithItsOfferIsSaid() {
        model.offer(offer(5, 30));
        model.accept(model.rows().get(0));
        model.disconnected();
        assertThat(model.rows()).isEmpty();
        commands.next(HandOver.AnswerOffer.class).loseConnection();
        assertThat(told()).containsExactly("이하늘 고객: 서비스에 연결되어 있지 않아요.");
        model.offer(offer(5, 12));
        assertThat(model.rows()).extracting(row -> row.seconds().get()).containsExactly(12);
    }

    @Test
    void whyAnUnansweredOneVanishesIsSaid() {
        model.offer(offer(5, 30));
        model.offerOver(over(5, OfferEnd.WITHDRAWN));
        model.offer(offer(6, 30));
        model.offerOver(over(6, OfferEnd.TIMED_OUT));
        assertThat(told()).containsExactly("이수진 님이 이하늘 고객의 상담을 넘기려던 요청이 취소됐어요.", "응답 시간이 지나 이하늘 고객은 이수진 님이 계속 상담해요.");
    }

    @Test
    void anotherConsoleOfMineMayAnswer() {
        model.offer(offer(5, 30));
        model.offerOver(over(5, OfferEnd.DECLINED));
        assertThat(model.rows()).isEmpty();
        assertThat(notices.shown()).isEmpty();
    }

    private List<Long> numbers() {
        return model.rows().stream().map(OfferRow::conversation).toList();
    }

    private List<String> told() {
        return notices.shown().stream().map(Notices.Notice::text).toList();
    }

    private static ToCounsellor.Offer offer(long conversation, int within) {
        return new ToCounsellor.Offer(conversation, 2, "이수진", "이하늘", null, "pay", "두 번 결제됐어요", "환불 끝", within);
    }

    private static ToCounsellor.OfferOver over(long conversation, OfferEnd end) {
        return new ToCounsellor.OfferOver(conversation, ME, "김상담", end);
    }
}

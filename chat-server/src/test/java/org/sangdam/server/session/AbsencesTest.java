package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;
import org.slf4j.LoggerFactory;

/** The list holds nobody who has long gone, and everybody who has only lost the link. */
class AbsencesTest {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private SmallOffice office;

    @BeforeEach
    void open() {
        Patience usual = Patience.usual();
        office = new SmallOffice(
                folder,
                new Patience(
                        usual.lease(),
                        usual.grace(),
                        usual.unserved(),
                        usual.longestWait(),
                        usual.unseen(),
                        usual.offer(),
                        KEPT,
                        SILENCE,
                        ANSWER));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void unlessToldOtherwiseAPlaceIsKeptForFiveMinutes() {
        assertThat(Patience.usual().kept()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whoComesBackInTimeHasKeptTheirPlace() {
        Page first = office.waiting("가");
        office.waiting("나");
        office.hangsUp(first);
        office.passes(Duration.ofSeconds(50));
        Page back = office.page(first.token);
        assertThat(back.heard
                        .of(ToCustomer.Conversation.class)
                        .findFirst()
                        .orElseThrow()
                        .place())
                .isEqualTo(1);
        office.hangsUp(back);
        office.passes(Duration.ofSeconds(50));
        assertThat(office.page(first.token).heard.has(ToCustomer.Conversation.class))
                .isTrue();
    }

    @Test
    void whoStaysAwayIsGivenUpAndEverybodyMovesOn() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page first = office.waiting("가");
        Page second = office.waiting("나");
        office.hangsUp(first);
        office.passes(Duration.ofSeconds(70), sujin);
        assertThat(second.heard.of(ToCustomer.Place.class)).last().isEqualTo(new ToCustomer.Place(2, 1, 1));
        assertThat(office.page(first.token).heard.has(ToCustomer.Conversation.class))
                .isFalse();
        sujin.claims(1);
        assertThat(sujin.heard.of(org.sangdam.server.protocol.Refused.class)).hasSize(1);
    }

    @Test
    void whoWaitsWithoutASignIsAskedAndStaysIfTheyAnswer() {
        Page page = office.waiting("가");
        office.passes(SILENCE.minusSeconds(10));
        assertThat(asked(page)).isEmpty();
        office.passes(Duration.ofSeconds(15));
        assertThat(asked(page)).hasSize(1);
        assertThat(asked(page).get(0).within()).isEqualTo(ANSWER.toSeconds());
        page.say(new FromCustomer.Here(1));
        office.passes(Duration.ofSeconds(60));
        assertThat(asked(page)).last().isEqualTo(new ToCustomer.StillThere(1, 0));
        assertThat(notices(page)).isEmpty();
    }

    @Test
    void aPageThatSaysHelloAndPingsByItselfIsNoSign() {
        Page page = office.waiting("가");
        office.passes(Duration.ofSeconds(60));
        office.hangsUp(page);
        Page again = office.page(page.token);
        again.say(new FromCustomer.Ping("ping"));
        office.passes(Duration.ofSeconds(40));
        assertThat(asked(again)).hasSize(1);
    }

    @Test
    void aSecondPageThatComesLaterIsAskedToo() {
        Page page = office.waiting("가");
        office.passes(SILENCE.plusSeconds(10));
        assertThat(asked(page)).hasSize(1);
        Page second = office.page(page.token);
        office.passes(Duration.ofSeconds(10));
        assertThat(asked(second)).hasSize(1);
        assertThat(asked(second).get(0).within()).isBetween(1L, ANSWER.toSeconds() - 1);
    }

    @Test
    void whoDoesNotAnswerIsGivenUp() {
        Page page = office.waiting("가");
        office.passes(SILENCE.plus(ANSWER).plusSeconds(15));
        assertThat(notices(page)).containsExactly(Kind.GIVEN_UP);
    }

    @Test
    void whoTalksIsNeverGivenUp() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Page page = office.waiting("가");
        sujin.claims(1);
        office.hangsUp(page);
        office.passes(Duration.ofMinutes(3), sujin);
        assertThat(office.page(page.token).heard.has(ToCustomer.Conversation.class))
                .isTrue();
    }

    @Test
    void whoIsPickedAtTheLastMomentIsNotSaidToBeGivenUp() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Absences.class);
        log.start();
        logger.addAppender(log);
        try {
            Console sujin = office.console(SmallOffice.SUJIN);
            office.hangsUp(office.waiting("가"));
            office.passes(Duration.ofSeconds(64), sujin); // looked first at 5 s, and every 5 s
            CountDownLatch until = new CountDownLatch(1);
            office.occupies(until);
            office.after(0, () -> office.hands(sujin, new FromCounsellor.Claim("claim", 1)));
            office.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            office.beats();
            until.countDown();
            office.settled();
            assertThat(sujin.heard.has(ToCounsellor.Conversation.class)).isTrue();
            assertThat(log.list).isEmpty();
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void aServiceThatWasAsleepGivesNobodyUp() {
        Page page = office.waiting("가");
        office.passes(Duration.ofSeconds(10));
        office.hangsUp(page);
        office.passes(Duration.ofSeconds(10));
        office.nanos.addAndGet(Duration.ofHours(1).toNanos());
        office.passes(Duration.ofSeconds(10));
        assertThat(office.page(page.token).heard.has(ToCustomer.Conversation.class))
                .isTrue();
    }

    private static List<ToCustomer.StillThere> asked(Page page) {
        return page.heard.of(ToCustomer.StillThere.class).toList();
    }

    private static List<Kind> notices(Page page) {
        return page.heard.of(Message.class).map(Message::kind).toList();
    }
}

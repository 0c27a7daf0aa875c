package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Page;

/** Who may rate what, and for how long. */
class RatingTest {
    private static final Secrets SECRETS = new Secrets(new SecureRandom());
    private static final String TOKEN = SECRETS.make();
    private static final String OTHER = SECRETS.make();
    /** Conversations: with a counsellor and ended, given up before anybody came, another customer's, still going on. */
    private static final long ENDED = 1;

    private static final long LEFT = 2;
    private static final long ANOTHERS = 3;
    private static final long GOING_ON = 4;

    @TempDir
    Path folder;

    private SmallOffice office;
    private Page customer;
    private int rates;

    @BeforeEach
    void anArchiveOfConsultations() {
        office = new SmallOffice(folder);
        long now = office.wall.get();
        office.archives(
                new Event.AccountAdded(1, "수진", Role.ADMINISTRATOR, "hash", now),
                started(ENDED, 1, TOKEN),
                new Event.ConversationMatched(ENDED, 1, 1, now),
                new Event.ConversationEnded(ENDED, 2, Sender.COUNSELLOR, 1, now),
                started(LEFT, 1, TOKEN),
                new Event.ConversationLeft(LEFT, 1, now),
                started(ANOTHERS, 2, OTHER),
                new Event.ConversationMatched(ANOTHERS, 1, 1, now),
                new Event.ConversationEnded(ANOTHERS, 2, Sender.COUNSELLOR, 1, now),
                started(GOING_ON, 1, TOKEN),
                new Event.ConversationMatched(GOING_ON, 1, 1, now));
        customer = office.page(TOKEN);
    }

    private Event started(long conversation, long customerNumber, String token) {
        return new Event.ConversationStarted(
                conversation,
                "join-" + conversation,
                customerNumber,
                Secrets.hash(token),
                "가",
                "+821012345678",
                "general",
                "ko",
                false,
                conversation,
                0,
                office.wall.get());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private String rates(Page page, long conversation, int stars, int change) {
        String id = "rate-" + ++rates;
        page.say(new LookingBack.Rate(id, conversation, stars, null, change));
        return id;
    }

    private Rating rated(Page page, String id) {
        return page.heard
                .of(ToCustomer.Rated.class)
                .filter(frame -> id.equals(frame.id()))
                .map(ToCustomer.Rated::rating)
                .findFirst()
                .orElse(null);
    }

    private Code refused(Page page, String id) {
        return page.heard
                .of(Refused.class)
                .filter(frame -> id.equals(frame.id()))
                .map(Refused::code)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aConsultationThatACounsellorHeldIsRatedAndEveryPageOfItsCustomerIsTold() {
        Page other = office.page(TOKEN);
        assertThat(rated(customer, rates(customer, ENDED, 4, 1)).stars()).isEqualTo(4);
        assertThat(other.heard.of(ToCustomer.Rated.class))
                .singleElement()
                .returns(null, ToCustomer.Rated::id)
                .returns(ENDED, ToCustomer.Rated::conversation);
    }

    @Test
    void anothersConsultationIsAsIfItWereNot() {
        assertThat(refused(customer, rates(customer, ANOTHERS, 1, 1))).isEqualTo(Code.NO_CONVERSATION);
        assertThat(refused(office.page(), "none")).isNull();
        Page newcomer = office.page();
        assertThat(refused(newcomer, rates(newcomer, ENDED, 1, 1))).isEqualTo(Code.NO_CONVERSATION);
    }

    @Test
    void nobodyRatesWhatIsNotOverOrHadNoCounsellor() {
        assertThat(refused(customer, rates(customer, GOING_ON, 5, 1))).isEqualTo(Code.NOT_RATABLE);
        assertThat(refused(customer, rates(customer, LEFT, 5, 1))).isEqualTo(Code.NOT_RATABLE);
    }

    @Test
    void aDayAfterItsEndARatingStaysAsItIs() {
        office.wall.addAndGet(Ratings.OPEN.toMillis());
        assertThat(rated(customer, rates(customer, ENDED, 2, 1))).isNotNull();
        office.wall.addAndGet(1);
        assertThat(refused(customer, rates(customer, ENDED, 3, 2))).isEqualTo(Code.NOT_RATABLE);
    }

    /** A frame that hung in a connection long replaced, and the same one sent again. */
    @Test
    void whatComesLateOrTwiceChangesNothingAndIsToldWhatCounts() {
        office.archives(new Event.ConsultationRated(ENDED, 5, "고마워요", 2, office.wall.get()));
        assertThat(rated(customer, rates(customer, ENDED, 1, 1)))
                .returns(5, Rating::stars)
                .returns("고마워요", Rating::comment);
        assertThat(rated(customer, rates(customer, ENDED, 1, 2)).stars()).isEqualTo(5);
        office.archives(new Event.ConsultationRated(ENDED, 1, null, 1, office.wall.get()));
        assertThat(rated(customer, rates(customer, ENDED, 1, 2)).stars()).isEqualTo(5);
    }
}

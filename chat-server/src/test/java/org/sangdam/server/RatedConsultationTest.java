package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/** The way of a rating through the whole service, to the customer's pages, the console and a later start. */
@Timeout(120)
class RatedConsultationTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String COMMENT = "설명이 쉬웠어요.\n고맙습니다";

    @TempDir
    Path folder;

    private ChatServer started() throws Exception {
        return ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
    }

    @Test
    void aRatingIsGivenChangedShownToBothSidesFoundByItsWordsAndThereAfterARestart() throws Exception {
        String token;
        long conversation;
        try (ChatServer server = started()) {
            server.setUp("상담소", "Sujin", PASSWORD);
            try (CounsellorClient counsellor = signedIn(server);
                    CustomerClient customer = new CustomerClient(server.socketPort())) {
                token = customer.join("민지", "하나");
                conversation = customer.conversation().conversation();
                counsellor.claim(conversation);
                counsellor.end(conversation);
                assertThat(rated(customer, "r1", conversation, 2, null, 1).stars())
                        .isEqualTo(2);
                Rating changed = rated(customer, "r2", conversation, 5, COMMENT, 2);
                assertThat(changed).returns(5, Rating::stars).returns(COMMENT, Rating::comment);
                assertThat(rated(customer, "r1-late", conversation, 2, null, 1)).isEqualTo(changed);
                shown(server, counsellor, token, conversation, changed);
            }
        }
        try (ChatServer server = started();
                CounsellorClient counsellor = signedIn(server)) {
            Rating kept = found(counsellor, "쉬웠어요").rating();
            assertThat(kept).returns(5, Rating::stars).returns(COMMENT, Rating::comment);
            shown(server, counsellor, token, conversation, kept);
        }
    }

    private static Rating rated(
            CustomerClient customer, String id, long conversation, int stars, String comment, int change) {
        customer.say(new LookingBack.Rate(id, conversation, stars, comment, change));
        return customer.hear(ToCustomer.Rated.class, frame -> id.equals(frame.id()))
                .rating();
    }

    /** On the page that comes back, in its list, in what it reads, and at the console. */
    private static void shown(
            ChatServer server, CounsellorClient counsellor, String token, long conversation, Rating rating) {
        try (CustomerClient page = new CustomerClient(server.socketPort())) {
            page.hello(token, conversation, 0);
            assertThat(page.conversation().rating()).isEqualTo(rating);
            page.say(new FromCustomer.History("list", 0));
            assertThat(page.hear(ToCustomer.History.class).conversations())
                    .singleElement()
                    .returns(rating, ToCustomer.Earlier::rating);
            page.say(new FromCustomer.Transcript("read", conversation, 0));
            assertThat(page.hear(ToCustomer.Transcript.class).conversation().rating())
                    .isEqualTo(rating);
        }
        counsellor.say(new FromCounsellor.Transcript("read", conversation, 0));
        assertThat(counsellor.hear(ToCounsellor.Transcript.class).conversation().rating())
                .isEqualTo(rating);
    }

    private static ToCounsellor.Archived found(CounsellorClient counsellor, String text) {
        counsellor.say(new FromCounsellor.History("find", 0, 0, 0, null, null, text, 0, 0, 10));
        return counsellor.hear(ToCounsellor.History.class).conversations().get(0);
    }

    private static CounsellorClient signedIn(ChatServer server) {
        CounsellorClient counsellor = new CounsellorClient(server.socketPort());
        counsellor.signIn("Sujin", PASSWORD);
        return counsellor;
    }
}

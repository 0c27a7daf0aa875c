package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Typing;

/** The way of a consultation through the whole service: real sockets, journal and archive. */
class ConsultationTest {
    private static final String PASSWORD = "a long password";

    @TempDir
    Path folder;

    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = ChatServer.start(new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false));
        if (server.needsSetUp()) {
            server.setUp("행복상담소", "수진", PASSWORD);
            server.addAccount("민호", Role.COUNSELLOR, PASSWORD);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCustomerIsCounselledFromHelloToArchive() {
        try (CounsellorClient minho = signedIn("민호");
                CustomerClient customer = customer()) {
            customer.join("홍길동", "환불하고 싶어요");
            ToCustomer.Conversation waits = customer.conversation();
            assertThat(waits.status()).isEqualTo(Status.WAITING);
            assertThat(waits.place()).isEqualTo(1);
            ToCounsellor.Waiting row = minho.waiting("홍길동");
            assertThat(row.phone()).isEqualTo("010-****-5678");
            assertThat(row.firstLine()).isEqualTo("환불하고 싶어요");

            minho.claim(row.conversation());
            assertThat(minho.hear(ToCounsellor.Conversation.class).phone()).isEqualTo("010-1234-5678");
            assertThat(customer.hear(Message.class, entry -> entry.kind() == Kind.MATCHED)
                            .name())
                    .isEqualTo("민호");

            minho.say(row.conversation(), "안녕하세요, 무엇을 도와드릴까요?");
            Message heard = customer.hear(Message.class, entry -> entry.from() == Sender.COUNSELLOR);
            assertThat(heard.text()).isEqualTo("안녕하세요, 무엇을 도와드릴까요?");
            customer.say(new FromCustomer.Read(row.conversation(), heard.seq()));
            minho.hear(ReadMark.class, mark -> mark.by() == Sender.CUSTOMER && mark.seq() == heard.seq());
            customer.say(new FromCustomer.Typing(row.conversation(), true));
            minho.hear(Typing.class);
            customer.say("어제 산 물건이에요");
            minho.hear(Message.class, entry -> "어제 산 물건이에요".equals(entry.text()));

            minho.end(row.conversation());
            customer.hear(Message.class, entry -> entry.kind() == Kind.ENDED);
            minho.say(new FromCounsellor.Transcript("t", row.conversation(), 0));
            assertThat(minho.hear(ToCounsellor.Transcript.class).messages())
                    .extracting(Message::kind)
                    .containsExactly(Kind.TEXT, Kind.MATCHED, Kind.TEXT, Kind.TEXT, Kind.ENDED);
        }
    }

    @Test
    void aPickedCustomerVanishesFromEveryOtherConsoleAndTheLoserIsToldWhoWasFaster() {
        try (CounsellorClient minho = signedIn("민호");
                CounsellorClient sujin = signedIn("수진");
                CustomerClient customer = customer()) {
            customer.join("홍길동", "문의");
            long number = sujin.waiting("홍길동").conversation();
            minho.claim(number);
            sujin.hear(ToCounsellor.WaitingChanged.class, step -> step.removed().contains(number));
            sujin.say(new FromCounsellor.Claim("late", number));
            Refused refused = sujin.refused("late");
            assertThat(refused.code()).isEqualTo(Code.TAKEN);
            assertThat(refused.by()).isEqualTo("민호");
        }
    }

    @Test
    void aMessageGoesToItsOwnConversationOnly() {
        try (CounsellorClient minho = signedIn("민호");
                CounsellorClient sujin = signedIn("수진");
                CustomerClient first = customer();
                CustomerClient second = customer()) {
            first.join("하나", "문의");
            second.join("두리", "문의");
            minho.claim(minho.waiting("하나").conversation());
            sujin.claim(sujin.waiting("두리").conversation());
            first.say("하나만 보는 말");
            second.say("두리만 보는 말");
            minho.hear(Message.class, entry -> "하나만 보는 말".equals(entry.text()));
            sujin.hear(Message.class, entry -> "두리만 보는 말".equals(entry.text()));
            assertThat(second.heard(Message.class)).noneMatch(entry -> "하나만 보는 말".equals(entry.text()));
            assertThat(sujin.heard(Message.class)).noneMatch(entry -> "하나만 보는 말".equals(entry.text()));
        }
    }

    @Test
    void everybodyWhoWaitsIsToldWhenSomebodyBeforeThemLeaves() {
        try (CustomerClient first = customer();
                CustomerClient second = customer()) {
            first.join("하나", "문의");
            second.join("두리", "문의");
            assertThat(second.conversation().place()).isEqualTo(2);
            first.hear(ToCustomer.Place.class, place -> place.place() == 1 && place.waiting() == 2);
            first.say(new FromCustomer.Leave("leave", first.shown()));
            first.acknowledged("leave");
            second.hear(ToCustomer.Place.class, place -> place.place() == 1 && place.waiting() == 1);
        }
    }

    @Test
    void aSignOutIsAnsweredBeforeTheConnectionIsClosed() {
        try (CounsellorClient minho = signedIn("민호")) {
            minho.say(new FromCounsellor.SignOut("out"));
            minho.closed();
            assertThat(minho.heard(Ack.class)).extracting(Ack::id).containsExactly("out");
        }
    }

    @Test
    void theSameJoinAgainIsTheSameConversationThoughItHasEndedMeanwhile() {
        try (CounsellorClient minho = signedIn("민호");
                CustomerClient customer = customer()) {
            String token = customer.hello(null, 0, 0).token();
            long number = customer.join("join-1", "홍길동", "문의").conversation();
            assertThat(customer.join("join-1", "홍길동", "문의").conversation()).isEqualTo(number);
            minho.claim(number);
            minho.end(number);
            try (CustomerClient again = customer()) {
                again.hello(token, 0, 0);
                assertThat(again.join("join-1", "홍길동", "문의").conversation()).isEqualTo(number);
            }
        }
    }

    @Test
    void aLostPageComesBackToItsPlaceWithWhatItMissed() {
        try (CounsellorClient minho = signedIn("민호")) {
            CustomerClient lost = customer();
            String token = lost.join("홍길동", "문의");
            long number = lost.conversation().conversation();
            lost.close();
            minho.claim(number);
            IntStream.range(0, 5).forEach(i -> minho.say(number, "말 " + i));
            try (CustomerClient back = customer()) {
                assertThat(back.hello(token, number, 1).conversationFollows()).isTrue();
                assertThat(back.conversation().messages())
                        .extracting(Message::seq)
                        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
            }
            minho.end(number);
            try (CustomerClient later = customer()) {
                later.hello(token, number, 7);
                assertThat(later.conversation().status()).isEqualTo(Status.ENDED);
                assertThat(later.conversation().messages())
                        .extracting(Message::kind)
                        .containsExactly(Kind.ENDED);
            }
        }
    }

    @Test
    void aConsoleResumesItsSessionAndConversations() {
        CounsellorClient lost = signedIn("민호");
        String session = lost.heard(ToCounsellor.SignedIn.class).get(0).session();
        try (CustomerClient customer = customer()) {
            customer.join("홍길동", "문의");
            long open = customer.shown();
            lost.claim(open);
            lost.close();
            customer.say("계세요?");
            try (CounsellorClient back = new CounsellorClient(server.socketPort())) {
                back.resume(session, List.of(new FromCounsellor.Have(open, 2)));
                assertThat(back.hear(ToCounsellor.WaitingList.class).waiting()).isEmpty();
                assertThat(back.hear(ToCounsellor.Conversation.class).messages())
                        .extracting(Message::text)
                        .containsExactly("계세요?");
            }
        }
    }

    @Test
    void noStrangerReadsAWord() {
        try (CustomerClient owner = customer();
                CustomerClient stranger = customer()) {
            owner.join("홍길동", "비밀 이야기");
            long secret = owner.conversation().conversation();
            stranger.join("홍길동", "같은 이름, 같은 번호");
            stranger.say(new FromCustomer.Transcript("t", secret, 0));
            assertThat(stranger.hear(Refused.class, refused -> "t".equals(refused.id()))
                            .code())
                    .isEqualTo(Code.NO_CONVERSATION);
            stranger.say(new FromCustomer.History("h", 0));
            assertThat(stranger.hear(ToCustomer.History.class).conversations())
                    .extracting(ToCustomer.Earlier::conversation)
                    .doesNotContain(secret);
        }
    }

    @Test
    void earlierConsultationsCanBeReadWithTheTokenOnly() {
        try (CustomerClient customer = customer()) {
            String token = customer.join("홍길동", "첫 번째 문의");
            customer.say(new FromCustomer.Leave("leave", customer.shown()));
            customer.acknowledged("leave");
            try (CustomerClient back = customer()) {
                assertThat(back.hello(token, 0, 0).returning()).isTrue();
                back.say(new FromCustomer.History("h", 0));
                ToCustomer.Earlier earlier =
                        back.hear(ToCustomer.History.class).conversations().get(0);
                assertThat(earlier.firstLine()).isEqualTo("첫 번째 문의");
                assertThat(earlier.status()).isEqualTo(Status.LEFT);
                back.join("again", "홍길동", "두 번째 문의");
                try (CounsellorClient minho = signedIn("민호")) {
                    assertThat(minho.hear(ToCounsellor.WaitingList.class).waiting())
                            .allMatch(ToCounsellor.Waiting::returning);
                }
            }
        }
    }

    @Test
    void nothingIsDoneForWhoHasNotSignedIn() {
        try (CounsellorClient nobody = new CounsellorClient(server.socketPort())) {
            nobody.say(new FromCounsellor.Claim("c", 1));
            assertThat(nobody.refused("c").code()).isEqualTo(Code.OUT_OF_TURN);
            nobody.say(new FromCounsellor.History("h", 0, 0, 0, null, null, null, 0, 0, 10));
            assertThat(nobody.refused("h").code()).isEqualTo(Code.OUT_OF_TURN);
            nobody.say(new FromCounsellor.SignIn("s", 1, "민호", "a wrong password"));
            assertThat(nobody.refused("s").code()).isEqualTo(Code.WRONG_CREDENTIALS);
        }
    }

    @Test
    void guessingPasswordsIsSlowedDownAndTheRightOneIsNotLockedOutForLong() {
        try (CounsellorClient guesser = new CounsellorClient(server.socketPort())) {
            IntStream.range(0, 5).forEach(i -> {
                guesser.say(new FromCounsellor.SignIn("s" + i, 1, "민호", "guess number " + i));
                assertThat(guesser.refused("s" + i).code()).isEqualTo(Code.WRONG_CREDENTIALS);
            });
            guesser.say(new FromCounsellor.SignIn("s5", 1, "민호", "guess number 5"));
            assertThat(guesser.refused("s5").code()).isEqualTo(Code.THROTTLED);
            assertThat(guesser.refused("s5").retryAfter()).isBetween(1L, 60L);
        }
    }

    @Test
    void aCustomersSocketCannotEvenParseACounsellorsFrame() {
        try (CustomerClient customer = customer()) {
            customer.hello(null, 0, 0);
            customer.sayRaw("{\"type\":\"claim\",\"id\":\"c\",\"conversation\":1}");
            assertThat(customer.hear(Refused.class).code()).isEqualTo(Code.MALFORMED);
            customer.sayRaw("{\"type\":\"sign-in\",\"id\":\"s\",\"version\":1,\"name\":\"수진\",\"password\":\"x\"}");
            await().until(() -> customer.heard(Refused.class).size() == 2);
            assertThat(customer.isOpen()).isTrue();
        }
    }

    @Test
    void aClientOfAnotherVersionIsRefusedClearly() {
        try (CustomerClient old = customer()) {
            old.sayRaw("{\"type\":\"hello\",\"version\":99,\"language\":\"ko\"}");
            assertThat(old.hear(Refused.class).code()).isEqualTo(Code.VERSION);
            old.closed();
        }
    }

    @Test
    void aStopTellsEverybodyAndTheNextStartHasItAll() throws Exception {
        CustomerClient customer = customer();
        String token = customer.join("홍길동", "문의");
        long number = customer.shown();
        stop();
        customer.hear(Closing.class);
        assertThat(customer.closed()).isEqualTo(1001);
        start();
        assertThat(server.needsSetUp()).isFalse();
        try (CustomerClient back = customer();
                CounsellorClient minho = signedIn("민호")) {
            back.hello(token, number, 1);
            assertThat(back.conversation().place()).isEqualTo(1);
            assertThat(minho.hear(ToCounsellor.WaitingList.class).waiting()).hasSize(1);
        }
    }

    private CustomerClient customer() {
        return new CustomerClient(server.socketPort());
    }

    private CounsellorClient signedIn(String name) {
        CounsellorClient counsellor = new CounsellorClient(server.socketPort());
        counsellor.signIn(name, PASSWORD);
        counsellor.hear(ToCounsellor.WaitingList.class);
        return counsellor;
    }
}

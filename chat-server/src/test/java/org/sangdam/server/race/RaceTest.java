package org.sangdam.server.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * One outcome, and everybody is told. {@code -Drace.rounds=1000} reaches for a thousand customers, one after the other,
 * instead of twenty.
 */
class RaceTest {
    private static final int CONSOLES = 50;
    private static final int JOINS = 100;
    private static final int ROUNDS = Integer.getInteger("race.rounds", 20);
    private static final long SUJIN = 1;
    private static final String PASSWORD = "a long password";

    @TempDir
    Path folder;

    private final ExecutorService hands = Executors.newFixedThreadPool(8);
    private ChatServer server;

    @BeforeEach
    void open() throws Exception {
        Outside outside = new Outside(null, List.of(), Map.of(Limit.CUSTOMER_CONNECTIONS, 0, Limit.CUSTOMER_JOINS, 0));
        server = ChatServer.start(
                new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false, outside));
        server.setUp("행복상담소", "수진", PASSWORD);
        server.addAccount("민호", Role.COUNSELLOR, PASSWORD);
    }

    @AfterEach
    void close() {
        hands.shutdownNow();
        server.close();
    }

    @Test
    void fiftyReachForOneCustomerAndEachLoserHearsWhoWon() throws Exception {
        List<Rival> rivals = rivals();
        long[] told = new long[ROUNDS * (CONSOLES - 1)];
        int count = 0;
        try (CustomerClient customer = customer()) {
            customer.hello(null, 0, 0);
            for (int round = 0; round < ROUNDS; round++) {
                long conversation =
                        customer.join("join" + round, "홍길동", "문의 " + round).conversation();
                List<Rival.Answer> answers =
                        atOnce(rivals, rival -> rival.ask("c", new FromCounsellor.Claim("c", conversation)));
                List<Rival> winners = IntStream.range(0, CONSOLES)
                        .filter(i -> answers.get(i).refused() == null)
                        .mapToObj(rivals::get)
                        .toList();
                assertThat(winners).as("round %s", round).hasSize(1);
                Rival winner = winners.get(0);
                for (Rival.Answer answer : answers) {
                    if (answer.refused() != null) {
                        assertThat(answer.refused()).isEqualTo(new Refused("c", Code.TAKEN, 0, winner.name));
                        told[count++] = answer.nanos();
                    }
                }
                assertThat(winner.ask("e", new FromCounsellor.End("e", conversation))
                                .join()
                                .refused())
                        .isNull();
            }
        }
        rivals.forEach(Rival::close);
        Arrays.sort(told);
        System.out.printf(
                "%d consoles, %d rounds: losers told after %.1f ms (p50), %.1f ms (p99), %.1f ms (worst)%n",
                CONSOLES, ROUNDS, told[count / 2] / 1e6, told[count * 99 / 100] / 1e6, told[count - 1] / 1e6);
    }

    @Test
    void aHundredJoinsWithOneTokenAreOneConversation() throws Exception {
        String token = new Secrets(new SecureRandom()).make();
        List<CustomerClient> pages = new ArrayList<>();
        for (int i = 0; i < JOINS; i++) {
            CustomerClient page = customer();
            page.hello(token, 0, 0);
            pages.add(page);
        }
        atOnce(pages, page -> {
            page.say(new FromCustomer.Join(page.toString(), "홍길동", "010-1234-5678", "general", "문의", true));
            return CompletableFuture.completedFuture(page);
        });
        List<Ack> acks =
                pages.stream().map(page -> page.acknowledged(page.toString())).toList();
        assertThat(acks.stream().map(Ack::conversation).distinct()).hasSize(1);
        try (CounsellorClient sujin = new CounsellorClient(server.socketPort())) {
            sujin.signIn("수진", PASSWORD);
            assertThat(sujin.hear(ToCounsellor.WaitingList.class).waiting()).hasSize(1);
        }
        pages.forEach(page -> await().untilAsserted(
                        () -> assertThat(page.shown()).isEqualTo(acks.get(0).conversation())));
        pages.forEach(CustomerClient::close);
    }

    @Test
    void whoeverIsFasterBothSidesAgreeWhetherTheCustomerLeftOrWasPicked() throws Exception {
        Rival sujin = rival("수진");
        try (CustomerClient customer = customer()) {
            customer.hello(null, 0, 0);
            for (int round = 0; round < ROUNDS; round++) {
                long conversation = customer.join("join" + round, "홍길동", "문의").conversation();
                String leave = "leave" + round;
                List<Runnable> both = List.of(
                        () -> customer.say(new FromCustomer.Leave(leave, conversation)),
                        () -> sujin.ask("c", new FromCounsellor.Claim("c", conversation)));
                atOnce(both, deed -> CompletableFuture.runAsync(deed, hands));
                Kind kind = customer.hear(
                                Message.class,
                                message -> message.conversation() == conversation && message.kind() != Kind.TEXT)
                        .kind();
                if (kind == Kind.LEFT) {
                    customer.acknowledged(leave);
                    assertThat(sujin.ask("x", new FromCounsellor.Say("x", conversation, "늦었어요"))
                                    .join()
                                    .refused()
                                    .code())
                            .isEqualTo(Code.OVER);
                } else {
                    assertThat(customer.hear(Refused.class, one -> leave.equals(one.id()))
                                    .code())
                            .isEqualTo(Code.TAKEN);
                    await().until(() -> sujin.shown(conversation) == Status.ACTIVE);
                    endedByBoth(customer, sujin, conversation, round);
                }
            }
        }
        sujin.close();
    }

    /** Customer and counsellor end it at once: it ends once, and both know. */
    private void endedByBoth(CustomerClient customer, Rival sujin, long conversation, int round) throws Exception {
        String end = "end" + round;
        List<Runnable> both = List.of(
                () -> customer.say(new FromCustomer.End(end, conversation)),
                () -> sujin.ask("e", new FromCounsellor.End("e", conversation)).join());
        atOnce(both, deed -> CompletableFuture.runAsync(deed, hands));
        await().until(() -> customer.heard().stream()
                .anyMatch(frame -> frame instanceof Ack ack && end.equals(ack.id())
                        || frame instanceof Refused refused
                                && end.equals(refused.id())
                                && refused.code() == Code.OVER));
        await().until(() -> sujin.shown(conversation) == Status.ENDED);
        assertThat(customer.heard(Message.class).stream()
                        .filter(message -> message.conversation() == conversation && message.kind() == Kind.ENDED))
                .hasSize(1);
    }

    @Test
    void transferAgainstEndAgainstAcceptHasOneOutcomeThatAllThreeAgreeOn() throws Exception {
        Rival minho = rival("민호");
        Rival sujin = rival("수진");
        try (CustomerClient customer = customer()) {
            customer.hello(null, 0, 0);
            for (int round = 0; round < ROUNDS; round++) {
                long conversation = customer.join("join" + round, "홍길동", "문의").conversation();
                done(minho, new FromCounsellor.Claim("c", conversation));
                done(minho, new HandOver.Transfer("c", conversation, SUJIN, null, null));
                String end = "end" + round;
                List<Runnable> all = List.of(
                        () -> customer.say(new FromCustomer.End(end, conversation)),
                        () -> sujin.ask("a", new HandOver.AnswerOffer("a", conversation, true))
                                .join(),
                        () -> minho.ask("t", new HandOver.Transfer("t", conversation, 0, null, null))
                                .join());
                atOnce(all, deed -> CompletableFuture.runAsync(deed, hands));

                await().until(() -> customer.heard(Message.class).stream()
                                .anyMatch(message ->
                                        message.conversation() == conversation && message.kind() == Kind.ENDED)
                        || customer.heard(Refused.class).stream().anyMatch(one -> end.equals(one.id())));
                boolean over = customer.heard(Message.class).stream()
                        .anyMatch(message -> message.conversation() == conversation && message.kind() == Kind.ENDED);
                if (!over) { // handed to the list before the end came, which then has nobody to talk to
                    customer.say(new FromCustomer.Leave("leave" + round, conversation));
                    customer.acknowledged("leave" + round);
                }
                long gone = conversation;
                assertThat(minho.ask("s", new FromCounsellor.Say("s", gone, "늦었어요"))
                                .join()
                                .refused()
                                .code())
                        .isEqualTo(Code.OVER);
                assertThat(sujin.ask("s", new FromCounsellor.Say("s", gone, "늦었어요"))
                                .join()
                                .refused()
                                .code())
                        .isEqualTo(Code.OVER);
                List<Long> numbers = customer.heard(Message.class).stream()
                        .filter(message -> message.conversation() == conversation)
                        .map(Message::seq)
                        .toList();
                assertThat(numbers)
                        .isEqualTo(LongStream.rangeClosed(2, numbers.size() + 1)
                                .boxed()
                                .toList());
            }
        }
        minho.close();
        sujin.close();
    }

    private static void done(Rival rival, FromCounsellor command) {
        assertThat(rival.ask("c", command).join().refused()).isNull();
    }

    @Test
    void aDoubleClickIsOneDeed() throws Exception {
        Rival sujin = rival("수진");
        try (CustomerClient customer = customer()) {
            customer.hello(null, 0, 0);
            customer.say(new FromCustomer.Join("j1", "홍길동", "010-1234-5678", "general", "문의", true));
            customer.say(new FromCustomer.Join("j2", "홍길동", "010-1234-5678", "general", "문의", true));
            long conversation = customer.acknowledged("j1").conversation();
            assertThat(customer.acknowledged("j2").conversation()).isEqualTo(conversation);

            twice(sujin, id -> new FromCounsellor.Claim(id, conversation), null);
            twice(sujin, id -> new FromCounsellor.SetPresence(id, Presence.AWAY), null);
            twice(sujin, id -> new FromCounsellor.End(id, conversation), Code.OVER);
            customer.hear(Message.class, message -> message.kind() == Kind.ENDED);
            assertThat(customer.heard(Message.class).stream().filter(message -> message.kind() != Kind.TEXT))
                    .extracting(Message::kind)
                    .containsExactly(Kind.MATCHED, Kind.ENDED);

            long next = customer.join("j3", "홍길동", "또 문의").conversation();
            customer.say(new FromCustomer.Leave("l1", next));
            customer.say(new FromCustomer.Leave("l2", next));
            customer.acknowledged("l1");
            assertThat(customer.hear(Refused.class, one -> "l2".equals(one.id()))
                            .code())
                    .isEqualTo(Code.OVER);
        }
        sujin.close();
    }

    private static void twice(Rival rival, Function<String, FromCounsellor> command, Code second) {
        CompletableFuture<Rival.Answer> first = rival.ask("a", command.apply("a"));
        CompletableFuture<Rival.Answer> again = rival.ask("b", command.apply("b"));
        assertThat(first.join().refused()).isNull();
        assertThat(again.join().refused()).isEqualTo(second == null ? null : new Refused("b", second, 0, null));
    }

    private List<Rival> rivals() throws Exception {
        List<Rival> rivals = new ArrayList<>();
        List<CompletableFuture<?>> entering = new ArrayList<>();
        for (int i = 0; i < CONSOLES; i++) {
            server.addAccount("상담사" + i, Role.COUNSELLOR, PASSWORD);
            Rival rival = new Rival(server.socketPort(), "상담사" + i);
            entering.add(rival.signIn(PASSWORD));
            rivals.add(rival);
        }
        CompletableFuture.allOf(entering.toArray(CompletableFuture[]::new)).join();
        return rivals;
    }

    private Rival rival(String name) {
        Rival rival = new Rival(server.socketPort(), name);
        rival.signIn(PASSWORD).join();
        return rival;
    }

    /** Everybody does it at the same moment, as far as eight hands can. */
    private <P, A> List<A> atOnce(List<P> people, Function<P, CompletableFuture<A>> deed) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<CompletableFuture<A>>> begun = new ArrayList<>();
        for (P person : people) {
            begun.add(CompletableFuture.supplyAsync(
                    () -> {
                        awaitQuietly(start);
                        return deed.apply(person);
                    },
                    hands));
        }
        start.countDown();
        List<A> answers = new ArrayList<>();
        for (CompletableFuture<CompletableFuture<A>> one : begun) {
            answers.add(one.join().join());
        }
        return answers;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CustomerClient customer() {
        return new CustomerClient(server.socketPort());
    }
}

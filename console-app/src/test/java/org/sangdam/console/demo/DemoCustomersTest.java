package org.sangdam.console.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** The demo's customers against the real service over real sockets, in hurried time. */
class DemoCustomersTest {
    private static final double SPEED = 120;
    private static final long SEED = 20_260_101;

    @TempDir
    private Path folder;

    private ChatServer server;
    private DemoCustomers customers;
    private Counsellor counsellor;

    @BeforeEach
    void open() throws Exception {
        server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, true));
        server.setUp("한빛상담센터", Counsellor.NAME, Counsellor.PASSWORD);
        counsellor = new Counsellor(server.socketPort());
        customers = customers();
    }

    @AfterEach
    void close() {
        customers.close();
        counsellor.close();
        server.close();
    }

    @Test
    void listIsAliveInBothLanguagesWithPeopleWhoAddLeaveAndComeBack() {
        await().atMost(Duration.ofSeconds(60)).until(() -> counsellor.waiting().size() >= 6);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(counsellor.everWaited().values())
                        .anyMatch(row -> korean(row.firstLine()))
                        .anyMatch(row -> !korean(row.firstLine()))
                        .anyMatch(row -> row.lines() > 1)
                        .anyMatch(ToCounsellor.Waiting::returning)
                        .anyMatch(row -> !counsellor.waiting().containsKey(row.conversation())));
        assertThat(counsellor.waiting()).hasSizeLessThanOrEqualTo(11);
        assertThat(counsellor.others()).isEmpty();
    }

    @Test
    void pickedCustomerTypesAnswersReadsAndEndsPolitely() {
        long conversation = first();
        counsellor.tell(new FromCounsellor.Claim("claim", conversation));
        int said = waitingLines(conversation);
        for (int turn = 1; turn <= 12 && !over(conversation); turn++) {
            int before = counsellor.saidByCustomer(conversation).size();
            counsellor.tell(new FromCounsellor.Say("say-" + turn, conversation, "확인해 주셔서 감사합니다."));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> over(conversation)
                            || counsellor.saidByCustomer(conversation).size() > before);
        }
        assertThat(over(conversation)).isTrue();
        assertThat(counsellor.saidByCustomer(conversation)).hasSizeGreaterThanOrEqualTo(said + 2);
        assertThat(counsellor.others()).contains(new Typing(conversation, Sender.CUSTOMER, true));
        assertThat(counsellor.others()).anyMatch(frame -> frame.toString().startsWith("ReadMark"));
    }

    @Test
    void whoeverIsLeftInSilenceAsksAndThenGoes() {
        long conversation = first();
        counsellor.tell(new FromCounsellor.Claim("claim", conversation));
        int said = waitingLines(conversation);
        await().atMost(Duration.ofSeconds(60)).until(() -> over(conversation));
        assertThat(counsellor.saidByCustomer(conversation)).hasSize(said + 2);
    }

    @Test
    void whoWaitedWhenTheLastRunEndedAnswersInTheNext() {
        await().atMost(Duration.ofSeconds(60)).until(() -> counsellor.waiting().size() >= 6);
        customers.close();
        Set<Long> before = counsellor.waiting().keySet();
        long conversation = first();
        customers = customers();
        counsellor.tell(new FromCounsellor.Claim("claim", conversation));
        int said = waitingLines(conversation);
        counsellor.tell(new FromCounsellor.Say("say", conversation, "안녕하세요, 오래 기다리셨습니다."));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> counsellor.saidByCustomer(conversation).size() > said);
        assertThat(counsellor.everWaited().keySet()).containsAll(before);
    }

    private DemoCustomers customers() {
        DemoCustomers started = new DemoCustomers(ServerConfig.LOOPBACK, server.socketPort(), SPEED, new Random(SEED));
        started.start();
        return started;
    }

    private long first() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !counsellor.waiting().isEmpty());
        return counsellor.waiting().keySet().stream().sorted().findFirst().orElseThrow();
    }

    /** How many messages the customer had written when the claim was done. */
    private int waitingLines(long conversation) {
        await().until(() ->
                counsellor.messages(conversation).stream().anyMatch(message -> message.kind() == Kind.MATCHED));
        return counsellor.saidByCustomer(conversation).size();
    }

    private boolean over(long conversation) {
        return counsellor.messages(conversation).stream().anyMatch(message -> message.kind() == Kind.ENDED);
    }

    private static boolean korean(String text) {
        return text.codePoints().anyMatch(letter -> letter >= 0xAC00 && letter <= 0xD7A3);
    }
}

package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.Outside;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ToCustomer;

/** Peers that are there, say so, and never read. */
class SlowReadersTest {
    private static final int READERS = 500;
    private static final int ASKING = 100;
    private static final int SMALL_BUFFER = 4_096;
    /** Twelve kilobytes each: far more than the system keeps for a reader and the service on top of it. */
    private static final int MESSAGES = 90;

    private static final int PONG = 0x8A;
    private static final long MEGABYTE = 1 << 20;

    private final List<RawSocket> silent = new ArrayList<>();
    private OfficeUnderAttack service;

    @BeforeEach
    void start() throws Exception {
        service = OfficeUnderAttack.start(
                new Outside(null, List.of(), Map.of(Limit.CUSTOMER_CONNECTIONS, 0, Limit.CUSTOMER_FRAMES, 0)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawSocket one : silent) {
            one.close();
        }
        service.close();
    }

    @Test
    void fiveHundredAreClosedAndTheCustomerResumes() throws IOException {
        try (CustomerClient customer = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            String token = customer.join("느린 손님", "문의드려요");
            long conversation = customer.conversation().conversation();
            counsellor.signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD);
            counsellor.claim(conversation);
            for (int number = 0; number < READERS; number++) {
                silent.add(pageThatReadsNoMore(token));
            }
            String long4000 = "가".repeat(4_000);
            for (int number = 0; number < MESSAGES; number++) {
                counsellor.say(conversation, long4000);
                silent.forEach(SlowReadersTest::isHeard);
                if (number % 40 == 39) {
                    service.serves();
                }
            }
            await().until(() -> silent.stream().noneMatch(SlowReadersTest::isHeard));
            try (CustomerClient again = new CustomerClient(service.socketPort())) {
                again.hello(token, conversation, 1);
                ToCustomer.Conversation resumed = again.conversation();
                assertThat(resumed.messages()).isNotEmpty();
                assertThat(resumed.last()).isEqualTo(MESSAGES + 2);
                counsellor.say(conversation, "들리세요?");
                again.hear(Message.class, message -> "들리세요?".equals(message.text()));
            }
            service.serves();
        }
    }

    /** What all hear is there once for all; what each asks for is there for each, a megabyte if it were kept. */
    @Test
    void theHeapStaysFlatWhileAHundredAskAndNeverRead() throws IOException {
        try (CustomerClient customer = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            String token = customer.join("느린 손님", "문의드려요");
            long conversation = customer.conversation().conversation();
            counsellor.signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD);
            counsellor.claim(conversation);
            for (int number = 0; number < 8; number++) {
                counsellor.say(conversation, "가".repeat(4_000));
            }
            long before = used();
            long most = 0;
            for (int number = 0; number < ASKING; number++) {
                RawSocket reader = pageThatReadsNoMore(token);
                silent.add(reader);
                ask(reader, conversation);
                if (number % 50 == 49) {
                    service.serves();
                    allIsAnswered(token, conversation);
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(most).isLessThan(40 * MEGABYTE);
            await().until(() -> silent.stream().noneMatch(SlowReadersTest::isHeard));
        }
    }

    /** They are answered in turn, and this one last. */
    private void allIsAnswered(String token, long conversation) throws IOException {
        try (RawSocket reading = pageThatReadsNoMore(token)) {
            ask(reading, conversation);
            reading.hearText("transcript");
        }
    }

    /** Twelve times for a hundred kilobytes. It is closed before it has asked that often if the service is quick. */
    private static void ask(RawSocket reader, long conversation) {
        try {
            for (int time = 0; time < 12; time++) {
                reader.say("{\"type\":\"transcript\",\"id\":\"" + time + "\",\"conversation\":" + conversation
                        + ",\"before\":0}");
            }
        } catch (IOException e) {
            assertThat(isHeard(reader)).isFalse();
        }
    }

    private RawSocket pageThatReadsNoMore(String token) throws IOException {
        RawSocket raw = RawSocket.connect("127.0.0.1", service.socketPort(), SMALL_BUFFER);
        raw.handshake(Protocol.CUSTOMER_PATH);
        raw.say("{\"type\":\"hello\",\"version\":1,\"language\":\"ko\",\"token\":\"" + token + "\"}")
                .hearText("welcome");
        return raw;
    }

    /** Says that it is there, so that nobody takes it for dead; it fails only when it has been closed. Reads nothing. */
    private static boolean isHeard(RawSocket one) {
        try {
            one.frame(PONG, new byte[0]);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

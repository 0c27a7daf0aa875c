package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Peers that are there and never read. */
class SlowReadersTest {
    private static final int READERS = 500;
    private static final int SMALL_BUFFER = 4_096;
    /** Twelve kilobytes each: far more than the system keeps for a reader and the service on top of it. */
    private static final int MESSAGES = 90;

    private static final long MEGABYTE = 1 << 20;

    private final List<RawSocket> silent = new ArrayList<>();
    private AttackedService service;

    @BeforeEach
    void start() throws Exception {
        service = AttackedService.start(new Outside(null, List.of(), Map.of(Limit.CUSTOMER_CONNECTIONS, 0)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawSocket one : silent) {
            one.close();
        }
        service.close();
    }

    @Test
    void fiveHundredAreClosedTheHeapStaysFlatAndTheCustomerResumes() throws IOException {
        try (CustomerClient customer = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            String token = customer.join("느린 손님", "문의드려요");
            long conversation = customer.conversation().conversation();
            counsellor.signIn(AttackedService.NAME, AttackedService.PASSWORD);
            counsellor.claim(conversation);
            for (int number = 0; number < READERS; number++) {
                silent.add(pageThatReadsNoMore(token));
            }
            long before = used();
            long most = 0;
            String long4000 = "가".repeat(4_000);
            for (int number = 0; number < MESSAGES; number++) {
                counsellor.say(conversation, long4000);
                if (number % 40 == 39) {
                    service.serves();
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(most).isLessThan(100 * MEGABYTE);
            for (RawSocket one : silent) {
                assertThat(one.closed().code()).isIn(1013, RawSocket.ABNORMAL);
            }
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

    private RawSocket pageThatReadsNoMore(String token) throws IOException {
        RawSocket raw = RawSocket.connect("127.0.0.1", service.socketPort(), SMALL_BUFFER);
        raw.handshake(Protocol.CUSTOMER_PATH);
        raw.say("{\"type\":\"hello\",\"version\":1,\"language\":\"ko\",\"token\":\"" + token + "\"}")
                .hearText("welcome");
        return raw;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Protocol;

/** What a desk that does not answer keeps from whom, and how much may wait for it. */
class HangingDeskTest {
    private static final Duration INTRODUCTION = Duration.ofSeconds(10);
    private static final RawSocket.Closed NOT_INTRODUCED = new RawSocket.Closed(4408, "");
    private static final String CONSOLES_PING = "{\"type\":\"ping\",\"id\":\"p\",\"version\":0,\"shown\":0}";
    private static final String HELLO = "{\"type\":\"hello\",\"version\":1,\"language\":\"ko\"}";
    private static final String SIGN_IN =
            "{\"type\":\"sign-in\",\"id\":\"s\",\"version\":1,\"name\":\"아무개\",\"password\":\"a long password\"}";

    private final StagedOffice service = new StagedOffice();

    @AfterEach
    void close() throws Exception {
        service.close();
    }

    @Test
    void aDeskThatHangsKeepsNobodyFromConnectingAndNoPingFromItsPong() throws Exception {
        int port = service.listening(StagedOffice.usual(100));
        CountDownLatch hanging = service.hang();
        List<RawSocket> customers =
                List.of(service.open(port), service.open(port), service.open(port), service.open(port));
        for (RawSocket customer : customers) {
            customer.say(SocketServerTest.NOTHING).frame(RawSocket.FIN | RawSocket.PING, new byte[] {7});
            assertThat(customer.hear().opcode()).isEqualTo(RawSocket.PONG);
        }
        hanging.countDown();
        for (RawSocket customer : customers) {
            customer.hearText("malformed");
        }
    }

    @Test
    void whatWaitsForADeskThatHangsIsBoundedByItsBytes() throws Exception {
        int port = service.listening(StagedOffice.limits(100, Duration.ofHours(1), 10_000));
        CountDownLatch hanging = service.hang();
        RawSocket customer = service.open(port);
        String text = "가".repeat(4_000);
        for (int number = 0; number < 3_000; number++) { // 20 MB hold 2 400 of them
            customer.say("{\"type\":\"say\",\"id\":\"m" + number + "\",\"conversation\":1,\"text\":\"" + text + "\"}");
        }
        assertThat(customer.hearText("overloaded")).containsPattern("\"id\":\"m2[0-9]{3}\"");
        hanging.countDown();
        customer.hearText("out-of-turn");
    }

    @Test
    void howeverOftenAConsolePingsAtADeskThatHangsOnePingWaitsForIt() throws Exception {
        int port = service.listening(StagedOffice.usual(100));
        CountDownLatch hanging = service.hang();
        RawSocket console = service.open(port, Protocol.COUNSELLOR_PATH);
        for (int number = 0; number < 100; number++) {
            console.say(CONSOLES_PING).hearText("pong");
        }
        allIsRead(console);
        assertThat(service.told).hasValue(1);
        hanging.countDown();
        deskIsDone();
        console.say(CONSOLES_PING).hearText("pong");
        allIsRead(console);
        assertThat(service.told).hasValue(2);
    }

    /** What it has answered may not be all that it does about it. */
    private void deskIsDone() throws Exception {
        service.desk.submit(() -> {}).get(60, TimeUnit.SECONDS);
    }

    /** A pong may come before the ping that it answers has been seen to in every way; the next frame is read after that. */
    private static void allIsRead(RawSocket from) throws IOException {
        from.frame(RawSocket.FIN | RawSocket.PING, new byte[] {7});
        while (from.hear().opcode() != RawSocket.PONG) {
            continue; // a ping of the service's own
        }
    }

    @Test
    void whoeverDoesNotSayWhoTheyAreIsClosedHoweverMuchTheyPingAndNobodyElse() throws Exception {
        int port = service.listening(StagedOffice.limits(100, INTRODUCTION, 200));
        RawSocket page = service.open(port);
        page.say(HELLO).hearText("welcome");
        RawSocket guessing = service.open(port, Protocol.COUNSELLOR_PATH);
        guessing.say(SIGN_IN).hearText("wrong-credentials");
        deskIsDone();
        CountDownLatch hanging = service.hang();
        RawSocket unanswered = service.open(port);
        allIsRead(unanswered.say(HELLO));
        RawSocket console = service.open(port, Protocol.COUNSELLOR_PATH);
        allIsRead(console.say(SIGN_IN));
        for (int time = 0; time < 2; time++) { // who came before the second has been looked at long since
            RawSocket silent = service.open(port);
            silent.say(SocketServerTest.PING).hearText("pong");
            RawSocket silentConsole = service.open(port, Protocol.COUNSELLOR_PATH);
            silentConsole.say(CONSOLES_PING).hearText("pong");
            service.pass(INTRODUCTION.plusNanos(1));
            assertThat(silent.closed()).isEqualTo(NOT_INTRODUCED);
            assertThat(silentConsole.closed()).isEqualTo(NOT_INTRODUCED);
        }
        assertThat(guessing.closed()).isEqualTo(NOT_INTRODUCED);
        page.say(SocketServerTest.PING).hearText("pong");
        hanging.countDown();
        unanswered.hearText("welcome");
        console.hearText("wrong-credentials");
        deskIsDone();
        service.pass(INTRODUCTION.plusNanos(1));
        assertThat(console.closed()).isEqualTo(NOT_INTRODUCED);
    }
}

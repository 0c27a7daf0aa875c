package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sangdam.server.Outside;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Protocol;

/** What is done to the sockets' port before anything is a WebSocket. */
class HandshakesAttackTest {
    private static final int HALF_OPEN = 5_000;

    private static OfficeUnderAttack service;

    @BeforeAll
    static void start() throws Exception {
        service = OfficeUnderAttack.start(Outside.DIRECT);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @Test
    void fiveThousandHalfOpenHandshakesKeepNobodyOutAndAreDropped() throws IOException {
        List<RawSocket> halfOpen = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (int number = 0; number < HALF_OPEN; number++) {
                String from = "127.0.1." + (1 + number % 50);
                halfOpen.add(RawSocket.connect(from, service.socketPort(), 0)
                        .send(number % 2 == 0 ? "" : "GET /customer HTTP/1.1\r\nHost: x\r\n"));
            }
            List<Duration> took =
                    Stream.generate(service::serves).limit(9).sorted().toList();
            assertThat(took.get(took.size() / 2)).isLessThan(Duration.ofSeconds(1));
            for (RawSocket raw : halfOpen) {
                assertThat(raw.patience(30_000).head()).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(5));
        } finally {
            for (RawSocket raw : halfOpen) {
                raw.close();
            }
        }
        service.serves();
    }

    @Test
    void aHeadOfAMegabyteInShortLinesIsCutOff() throws IOException {
        try (RawSocket attacker = RawSocket.connect(service.socketPort())) {
            String lines = "a: b\r\n".repeat(170_000);
            try {
                attacker.send("GET /customer HTTP/1.1\r\n" + lines);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed).*"); // cut off in the middle of it
            }
            assertThat(service.serves()).isLessThan(Duration.ofSeconds(5));
            await().until(() -> isOver(attacker));
        }
    }

    @Test
    void aHeadByteByByteIsStillUnderstood() throws IOException {
        try (RawSocket slow = RawSocket.connect(service.socketPort())) {
            for (byte one : RawSocket.request(Protocol.CUSTOMER_PATH).getBytes()) {
                slow.send(new byte[] {one});
            }
            assertThat(slow.head()).startsWith("HTTP/1.1 101");
            slow.say("{\"type\":\"ping\",\"id\":\"p\"}").hearText("pong");
        }
    }

    @Test
    void aPlainRequestIsAnsweredAndItsConnectionDoesNotStay() throws IOException {
        try (RawSocket browser = RawSocket.connect(service.socketPort())) {
            browser.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertThat(browser.head()).startsWith("HTTP/1.1 404");
            await().until(() -> isOver(browser));
        }
        service.serves();
    }

    @Test
    void aPageOfAnotherHostIsTurnedAway() throws IOException {
        assertThat(answer(Protocol.CUSTOMER_PATH, "Origin: https://elsewhere.example"))
                .startsWith("HTTP/1.1 404");
        assertThat(answer(Protocol.CUSTOMER_PATH, "Origin: null")).startsWith("HTTP/1.1 404");
        assertThat(answer(Protocol.CUSTOMER_PATH, "Origin: http://127.0.0.1.elsewhere.example"))
                .startsWith("HTTP/1.1 404");
        assertThat(answer(Protocol.CUSTOMER_PATH, "Origin: http://127.0.0.1:8080"))
                .startsWith("HTTP/1.1 101");
        assertThat(answer(Protocol.CUSTOMER_PATH)).startsWith("HTTP/1.1 101");
    }

    @Test
    void noPageAtAllSpeaksAsACounsellor() throws IOException {
        assertThat(answer(Protocol.COUNSELLOR_PATH, "Origin: http://127.0.0.1:8080"))
                .startsWith("HTTP/1.1 404");
        assertThat(answer(Protocol.COUNSELLOR_PATH)).startsWith("HTTP/1.1 101");
    }

    @Test
    void noOtherPathIsASocket() throws IOException {
        for (String path : List.of("/", "/customer/", "/customer?x", "/counsellor/..", "/CUSTOMER", "*")) {
            assertThat(answer(path)).startsWith("HTTP/1.1 404");
        }
    }

    private static String answer(String path, String... headers) throws IOException {
        try (RawSocket raw = RawSocket.connect(service.socketPort())) {
            return raw.handshake(path, headers);
        }
    }

    /** Whether the other end has closed; what it had sent before is read away. */
    private static boolean isOver(RawSocket raw) {
        try {
            return raw.patience(100).head().isEmpty();
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}

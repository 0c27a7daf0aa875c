package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sangdam.server.client.RawSocket.BINARY;
import static org.sangdam.server.client.RawSocket.CLOSE;
import static org.sangdam.server.client.RawSocket.CONTINUATION;
import static org.sangdam.server.client.RawSocket.FIN;
import static org.sangdam.server.client.RawSocket.PING;
import static org.sangdam.server.client.RawSocket.PONG;
import static org.sangdam.server.client.RawSocket.RSV1;
import static org.sangdam.server.client.RawSocket.TEXT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.Outside;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Protocol;

/** What is wrong with the frames of WebSocket themselves. */
class FramesAttackTest {
    private static final String PING_FRAME = "{\"type\":\"ping\",\"id\":\"p\"}";
    private static final RawSocket.Closed PROTOCOL_ERROR = new RawSocket.Closed(1002, "");
    private static final RawSocket.Closed TOO_BIG = new RawSocket.Closed(1009, "");

    private static OfficeUnderAttack service;

    private final List<RawSocket> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        service = OfficeUnderAttack.start(Outside.DIRECT);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @AfterEach
    void everybodyElseIsServed() throws IOException {
        service.serves();
        for (RawSocket raw : opened) {
            raw.close();
        }
    }

    @Test
    void aHeadThatAnnouncesTwoGigabytesIsClosed() throws IOException {
        RawSocket attacker = open().send(RawSocket.announcement(FIN | TEXT, true, Integer.MAX_VALUE));
        service.serves();
        assertThat(attacker.closed()).isEqualTo(TOO_BIG);
    }

    @ParameterizedTest
    @ValueSource(longs = {64 * 1024 + 1, 0x1_0000_0000L, Long.MAX_VALUE, -1})
    void aHeadThatAnnouncesMoreThanAFrameMayHaveIsClosed(long length) throws IOException {
        byte[] head = RawSocket.announcement(FIN | TEXT, true, length < 0 ? Long.MAX_VALUE : length);
        if (length < 0) {
            head[2] = (byte) 0xff;
        }
        assertThat(open().send(head).closed()).isEqualTo(TOO_BIG);
    }

    @Test
    void threeHeadsThatAnnounceFourHundredMegabytesEachAreClosed() throws IOException {
        List<RawSocket> attackers = List.of(open(), open(), open());
        for (RawSocket attacker : attackers) {
            attacker.send(RawSocket.announcement(FIN | BINARY, true, 400_000_000));
        }
        service.serves();
        for (RawSocket attacker : attackers) {
            assertThat(attacker.closed()).isEqualTo(TOO_BIG);
        }
    }

    @Test
    void aFrameOfAHundredMegabytesIsClosedAtItsBeginning() throws IOException {
        RawSocket attacker = open().send(RawSocket.announcement(FIN | TEXT, true, 100_000_000));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            byte[] some = new byte[1_000_000];
            for (int sent = 0; sent < 100; sent++) {
                attacker.send(some);
            }
        });
    }

    @Test
    void endlessFragmentsAreClosedWhenTheirSumIsTooLarge() throws IOException {
        RawSocket attacker = open().frame(TEXT, new byte[] {'{'});
        byte[] fragment = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < 7; sent++) {
            attacker.frame(CONTINUATION, fragment);
        }
        assertThat(attacker.closed()).isEqualTo(TOO_BIG);
    }

    @Test
    void endlessFragmentsOfOneByteAreClosedWhenTheyAreTooMany() throws IOException {
        RawSocket attacker = open().frame(TEXT, new byte[] {'{'});
        ByteArrayOutputStream fragments = new ByteArrayOutputStream();
        for (int sent = 0; sent < 130; sent++) {
            fragments.writeBytes(RawSocket.bytes(CONTINUATION, true, new byte[] {'x'}));
        }
        assertThat(attacker.send(fragments.toByteArray()).closed()).isEqualTo(TOO_BIG);
    }

    @Test
    void compressionIsNotAgreedToSoADeflateBombIsAProtocolError() throws IOException {
        RawSocket attacker = RawSocket.connect(service.socketPort());
        opened.add(attacker);
        String answer = attacker.handshake(
                Protocol.CUSTOMER_PATH, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");
        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
        assertThat(attacker.frame(FIN | RSV1 | TEXT, new byte[60_000]).closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void anUnmaskedFrameIsClosed() throws IOException {
        RawSocket attacker = open();
        attacker.say(PING_FRAME).hearText("pong");
        attacker.send(RawSocket.bytes(FIN | TEXT, false, PING_FRAME.getBytes(StandardCharsets.US_ASCII)));
        assertThat(attacker.closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void anUnmaskedFrameAfterMaskedOnesInPiecesIsClosed() throws IOException {
        RawSocket attacker = open();
        byte[] long1 = RawSocket.bytes(FIN | TEXT, true, ("{\"type\":\"x" + "x".repeat(300) + "\"}").getBytes());
        byte[] long2 = RawSocket.bytes(FIN | TEXT, true, ("{\"type\":\"y" + "y".repeat(60_000) + "\"}").getBytes());
        byte[] bad = RawSocket.bytes(FIN | TEXT, false, PING_FRAME.getBytes());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(long1);
        all.writeBytes(long2);
        for (byte one : all.toByteArray()) {
            if (all.size() < 1_000) {
                attacker.send(new byte[] {one});
            }
        }
        attacker.send(all.toByteArray()).hearText("malformed");
        attacker.hearText("malformed");
        assertThat(attacker.send(bad).closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void invalidUtf8IsClosed() throws IOException {
        byte[] half = {'{', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '}'};
        assertThat(open().frame(FIN | TEXT, half).closed().code()).isEqualTo(1007);
        assertThat(open().frame(FIN | TEXT, new byte[] {(byte) 0xc0, (byte) 0x80})
                        .closed()
                        .code())
                .isEqualTo(1007);
        assertThat(open().frame(TEXT, "가".getBytes(StandardCharsets.UTF_8))
                        .frame(FIN | CONTINUATION, new byte[] {(byte) 0xff})
                        .closed()
                        .code())
                .isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | 3, FIN | 7, FIN | 0xb, FIN | 0xf, FIN | 0x20 | TEXT, FIN | 0x10 | TEXT, PING, CLOSE})
    void whatTheProtocolReservesOrForbidsIsClosed(int first) throws IOException {
        assertThat(open().frame(first, new byte[4]).closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void fragmentsOutOfOrderAreClosed() throws IOException {
        byte[] text = "{}".getBytes(StandardCharsets.US_ASCII);
        assertThat(open().frame(FIN | CONTINUATION, text).closed()).isEqualTo(PROTOCOL_ERROR);
        assertThat(open().frame(TEXT, text).frame(FIN | TEXT, text).closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void aControlFrameThatIsTooLongIsClosed() throws IOException {
        assertThat(open().frame(FIN | PING, new byte[126]).closed()).isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void aBinaryMessageIsRefusedAndTheConnectionStays() throws IOException {
        RawSocket attacker = open().frame(FIN | BINARY, new byte[] {1, 2, 3});
        attacker.hearText("\"code\":\"malformed\"");
        attacker.say(PING_FRAME).hearText("pong");
    }

    @Test
    void aFloodOfPingsWithoutReadingIsClosed() throws IOException {
        RawSocket attacker = open();
        floodUntilClosed(attacker, RawSocket.bytes(FIN | PING, true, new byte[125]));
    }

    @Test
    void aFloodOfTinyFramesIsToldWhenToComeBackAndClosed() throws IOException {
        RawSocket attacker = open();
        byte[] frame = RawSocket.bytes(FIN | TEXT, true, "{}".getBytes(StandardCharsets.US_ASCII));
        byte[] many = repeated(frame, 400);
        attacker.send(many);
        assertThat(attacker.hearText("closing")).contains("\"code\":\"throttled\"", "\"retryAfter\":1");
        assertThat(attacker.closed()).isEqualTo(new RawSocket.Closed(1008, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | PING, FIN | PONG, TEXT})
    void aFloodOfAnythingElseIsClosedToo(int first) throws IOException {
        RawSocket attacker = open();
        attacker.send(repeated(RawSocket.bytes(first, true, new byte[0]), 1))
                .send(repeated(RawSocket.bytes(first == TEXT ? CONTINUATION : first, true, new byte[0]), 400));
        assertThat(attacker.closed().code()).isIn(1008, 1009);
    }

    private RawSocket open() throws IOException {
        RawSocket raw = RawSocket.open(service.socketPort(), Protocol.CUSTOMER_PATH);
        opened.add(raw);
        return raw;
    }

    private static void floodUntilClosed(RawSocket attacker, byte[] frame) {
        byte[] many = repeated(frame, 1_000);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (int sent = 0; sent < 10_000; sent++) {
                attacker.send(many);
            }
        });
    }

    private static byte[] repeated(byte[] frame, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int time = 0; time < times; time++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }
}

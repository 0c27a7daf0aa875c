package org.sangdam.server.watchdog;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Protocol;

/**
 * A console's handshake and a session that nobody has, which the desk's thread refuses: so a socket that is deaf, and a desk
 * that hangs, are noticed, and nothing comes of it. Whoever has asked to come in is not sent away while the desk hangs. Who is
 * accepted and turned away (too many are there) has been answered, in whatever way.
 *
 * @param patience for the handshake
 * @param desk for the answer to the question
 */
record SocketDoor(InetSocketAddress address, Duration patience, Duration desk) implements Door {
    private static final String UPGRADE = "GET " + Protocol.COUNSELLOR_PATH + " HTTP/1.1\r\nHost: localhost\r\n"
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: c2FuZ2RhbSB3YXRjaGRvZw==\r\n\r\n";
    private static final String ID = "watchdog";
    private static final int TEXT = 0x1;
    private static final int FINAL = 0x80;
    private static final int FAREWELL = FINAL | 0x8;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int TWO_MORE_BYTES = 126;

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public void knock() throws IOException {
        try (Answer answer = new Answer(address, patience)) {
            if (!answer.to(UPGRADE.getBytes(StandardCharsets.US_ASCII)).contains(" 101 ")) {
                return;
            }
            while (!answer.line().isEmpty()) {
                continue; // the rest of the head says nothing new
            }
            answer.allow(desk);
            answer.say(question());
            while (!answered(answer)) {
                continue; // pings of the service's own, or what it tells everybody
            }
        }
    }

    /** A masked text frame; a mask of zeros leaves the text as it is. */
    private static byte[] question() {
        byte[] text = new Codec<>(FromCounsellor.class)
                .encode(new FromCounsellor.Resume(ID, Protocol.VERSION, ID, List.of()))
                .getBytes(StandardCharsets.UTF_8);
        int head = 2 + MASK_BYTES;
        byte[] frame =
                Arrays.copyOf(new byte[] {(byte) (FINAL | TEXT), (byte) (MASKED | text.length)}, head + text.length);
        System.arraycopy(text, 0, frame, head, text.length);
        return frame;
    }

    /**
     * Reads one frame. @return whether it answered the question, or says farewell
     *
     * @throws EOFException if it was let in and cut off without a word, as whoever waits too long at a desk that hangs
     */
    private static boolean answered(Answer answer) throws IOException {
        int opcode = answer.read();
        if (opcode == -1) {
            throw new EOFException("cut off without an answer");
        }
        int length = answer.read();
        if (length == TWO_MORE_BYTES) {
            length = answer.read() << 8 | answer.read();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) answer.read());
        }
        return opcode == FAREWELL || text.indexOf(ID) >= 0;
    }
}

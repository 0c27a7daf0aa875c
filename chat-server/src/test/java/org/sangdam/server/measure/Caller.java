package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One end of a WebSocket: as little of a client as can put a server under load. Heard on its crowd's thread, spoken to by any. */
final class Caller {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACCEPTED = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);

    /** Told of each text, as a stretch of bytes that is only valid during the call, and of the end. */
    interface Ear {
        void opened(Caller caller);

        void heard(Caller caller, byte[] bytes, int from, int length);

        void ended(Caller caller);
    }

    final SocketChannel channel;
    private final Ear ear;
    private final byte[] handshake;
    private boolean open;
    private byte[] kept;
    private long received;

    Caller(SocketChannel channel, String path, Ear ear) {
        this.channel = channel;
        this.ear = ear;
        this.handshake = ("GET " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes heard so far. */
    long received() {
        return received;
    }

    void connected() throws IOException {
        write(ByteBuffer.wrap(handshake));
    }

    /** @param json sent as one text frame, masked with zeros */
    void say(String json) {
        try {
            write(frame(1, json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            ear.ended(this);
        }
    }

    private synchronized void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static ByteBuffer frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    /** @param buffer the crowd's own, for reading */
    void readable(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (kept != null) {
            buffer.put(kept);
        }
        int before = buffer.position();
        int read = channel.read(buffer);
        if (read < 0) {
            throw new IOException("closed");
        }
        received += read;
        int end = buffer.position();
        int used = taken(buffer.array(), end);
        if (used < end) {
            kept = new byte[end - used];
            System.arraycopy(buffer.array(), used, kept, 0, kept.length);
        } else if (before > 0) {
            kept = null;
        }
    }

    private int taken(byte[] bytes, int end) throws IOException {
        int at = 0;
        if (!open) {
            at = Texts.indexOf(bytes, 0, end, END_OF_HEAD) + END_OF_HEAD.length;
            if (at < END_OF_HEAD.length) {
                return 0;
            }
            if (Texts.indexOf(bytes, 0, ACCEPTED.length, ACCEPTED) != 0) {
                throw new IOException("refused");
            }
            open = true;
            ear.opened(this);
        }
        while (at + 2 <= end) {
            int length = bytes[at + 1] & 0x7f;
            int head = length == 126 ? 4 : length == 127 ? 10 : 2;
            if (at + head > end) {
                return at;
            }
            if (length >= 126) {
                length = length == 126
                        ? (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff
                        : ByteBuffer.wrap(bytes).getInt(at + 6);
            }
            if (at + head + length > end) {
                return at;
            }
            frame(bytes[at] & 0x0f, bytes, at + head, length);
            at += head + length;
        }
        return at;
    }

    private void frame(int opcode, byte[] bytes, int from, int length) throws IOException {
        if (opcode == 1) {
            ear.heard(this, bytes, from, length);
        } else if (opcode == 9) {
            write(frame(10, new byte[0]));
        } else if (opcode == 8) {
            throw new IOException("closed with " + ByteBuffer.wrap(bytes).getShort(from));
        }
    }

    void ended() {
        ear.ended(this);
    }
}

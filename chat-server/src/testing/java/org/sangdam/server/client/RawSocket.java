package org.sangdam.server.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A peer that can do everything wrong: bytes over TCP, and frames with whatever bits are wanted. Waits some time for answers. */
public final class RawSocket implements AutoCloseable {
    public static final int FIN = 0x80;
    public static final int RSV1 = 0x40;
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    /** Closed without a close frame, as browsers call it. */
    public static final int ABNORMAL = 1006;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** One frame of the service. */
    public record Heard(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** How a connection ended. */
    public record Closed(int code, String reason) {}

    public static RawSocket connect(int port) throws IOException {
        return connect("127.0.0.1", port, 0);
    }

    /**
     * @param from this end's address: any of 127.0.0.0/8
     * @param receiveBuffer bytes, 0 for the system's own
     */
    public static RawSocket connect(String from, int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return new RawSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Over whatever is connected already. */
    public static RawSocket over(Socket connected) throws IOException {
        connected.setSoTimeout(PATIENCE_MILLIS);
        return new RawSocket(connected);
    }

    /** Connected and through the handshake. */
    public static RawSocket open(int port, String path) throws IOException {
        RawSocket raw = connect(port);
        raw.handshake(path);
        return raw;
    }

    public RawSocket send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public RawSocket send(String ascii) throws IOException {
        return send(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param headers further lines, without their ends */
    public static String request(String path, String... headers) {
        StringBuilder head = new StringBuilder(
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** @return the head of the answer, empty if there was none */
    public String handshake(String path, String... headers) throws IOException {
        return send(request(path, headers)).head();
    }

    /** The next head of an HTTP answer, empty if the connection ended first. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return "";
        }
    }

    /** Everything up to the end. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A whole text frame as a client ought to send it. */
    public RawSocket say(String text) throws IOException {
        return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame. @param first the first byte: FIN, RSV and opcode */
    public RawSocket frame(int first, byte[] payload) throws IOException {
        return send(bytes(first, true, payload));
    }

    public static byte[] bytes(int first, boolean masked, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(announcement(first, masked, payload.length));
        for (int at = 0; at < payload.length; at++) {
            frame.write(masked ? payload[at] ^ MASK[at % MASK.length] : payload[at]);
        }
        return frame.toByteArray();
    }

    /** The head of a frame whose payload may never come. */
    public static byte[] announcement(int first, boolean masked, long length) {
        ByteBuffer head = ByteBuffer.allocate(14).put((byte) first);
        int bit = masked ? MASKED : 0;
        if (length < 126) {
            head.put((byte) (bit | (int) length));
        } else if (length < 0x10000) {
            head.put((byte) (bit | 126)).putShort((short) length);
        } else {
            head.put((byte) (bit | 127)).putLong(length);
        }
        if (masked) {
            head.put(MASK);
        }
        return Arrays.copyOf(head.array(), head.position());
    }

    /** The next frame. @throws EOFException the connection has ended */
    public Heard hear() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] payload = new byte[Math.toIntExact(size)];
        in.readFully(payload);
        return new Heard(first & 0xf, payload);
    }

    /** The next text that holds all of these. */
    public String hearText(String... parts) throws IOException {
        while (true) {
            Heard heard = hear();
            if (heard.opcode() == CLOSE) {
                throw new EOFException("closed before");
            }
            if (heard.opcode() == TEXT && Arrays.stream(parts).allMatch(heard.text()::contains)) {
                return heard.text();
            }
        }
    }

    /** Reads to the end. */
    public Closed closed() throws IOException {
        try {
            while (true) {
                Heard heard = hear();
                if (heard.opcode() == CLOSE) {
                    byte[] payload = heard.payload();
                    int code =
                            payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
                    int from = Math.min(2, payload.length);
                    return new Closed(code, new String(payload, from, payload.length - from, StandardCharsets.UTF_8));
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return new Closed(ABNORMAL, "");
        }
    }

    /** Milliseconds to wait for an answer from now on. */
    public RawSocket patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

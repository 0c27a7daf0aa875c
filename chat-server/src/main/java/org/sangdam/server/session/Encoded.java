package org.sangdam.server.session;

import java.nio.ByteBuffer;

/** A frame as it goes over the wire, made once for all who are told: one unmasked text frame of RFC 6455. Any thread. */
public final class Encoded {
    private static final byte TEXT = (byte) 0x81;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int LONGEST_HEAD = 10;

    private final ByteBuffer wire;

    /** @param json the text in UTF-8 */
    public Encoded(byte[] json) {
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEAD + json.length).put(TEXT);
        if (json.length <= SHORT) {
            frame.put((byte) json.length);
        } else if (json.length <= 0xffff) {
            frame.put((byte) TWO_BYTES).putShort((short) json.length);
        } else {
            frame.put((byte) EIGHT_BYTES).putLong(json.length);
        }
        wire = frame.put(json).flip();
    }

    /** A view of its own for each receiver. */
    public ByteBuffer wire() {
        return wire.duplicate();
    }
}

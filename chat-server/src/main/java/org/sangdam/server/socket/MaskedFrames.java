package org.sangdam.server.socket;

import java.nio.ByteBuffer;

/**
 * Follows the heads of a client's frames through whatever pieces they come in, to see what the library does not look at:
 * whether each frame is masked (RFC 6455, 5.1). One instance a connection; one thread.
 */
final class MaskedFrames {
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;

    private final byte[] head = new byte[2 + Long.BYTES];
    private int had;
    private long rest;

    /** @return false at the first frame that is not masked; the buffer is left as it was */
    boolean follow(ByteBuffer arrived) {
        ByteBuffer in = arrived.duplicate();
        while (in.hasRemaining()) {
            if (rest > 0) {
                int skipped = (int) Math.min(rest, in.remaining());
                in.position(in.position() + skipped);
                rest -= skipped;
                continue;
            }
            head[had++] = in.get();
            if (had >= 2 && (head[1] & MASKED) == 0) {
                return false;
            }
            if (had >= 2 && had == 2 + lengthBytes()) {
                rest = MASK_BYTES + length();
                had = 0;
            }
        }
        return true;
    }

    private int lengthBytes() {
        return switch (head[1] & LENGTH) {
            case 126 -> Short.BYTES;
            case 127 -> Long.BYTES;
            default -> 0;
        };
    }

    /** A length that is out of all range ends the connection elsewhere: here it only must not run over. */
    private long length() {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        return switch (lengthBytes()) {
            case Short.BYTES -> bytes.getShort(2) & 0xffff;
            case Long.BYTES -> Math.min(bytes.getLong(2) & Long.MAX_VALUE, Integer.MAX_VALUE);
            default -> head[1] & LENGTH;
        };
    }
}

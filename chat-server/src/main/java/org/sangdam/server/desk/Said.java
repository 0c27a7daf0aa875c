package org.sangdam.server.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.sangdam.server.protocol.Sender;

/**
 * That a message with some id, made by its sender, has the number {@code seq}: what a repeated frame is known by. In place of
 * sender and id stand 128 bits of their SHA-256, for every id of an open conversation is remembered and ids may be long.
 */
public record Said(long high, long low, long seq, long at) {
    public static Said of(Sender from, String id, long seq, long at) {
        ByteBuffer hash = hash(from, id);
        return new Said(hash.getLong(), hash.getLong(), seq, at);
    }

    private static ByteBuffer hash(Sender from, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) from.ordinal());
            return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean isOf(Said other) {
        return high == other.high && low == other.low;
    }
}

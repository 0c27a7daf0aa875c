package org.sangdam.server.protocol;

import java.io.Writer;
import java.util.Arrays;

/**
 * Takes JSON and holds it as UTF-8, without a string between: half of what one message cost the memory was such strings, and
 * the JDK's own writer to bytes makes a buffer of 8 KB for each. A lone half of a surrogate pair becomes a question mark, as
 * everywhere in Java. One thread.
 */
final class Utf8Writer extends Writer {
    private static final int LONGEST = 4;

    private byte[] bytes;
    private int length;
    /** First half of a pair whose second half comes with the next call, or 0. */
    private char high;

    /** @param usual bytes that are enough most of the time */
    Utf8Writer(int usual) {
        bytes = new byte[usual];
    }

    @Override
    public void write(int c) {
        reserve(1);
        put((char) c);
    }

    @Override
    public void write(char[] from, int start, int count) {
        reserve(count);
        for (int i = start; i < start + count; i++) {
            put(from[i]);
        }
    }

    @Override
    public void write(String from, int start, int count) {
        reserve(count);
        for (int i = start; i < start + count; i++) {
            put(from.charAt(i));
        }
    }

    private void reserve(int units) {
        int most = length + (units + 1) * LONGEST;
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(most, 2 * bytes.length));
        }
    }

    private void put(char c) {
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                four(Character.toCodePoint(first, c));
                return;
            }
            bytes[length++] = '?';
        }
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            bytes[length++] = '?';
        } else {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | c & 0x3f);
        }
    }

    private void four(int point) {
        bytes[length++] = (byte) (0xf0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | point & 0x3f);
    }

    /** All that was written. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

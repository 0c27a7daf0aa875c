package org.sangdam.server.measure;

import java.nio.charset.StandardCharsets;

/** Finds in a frame what the load has to know, without reading the rest. */
final class Texts {
    private static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    private Texts() {}

    /** Where {@code sought} begins, or -1. */
    static int indexOf(byte[] bytes, int from, int end, byte[] sought) {
        for (int at = from; at <= end - sought.length; at++) {
            int same = 0;
            while (same < sought.length && bytes[at + same] == sought[same]) {
                same++;
            }
            if (same == sought.length) {
                return at;
            }
        }
        return -1;
    }

    static byte[] sought(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the frame is of this type. */
    static boolean isOf(byte[] type, byte[] bytes, int from, int length) {
        int begin = from + TYPE.length;
        if (length < TYPE.length + type.length + 1 || bytes[begin + type.length] != '"') {
            return false;
        }
        for (int i = 0; i < type.length; i++) {
            if (bytes[begin + i] != type[i]) {
                return false;
            }
        }
        return true;
    }

    /** The whole number that stands behind {@code name}, or -1. */
    static long number(byte[] bytes, int from, int length, byte[] name) {
        int at = indexOf(bytes, from, from + length, name);
        return at < 0 ? -1 : number(bytes, at + name.length);
    }

    static long number(byte[] bytes, int from) {
        long number = 0;
        for (int at = from; at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}

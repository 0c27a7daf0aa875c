package org.sangdam.server.archive;

/** FNV-1a over the values of a row, and a last mixing: the same for a row that is written and for one that is read. */
final class RowHash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowHash() {}

    /** @param row numbers, words and nulls, always in the same order */
    static long of(Object... row) {
        long hash = BASIS;
        for (Object value : row) {
            hash = (hash ^ (value == null ? 0 : value instanceof Number ? 1 : 2)) * PRIME;
            if (value instanceof Number number) {
                for (long left = number.longValue(), i = 0; i < Long.BYTES; i++, left >>>= 8) {
                    hash = (hash ^ (left & 0xff)) * PRIME;
                }
            } else if (value instanceof String text) {
                for (int i = 0; i < text.length(); i++) {
                    hash = (hash ^ text.charAt(i)) * PRIME;
                }
            }
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}

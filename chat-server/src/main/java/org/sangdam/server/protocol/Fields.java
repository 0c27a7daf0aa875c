package org.sangdam.server.protocol;

/** What a field may hold. Each check throws {@link FrameException} and returns the value for the caller to keep. */
public final class Fields {
    /** Longest message, in UTF-16 units. */
    public static final int LONGEST_TEXT = 4_000;
    /** Longest name of a person, topic or office, in UTF-16 units. */
    public static final int LONGEST_NAME = 60;
    /** Longest id, token or other word that no person reads. */
    public static final int LONGEST_WORD = 128;

    private Fields() {}

    /** An id made by the peer: 1 to 128 visible ASCII characters. */
    public static String id(String id) {
        require(isWord(id), Code.MALFORMED, "id");
        return id;
    }

    /** A word that may be missing: null, or 1 to 128 visible ASCII characters. */
    public static String optionalWord(String value, String name) {
        require(value == null || isWord(value), Code.MALFORMED, name);
        return value;
    }

    /** A message: not blank, at most {@link #LONGEST_TEXT}, whole characters, no control characters but tab and line break. */
    public static String text(String text) {
        require(text != null, Code.MALFORMED, "text");
        require(!text.isBlank() && text.length() <= LONGEST_TEXT && printable(text, true), Code.BAD_TEXT, "text");
        return text;
    }

    /** A name: trimmed, one line, 1 to {@link #LONGEST_NAME}, without controls that reorder or hide what stands beside it. */
    public static String name(String name) {
        require(name != null, Code.MALFORMED, "name");
        String trimmed = name.strip();
        require(
                !trimmed.isEmpty()
                        && trimmed.length() <= LONGEST_NAME
                        && printable(trimmed, false)
                        && trimmed.codePoints().noneMatch(Fields::hidesOrReorders)
                        && trimmed.codePoints().anyMatch(Character::isLetterOrDigit),
                Code.BAD_NAME,
                "name");
        return trimmed;
    }

    /** A new password: 8 to 200 UTF-16 units. */
    public static String password(String password) {
        present(password, "password");
        require(password.length() >= 8 && password.length() <= 200, Code.BAD_PASSWORD, "password");
        return password;
    }

    /** A count or number that is at least {@code least}. */
    public static long atLeast(long least, long value, String name) {
        require(value >= least, Code.MALFORMED, name);
        return value;
    }

    /** A field that has to be there. */
    public static <T> T present(T value, String name) {
        require(value != null, Code.MALFORMED, name);
        return value;
    }

    static void require(boolean holds, Code code, String name) {
        if (!holds) {
            throw new FrameException(code, null, "field " + name);
        }
    }

    static boolean isWord(String value) {
        return value != null
                && !value.isEmpty()
                && value.length() <= LONGEST_WORD
                && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private static boolean printable(String text, boolean lines) {
        return text.codePoints()
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        || Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))
                        || (c & 0xFFFE) == 0xFFFE);
    }

    /** Bidirectional controls (Unicode 9, UAX 9) and characters without a width. */
    private static boolean hidesOrReorders(int c) {
        return c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2069
                || c == 0xFEFF
                || c == 0x061C
                || c == 0x2028
                || c == 0x2029;
    }
}

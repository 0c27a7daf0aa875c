package org.sangdam.server.protocol;

/** What a field may hold. Each check throws {@link FrameException} and returns the value for the caller to keep. */
public final class Fields {
    /** Longest message, in UTF-16 units. */
    public static final int LONGEST_TEXT = 4_000;
    /** Longest end of a text that is shown before it is sent, in UTF-16 units. */
    public static final int LONGEST_PREVIEW = 200;
    /** Longest name of a person, topic or office, in UTF-16 units. */
    public static final int LONGEST_NAME = 60;
    /** Longest shortcut of a canned reply, in UTF-16 units. */
    public static final int LONGEST_SHORTCUT = 30;
    /** Longest id, token or other word that no person reads. */
    public static final int LONGEST_WORD = 128;

    /** No script puts more on one letter. */
    private static final int MOST_MARKS = 4;

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

    /**
     * A message: something to be seen, at most {@link #LONGEST_TEXT}, whole characters, no control characters but tab and
     * line break. Direction marks and the like are left as they are: some languages need them, and it stands alone.
     */
    public static String text(String text) {
        require(text != null, Code.MALFORMED, "text");
        require(
                text.length() <= LONGEST_TEXT
                        && printable(text, true)
                        && text.codePoints().anyMatch(Fields::isSeen),
                Code.BAD_TEXT,
                "text");
        return text;
    }

    /** The end of what somebody is writing: null, or at most {@link #LONGEST_PREVIEW}, as it may stand in a message. */
    static String preview(String text) {
        require(text == null || text.length() <= LONGEST_PREVIEW && printable(text, true), Code.BAD_TEXT, "text");
        return text;
    }

    /**
     * A name: trimmed, one line, 1 to {@link #LONGEST_NAME}, with a letter or digit that is seen, and without anything that
     * hides, reorders or covers what stands beside it: a name is shown among others, and decides whom a counsellor picks.
     */
    public static String name(String name) {
        require(name != null, Code.MALFORMED, "name");
        String trimmed = name.strip();
        require(trimmed.length() <= LONGEST_NAME && isName(trimmed), Code.BAD_NAME, "name");
        return trimmed;
    }

    private static boolean isName(String trimmed) {
        return printable(trimmed, false)
                && trimmed.codePoints().noneMatch(Fields::isUnseen)
                && trimmed.codePoints().anyMatch(Character::isLetterOrDigit)
                && !heaps(trimmed);
    }

    /** What is typed for a canned reply: as a name, but at most {@link #LONGEST_SHORTCUT}, in one word and without a slash. */
    public static String shortcut(String shortcut) {
        require(shortcut != null, Code.MALFORMED, "shortcut");
        String trimmed = shortcut.strip();
        require(
                trimmed.length() <= LONGEST_SHORTCUT
                        && isName(trimmed)
                        && trimmed.codePoints().noneMatch(c -> c == '/' || isSpace(c)),
                Code.BAD_SHORTCUT,
                "shortcut");
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
        if (value == null || value.isEmpty() || value.length() > LONGEST_WORD) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= 0x20 || value.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Without a stream, like {@link #isWord}: each message that comes is looked through. */
    private static boolean printable(String text, boolean lines) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    || Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))
                    || (c & 0xFFFE) == 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeen(int c) {
        return !isSpace(c) && !isUnseen(c) && !isMark(c);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Direction controls and other format characters, line separators, and letters that are nothing but an empty space. */
    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == 0x034F // joins graphemes
                || c == 0x115F // Hangul fillers
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x17B4 // Khmer vowels without a form
                || c == 0x17B5
                || c == 0x2800; // Braille without a dot
    }

    /** Whether so many marks stand on one letter that they cover what stands above and below. */
    private static boolean heaps(String name) {
        int marks = 0;
        for (int c : name.codePoints().toArray()) {
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}

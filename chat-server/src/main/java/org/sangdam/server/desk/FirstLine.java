package org.sangdam.server.desk;

import java.util.regex.Pattern;

/** What a list shows of a longer text. */
public final class FirstLine {
    /** Longest first line, in UTF-16 units. */
    public static final int LONGEST = 80;

    private static final Pattern DIRECTIONS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private FirstLine() {}

    /**
     * The first line that is not blank, trimmed, cut between two characters with an ellipsis if it is too long. Without
     * controls of direction: what they turn round would go on behind their end, which may be cut off.
     */
    public static String of(String text) {
        String line = DIRECTIONS
                .matcher(text)
                .replaceAll("")
                .lines()
                .filter(one -> !one.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = LONGEST - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}

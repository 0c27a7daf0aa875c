package org.sangdam.server.desk;

/** What a list shows of a longer text. */
public final class FirstLine {
    /** Longest first line, in UTF-16 units. */
    public static final int LONGEST = 80;

    private FirstLine() {}

    /** The first line that is not blank, trimmed, cut between two characters with an ellipsis if it is too long. */
    public static String of(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
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

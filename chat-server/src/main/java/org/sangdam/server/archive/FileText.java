package org.sangdam.server.archive;

import org.sangdam.server.protocol.Attachment;

/**
 * How a message that is a file stands in the archive: its facts between two characters that no text has, then its name. So
 * whatever compares, copies and searches texts does so with files too.
 */
final class FileText {
    private static final char MARK = '\u0001';

    /** For SQL. */
    static final String IS_FILE = "text LIKE CHAR(1) || '%'";

    private FileText() {}

    static String of(String name, Attachment file) {
        return file == null
                ? name
                : MARK + file.hash() + " " + file.type() + " " + file.bytes() + " " + file.width() + " " + file.height()
                        + MARK + name;
    }

    /** @return null if the text is no file's */
    static Attachment file(String text) {
        if (text == null || text.isEmpty() || text.charAt(0) != MARK) {
            return null;
        }
        String[] facts = text.substring(1, text.indexOf(MARK, 1)).split(" ");
        return new Attachment(
                facts[0], facts[1], Long.parseLong(facts[2]), Integer.parseInt(facts[3]), Integer.parseInt(facts[4]));
    }

    static String name(String text) {
        return file(text) == null ? text : text.substring(text.indexOf(MARK, 1) + 1);
    }
}

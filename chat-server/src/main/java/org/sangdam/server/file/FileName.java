package org.sangdam.server.file;

import java.util.regex.Pattern;

/** A file's name as it may be shown and saved anywhere. */
public final class FileName {
    private static final int LONGEST = 100;

    /** What no system allows in a name, hides itself, or turns the direction of what is read. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>:\"/\\\\|?*\u034f\u115f\u1160\u3164\uffa0\u2800]+");

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    /** Windows takes these for devices, whatever follows the first dot. */
    private static final Pattern DEVICES =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileName() {}

    /**
     * Without folders and what cannot be seen, and with an ending that its content has: what is opened by its ending is opened
     * as what it is.
     *
     * @param type as it was found in the content
     */
    public static String safe(String given, String type) {
        String name = UNSAFE.matcher(FOLDERS.matcher(given).replaceFirst("")).replaceAll("");
        name = EDGES.matcher(name).replaceAll("");
        String ending = "";
        FileType known = FileType.named(type).orElseThrow();
        if (name.isEmpty() || !name.contains(".") || !known.ends(name)) {
            ending = "." + known.ending();
        } else {
            ending = name.substring(name.lastIndexOf('.'));
            name = name.substring(0, name.lastIndexOf('.'));
        }
        if (name.length() > LONGEST) {
            int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            name = name.substring(0, end);
        }
        if (name.isBlank()) {
            name = "file";
        }
        return (DEVICES.matcher(name).matches() ? "_" + name : name) + ending;
    }
}

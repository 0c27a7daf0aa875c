package org.sangdam.server.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the journal, and where in it some of its records stand, so that nobody has to read it from the start. Any thread. */
final class Segment {
    private static final Pattern NAME = Pattern.compile("journal-(\\d{20})\\.log");

    /** Bytes between two remembered places. */
    private static final long STRIDE = 64 * 1024;

    private final Path file;
    private final long first;
    private final ConcurrentSkipListMap<Long, Long> places = new ConcurrentSkipListMap<>();

    Segment(Path folder, long first) {
        this.file = folder.resolve(String.format(Locale.ROOT, "journal-%020d.log", first));
        this.first = first;
        places.put(first, (long) SegmentHead.BYTES);
    }

    /** The first sequence of the segment with this file name, 0 if it is no segment's name. */
    static long first(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    Path file() {
        return file;
    }

    long first() {
        return first;
    }

    /** The nearest known record that begins with {@code sequence} or before: its first sequence and its offset. */
    Map.Entry<Long, Long> place(long sequence) {
        return places.floorEntry(sequence);
    }

    void remember(long sequence, long offset) {
        if (offset - places.floorEntry(sequence).getValue() >= STRIDE) {
            places.put(sequence, offset);
        }
    }
}

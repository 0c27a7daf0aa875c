package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Small journals with words for entries. */
final class Journals {
    static final JournalSizes SMALL = new JournalSizes(400, 0);

    private Journals() {}

    static Journal open(Path folder) throws IOException {
        return open(new FileDisk(), folder);
    }

    static Journal open(Disk disk, Path folder) throws IOException {
        return new Journal(disk, folder, SMALL, () -> 1_700_000_000_000L, Runnable::run);
    }

    static long append(Journal journal, String... words) throws IOException {
        return journal.append(Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    static List<String> words(Journal journal) throws IOException {
        return words(journal.read(0, Integer.MAX_VALUE));
    }

    static List<String> words(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    static List<Path> segments(Path folder) throws IOException {
        return files(folder, ".log");
    }

    static List<Path> setAside(Path folder) throws IOException {
        return files(folder, ".torn-");
    }

    private static List<Path> files(Path folder, String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return part.startsWith(".torn") ? name.contains(part) : name.endsWith(part);
                    })
                    .sorted()
                    .toList();
        }
    }
}

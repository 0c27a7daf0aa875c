package org.sangdam.console.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code dialogues_LANGUAGE.txt}; the Korean one says how it is written. */
final class RepertoireFile {
    private static final String EVERYBODY = "*";

    private final List<Section> sections = new ArrayList<>();

    private RepertoireFile() {}

    /** A topic or {@link #EVERYBODY}, and its lines by their first word. */
    private record Section(String topic, Map<String, List<String>> lines) {
        List<String> of(String word) {
            return lines.getOrDefault(word, List.of());
        }
    }

    static Repertoire read(String language) {
        String name = "dialogues_" + language + ".txt";
        RepertoireFile file = new RepertoireFile();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(RepertoireFile.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            reader.lines().forEach(file::line);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return file.repertoire(language);
    }

    private void line(String line) {
        if (line.startsWith("[")) {
            sections.add(new Section(line.substring(1, line.length() - 1), new HashMap<>()));
        } else if (!line.isBlank() && !line.startsWith(";")) {
            int space = line.indexOf(' ');
            String text = line.substring(space + 1).replace("\\n", "\n");
            sections.get(sections.size() - 1)
                    .lines()
                    .computeIfAbsent(line.substring(0, space), word -> new ArrayList<>())
                    .add(text);
        }
    }

    private Repertoire repertoire(String language) {
        Section everybody = sections.get(0);
        Map<Cue, Pattern> cues = new EnumMap<>(Cue.class);
        for (Cue cue : Cue.values()) {
            cues.put(cue, Pattern.compile(everybody.of(word(cue)).get(0)));
        }
        Map<Phrase, List<String>> phrases = new EnumMap<>(Phrase.class);
        for (Phrase phrase : Phrase.values()) {
            phrases.put(phrase, everybody.of(word(phrase)));
        }
        return new Repertoire(
                language,
                everybody.of("name"),
                cues,
                phrases,
                answers(everybody),
                sections.stream()
                        .filter(section -> !section.topic().equals(EVERYBODY))
                        .map(RepertoireFile::dialogue)
                        .toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Dialogue dialogue(Section section) {
        return new Dialogue(
                section.topic(),
                section.of("opening").get(0),
                section.of("waiting"),
                answers(section),
                section.of("story"));
    }

    private static List<Answer> answers(Section section) {
        return section.of("answer").stream().map(RepertoireFile::answer).toList();
    }

    private static Answer answer(String line) {
        int bar = line.lastIndexOf(" | ");
        return new Answer(Pattern.compile(line.substring(0, bar)), line.substring(bar + 3));
    }
}

package org.sangdam.console.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What the customers of one language are called and say. Immutable.
 *
 * @param language BCP 47
 * @param answers that anybody may give
 */
record Repertoire(
        String language,
        List<String> names,
        Map<Cue, Pattern> cues,
        Map<Phrase, List<String>> phrases,
        List<Answer> answers,
        List<Dialogue> dialogues) {
    Repertoire {
        names = List.copyOf(names);
        cues = Map.copyOf(cues);
        phrases = Map.copyOf(phrases);
        answers = List.copyOf(answers);
        dialogues = List.copyOf(dialogues);
    }

    boolean hears(Cue cue, String text) {
        return cues.get(cue).matcher(text).find();
    }

    String phrase(Phrase phrase, RandomGenerator random) {
        List<String> ways = phrases.get(phrase);
        return ways.get(random.nextInt(ways.size()));
    }

    /** The dialogue that begins so, for a customer who comes back in the middle of it. */
    Optional<Dialogue> dialogueOf(String opening) {
        return dialogues.stream()
                .filter(dialogue -> dialogue.opening().equals(opening))
                .findFirst();
    }
}

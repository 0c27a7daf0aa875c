package org.sangdam.console.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a person has to say in one consultation, and to which words of the counsellor's. On the demo's thread. */
final class Talk {
    private static final int MOST_NUDGES = 2;

    private final Dialogue dialogue;
    private final Person person;
    private final RandomGenerator random;
    private final List<Answer> answers = new ArrayList<>();
    private final Deque<String> story;
    private boolean greeted;
    private boolean thanked;
    private boolean done;
    private int nudges;

    Talk(Dialogue dialogue, Person person, RandomGenerator random) {
        this.dialogue = dialogue;
        this.person = person;
        this.random = random;
        answers.addAll(dialogue.answers());
        answers.addAll(person.repertoire().answers());
        story = new ArrayDeque<>(dialogue.story());
    }

    Dialogue dialogue() {
        return dialogue;
    }

    /** What this person said before the link or the demo was interrupted is not said again. */
    void alreadySaid(Collection<String> texts) {
        greeted = true;
        answers.removeIf(answer -> texts.contains(own(answer.text())));
        story.removeIf(texts::contains);
        thanked = said(Phrase.THANKS, texts);
        done = said(Phrase.BYE, texts);
    }

    private boolean said(Phrase phrase, Collection<String> texts) {
        return person.repertoire().phrases().get(phrase).stream().anyMatch(texts::contains);
    }

    /** The reply to what the counsellor has said, if there is one. */
    Optional<String> heard(String text) {
        Repertoire repertoire = person.repertoire();
        Optional<Answer> answer = answers.stream().filter(one -> one.fits(text)).findFirst();
        if (answer.isPresent()) {
            answers.remove(answer.get());
            return Optional.of(own(answer.get().text()));
        }
        if (thanked) {
            return parting(text);
        }
        if (!greeted && repertoire.hears(Cue.GREETING, text)) {
            greeted = true;
            return phrase(Phrase.HELLO);
        }
        if (repertoire.hears(Cue.HOLDING, text)) {
            return phrase(Phrase.HOLD);
        }
        if (!story.isEmpty()) {
            return Optional.of(own(story.removeFirst()));
        }
        if (repertoire.hears(Cue.ASKING, text) && !repertoire.hears(Cue.PARTING, text)) {
            return phrase(Phrase.YES);
        }
        thanked = true;
        return phrase(Phrase.THANKS);
    }

    private Optional<String> parting(String text) {
        if (done) {
            return Optional.empty();
        }
        if (person.repertoire().hears(Cue.PARTING, text)) {
            done = true;
            return phrase(Phrase.BYE);
        }
        return person.repertoire().hears(Cue.ASKING, text) ? phrase(Phrase.YES) : Optional.empty();
    }

    /** What is said when the counsellor has been silent for long; nothing if there is nothing left but to go. */
    Optional<String> silence() {
        if (done || nudges == MOST_NUDGES) {
            return Optional.empty();
        }
        if (thanked) {
            done = true;
            return phrase(Phrase.BYE);
        }
        nudges++;
        return phrase(Phrase.NUDGE);
    }

    private Optional<String> phrase(Phrase phrase) {
        return Optional.of(person.repertoire().phrase(phrase, random));
    }

    private String own(String text) {
        return text.replace("{name}", person.name());
    }
}

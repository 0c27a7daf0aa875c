package org.sangdam.console.demo;

import java.util.List;

/**
 * A customer's part of one consultation.
 *
 * @param topic id of the topic it belongs to
 * @param opening the first message
 * @param waiting lines added while waiting
 * @param answers to what the counsellor may ask
 * @param story told one by one, each time the counsellor has said something
 */
record Dialogue(String topic, String opening, List<String> waiting, List<Answer> answers, List<String> story) {
    Dialogue {
        waiting = List.copyOf(waiting);
        answers = List.copyOf(answers);
        story = List.copyOf(story);
    }
}

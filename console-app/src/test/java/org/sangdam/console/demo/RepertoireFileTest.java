package org.sangdam.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.Fields;

class RepertoireFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyLineCanBeSent(String language) {
        Repertoire repertoire = RepertoireFile.read(language);
        assertThat(repertoire.names())
                .hasSizeGreaterThan(12)
                .doesNotHaveDuplicates()
                .allSatisfy(Fields::name);
        assertThat(texts(repertoire)).hasSizeGreaterThan(40).allSatisfy(Fields::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyTopicOfANewOfficeIsAskedAbout(String language) {
        assertThat(RepertoireFile.read(language).dialogues())
                .extracting(Dialogue::topic)
                .contains("general", "booking", "billing", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyDialogueIsKnownByItsOpening(String language) {
        Repertoire repertoire = RepertoireFile.read(language);
        assertThat(repertoire.dialogues())
                .allSatisfy(dialogue ->
                        assertThat(repertoire.dialogueOf(dialogue.opening())).contains(dialogue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everythingIsInItsLanguage(String language) {
        assertThat(texts(RepertoireFile.read(language)))
                .allSatisfy(text -> assertThat(
                                text.codePoints().anyMatch(letter -> letter >= 0xAC00 && letter <= 0xD7A3))
                        .as(text)
                        .isEqualTo(language.equals("ko")));
    }

    private static List<String> texts(Repertoire repertoire) {
        List<String> texts = new ArrayList<>();
        repertoire.phrases().values().forEach(texts::addAll);
        repertoire.answers().forEach(answer -> texts.add(answer.text()));
        repertoire.dialogues().forEach(dialogue -> {
            texts.add(dialogue.opening());
            texts.addAll(dialogue.waiting());
            texts.addAll(dialogue.story());
            dialogue.answers().forEach(answer -> texts.add(answer.text()));
        });
        return texts;
    }
}

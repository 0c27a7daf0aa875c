package org.sangdam.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {
    private final List<Integer> cards = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    @Test
    void allAreDealtBeforeOneComesAgain() {
        Deck<Integer> deck = new Deck<>(cards, new Random(1));
        List<Integer> dealt = Stream.generate(deck::next).limit(18).toList();
        assertThat(dealt.subList(0, 9)).containsExactlyInAnyOrderElementsOf(cards);
        assertThat(dealt.subList(9, 18))
                .containsExactlyInAnyOrderElementsOf(cards)
                .isNotEqualTo(dealt.subList(0, 9));
    }
}

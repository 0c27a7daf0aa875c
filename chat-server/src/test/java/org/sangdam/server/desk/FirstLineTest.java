package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstLineTest {
    @Test
    void isTheFirstLineThatSaysSomething() {
        assertThat(FirstLine.of("\n  \n 환불하고 싶어요 \n두 번째 줄")).isEqualTo("환불하고 싶어요");
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(FirstLine.of("😀".repeat(60))).isEqualTo("😀".repeat(39) + "…");
    }

    @Test
    void turnsNothingRound() {
        assertThat(FirstLine.of("\u202Egnp.\u2066abc\u2069\u202C\u200F")).isEqualTo("gnp.abc");
    }
}

package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FillingTest {
    private static final Clock AFTERNOON = Clock.fixed(Instant.parse("2026-11-30T06:05:00Z"), ZoneId.of("Asia/Seoul"));

    private final Filler filler = new Filler(() -> "이수진", () -> "한빛상담센터", AFTERNOON);

    @Test
    void namesAndTimeAreFilledInInTheLanguageOfTheConversation() {
        String text = "{customer}님, {office}의 {counsellor}입니다. {time}";
        assertThat(filler.filling("김하늘", "ko").in(text)).isEqualTo("김하늘님, 한빛상담센터의 이수진입니다. 오후 3:05");
        assertThat(filler.filling("Emma", "en").in("It is {time}, {customer}.")).isEqualTo("It is 3:05 PM, Emma.");
    }

    @Test
    void wordsThatMeanNothingStayAsTheyAre() {
        assertThat(filler.filling("김하늘", "ko").in("{name} {Customer} {} { customer } {customer"))
                .isEqualTo("{name} {Customer} {} { customer } {customer");
    }

    @Test
    void aNameThatLooksLikeSuchAWordIsAName() {
        assertThat(filler.filling("{office} $1 \\", "ko").in("{customer}님")).isEqualTo("{office} $1 \\님");
    }
}

package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final long CONVERSATION = 41;
    private static final long START = Long.MAX_VALUE - 1_000; // the clock of durations may wrap around

    private final Codes codes = new Codes(new SecureRandom());

    private String made() {
        return codes.make(CONVERSATION, 7, 2, START, 1_763_613_000_000L);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void aCodeHasSixDigitsAndOpensOneRecordForOneConversation() {
        String code = made();
        assertThat(code).matches("[0-9]{6}");
        assertThat(codes.awaited(CONVERSATION, START).orElseThrow())
                .returns(7L, Codes.Awaited::customer)
                .returns(2L, Codes.Awaited::counsellor);
        assertThat(codes.awaited(CONVERSATION + 1, START)).isEmpty();
        assertThat(codes.matches(CONVERSATION, code)).isTrue();
    }

    @Test
    void itIsGoneAfterFiveWrongOnes() {
        String code = made();
        for (int left = Codes.TRIES; left > 0; left--) {
            assertThat(codes.awaited(CONVERSATION, START).orElseThrow().tries()).isEqualTo(left);
            assertThat(codes.matches(CONVERSATION, wrong(code))).isFalse();
        }
        assertThat(codes.awaited(CONVERSATION, START)).isEmpty();
    }

    @Test
    void itIsGoneAfterItsTimeAndWithANewerOne() {
        String code = made();
        long end = START + Codes.VALID.toNanos();
        assertThat(codes.awaited(CONVERSATION, end - 1)).isPresent();
        assertThat(codes.awaited(CONVERSATION, end)).isEmpty();
        String newer = made();
        assertThat(codes.matches(CONVERSATION, newer)).isTrue();
        assertThat(newer.equals(code) || !codes.matches(CONVERSATION, code)).isTrue();
    }

    @Test
    void oneThatHasBeenTypedTakesNoNewerOneWithIt() {
        made();
        Codes.Awaited typed = codes.awaited(CONVERSATION, START).orElseThrow();
        String newer = made();
        codes.spent(CONVERSATION, typed);
        assertThat(codes.awaited(CONVERSATION, START)).isPresent();
        codes.matches(CONVERSATION, wrong(newer));
        codes.spent(CONVERSATION, codes.awaited(CONVERSATION, START).orElseThrow());
        assertThat(codes.awaited(CONVERSATION, START)).isEmpty();
    }

    @Test
    void itIsFoundInATextHoweverItIsWrittenAsLongAsItIsAwaited() {
        String code = made();
        String halves = code.substring(0, 3) + "%s" + code.substring(3);
        for (String text : new String[] {
            code, "번호는 " + code + "이에요.", halves.formatted(" "), halves.formatted("-"), "1" + code + "2"
        }) {
            assertThat(codes.standsIn(text, CONVERSATION, START)).as(text).isTrue();
        }
        assertThat(codes.standsIn("안녕하세요, 12345", CONVERSATION, START)).isFalse();
        assertThat(codes.standsIn(wrong(code), CONVERSATION, START)).isFalse();
        assertThat(codes.standsIn(code, CONVERSATION + 1, START)).isFalse();
        codes.spent(CONVERSATION);
        assertThat(codes.standsIn(code, CONVERSATION, START)).isFalse();
    }

    @Test
    void whatOneWritesWhoDoesNotKnowItIsNotComparedWithIt() {
        String code = made();
        for (String text : new String[] {code, wrong(code), "번호는 123 456이에요.", "1-2-3-4-5-6"}) {
            assertThat(codes.looksLikeOne(text, CONVERSATION, START)).as(text).isTrue();
        }
        for (String text : new String[] {"12345", code + "1", "9" + wrong(code), "010-1234-5678", "안녕하세요"}) {
            assertThat(codes.looksLikeOne(text, CONVERSATION, START)).as(text).isFalse();
        }
        assertThat(codes.looksLikeOne(code, CONVERSATION + 1, START)).isFalse();
        codes.spent(CONVERSATION);
        assertThat(codes.looksLikeOne(code, CONVERSATION, START)).isFalse();
    }
}

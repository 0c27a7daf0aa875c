package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.ReplyFrame.Reply;

class ReplySearchTest {
    private static final Reply GREETING = new Reply(1, true, "인사", "안녕하세요. 무엇을 도와드릴까요?");
    private static final Reply REFUND = new Reply(2, false, "환불", "환불은 사흘 안에 처리됩니다.");
    private static final Reply ONE = new Reply(3, true, "하나로", "하나로 카드 안내입니다.");
    private static final Reply FAREWELL = new Reply(4, true, "끝인사", "다음에 또 인사드릴게요.");
    private static final Reply HELLO = new Reply(5, false, "Hello", "How can I help?");
    private static final List<Reply> ALL = List.of(GREETING, REFUND, ONE, FAREWELL, HELLO);

    @Test
    void withNothingTypedAllAreThereOnesOwnFirst() {
        assertThat(ReplySearch.in(ALL, "")).containsExactly(HELLO, REFUND, FAREWELL, GREETING, ONE);
    }

    /** Each moment of typing 인사, and how some input methods hand it over. */
    @ParameterizedTest
    @ValueSource(strings = {"ㅇ", "이", "인", "인ㅅ", "인사", "ㅇㅅ"})
    void aWordIsFoundAtEveryMomentOfItsTyping(String typed) {
        assertThat(ReplySearch.in(ALL, typed)).startsWith(GREETING);
        assertThat(ReplySearch.in(ALL, Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .startsWith(GREETING);
    }

    @Test
    void aConsonantThatIsYetToBecomeTheNextSyllablesFirstIsNoMistake() {
        assertThat(ReplySearch.in(ALL, "한")).containsExactly(ONE);
        assertThat(ReplySearch.in(ALL, "화")).as("ㅗ and ㅏ make ㅘ").containsExactly(REFUND);
    }

    @Test
    void whatBeginsSoComesBeforeWhatHasItInTheMiddleOrInItsText() {
        assertThat(ReplySearch.in(ALL, "인사")).containsExactly(GREETING, FAREWELL);
        assertThat(ReplySearch.in(ALL, "사흘")).containsExactly(REFUND);
        assertThat(ReplySearch.in(ALL, "HELP")).containsExactly(HELLO);
        assertThat(ReplySearch.in(ALL, "hel")).containsExactly(HELLO);
        assertThat(ReplySearch.in(ALL, "없는말")).isEmpty();
    }

    @Test
    void oneLetterAloneIsNotLookedForInTexts() {
        assertThat(ReplySearch.in(ALL, "w")).isEmpty();
    }
}

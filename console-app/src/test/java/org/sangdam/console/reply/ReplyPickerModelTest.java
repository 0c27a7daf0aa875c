package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;

class ReplyPickerModelTest {
    private static final Reply GREETING = new Reply(1, true, "인사", "안녕하세요");
    private static final Reply FAREWELL = new Reply(2, true, "인사끝", "안녕히 가세요");
    private static final Reply REFUND = new Reply(3, true, "환불", "사흘 걸려요");

    private final RepliesModel replies = new RepliesModel();
    private final ReplyPickerModel picker = new ReplyPickerModel(replies);

    @BeforeEach
    void some() {
        replies.all(new ReplyFrame.All(List.of(GREETING, FAREWELL, REFUND), false));
    }

    @Test
    void aSlashBringsAllUpAndFurtherLettersFewer() {
        typed("/");
        assertThat(picker.matches()).containsExactly(GREETING, FAREWELL, REFUND);
        assertThat(picker.selected().get()).isZero();
        typed("/환");
        assertThat(picker.matches()).containsExactly(REFUND);
        typed("/환q");
        assertThat(picker.open().get()).isFalse();
        assertThat(picker.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"안녕 /인", "줄\n/인", "탭\t/인", "/인"})
    void itBeginsAWordWhereverThatStands(String text) {
        typed(text);
        assertThat(picker.take()).contains(new ReplyPickerModel.Choice(GREETING, text.length() - 2, text.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "인사", "1/인", "https://인", "/인 ", "/ 인", "//인"})
    void elsewhereASlashIsASlash(String text) {
        typed(text);
        assertThat(picker.open().get()).isFalse();
    }

    @Test
    void theWholeWordCountsAlsoWhereTheCaretStandsInIt() {
        picker.typed("앞 /환불 뒤", 3);
        assertThat(picker.take()).contains(new ReplyPickerModel.Choice(REFUND, 2, 5));
        picker.typed("앞 /환불 뒤", 2);
        assertThat(picker.open().get()).as("before the slash").isFalse();
    }

    @Test
    void aTextThatIsClearedUnderItsCaretClosesTheList() {
        typed("/인");
        picker.typed("", 2);
        assertThat(picker.open().get()).isFalse();
    }

    @Test
    void arrowsGoRoundAndTheChosenOneStaysSoWhileItFits() {
        typed("/");
        picker.move(-1);
        assertThat(picker.selected().get()).isEqualTo(2);
        picker.move(1);
        picker.move(1);
        assertThat(picker.selected().get()).isEqualTo(1);
        typed("/인사");
        assertThat(chosen()).isEqualTo(FAREWELL);
        typed("/환");
        assertThat(chosen()).isEqualTo(REFUND);
    }

    @Test
    void whatWasClosedStaysClosedUntilItsSlashIsGone() {
        typed("/");
        picker.close();
        typed("/인");
        assertThat(picker.open().get()).isFalse();
        typed("");
        typed("/인");
        assertThat(picker.open().get()).isTrue();
    }

    @Test
    void whatWasTakenIsTakenOnce() {
        typed("/인");
        assertThat(picker.take()).isPresent();
        assertThat(picker.take()).isEmpty();
        assertThat(picker.open().get()).isFalse();
    }

    @Test
    void withoutRepliesNothingComesUp() {
        replies.forget();
        typed("/");
        assertThat(picker.open().get()).isFalse();
    }

    private Reply chosen() {
        return picker.matches().get(picker.selected().get());
    }

    private void typed(String text) {
        picker.typed(text, text.length());
    }
}

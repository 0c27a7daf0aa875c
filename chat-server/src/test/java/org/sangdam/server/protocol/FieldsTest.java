package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "안녕하세요",
                "두 줄\n이에요",
                "tab\there",
                "가족 👨‍👩‍👧 이모지",
                "مرحبا",
                "<b>&amp;</b>",
                "\u202Eeman",
                "می\u200Cخواهم"
            })
    void textIsWhateverPeopleWrite(String text) {
        assertThat(Fields.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "nul\u0000",
                "bell\u0007",
                "\u0085",
                "half \ud83d pair",
                "\udc00",
                "\uffff",
                "a\r\nb",
                "\u200B",
                "\u200B \u2060\uFEFF",
                "\u3164",
                "\u202E",
                "\u0301"
            })
    void textHoldsNothingThatIsNoText(String text) {
        refused(Code.BAD_TEXT, () -> Fields.text(text));
    }

    @Test
    void textEndsAtItsLimit() {
        assertThat(Fields.text("가".repeat(4_000))).hasSize(4_000);
        refused(Code.BAD_TEXT, () -> Fields.text("가".repeat(4_001)));
        refused(Code.BAD_TEXT, () -> Fields.text("😀".repeat(2_001)));
    }

    @Test
    void whatIsBeingWrittenIsShortAndMayBeNothingYet() {
        assertThat(new FromCustomer.Typing(1, true, "안녕하ㅅ").text()).isEqualTo("안녕하ㅅ");
        assertThat(new FromCustomer.Typing(1, true, " ".repeat(200)).text()).hasSize(200);
        refused(Code.BAD_TEXT, () -> new FromCustomer.Typing(1, true, "가".repeat(201)));
        refused(Code.BAD_TEXT, () -> new FromCustomer.Typing(1, true, "half \ud83d"));
        refused(Code.MALFORMED, () -> new FromCustomer.Typing(1, false, "멈췄는데요"));
        assertThat(new FromCustomer.Typing(1, true, "비밀") + " " + new Typing(1, Sender.CUSTOMER, true, "비밀"))
                .doesNotContain("비밀");
    }

    @Test
    void aNameAndANumberComeTogetherOrNotAtAll() {
        assertThat(joining(null, null).anonymous()).isTrue();
        assertThat(joining(" 가 ", "010").name()).isEqualTo("가");
        refused(Code.MALFORMED, () -> joining("가", null));
        refused(Code.MALFORMED, () -> joining(null, "010"));
        refused(Code.BAD_NAME, () -> joining("", "010"));
        refused(Code.MALFORMED, () -> new FromCustomer.CallBack("id", null, null, "general", "문의", true));
    }

    private static FromCustomer.Join joining(String name, String phone) {
        return new FromCustomer.Join("id", name, phone, "general", "문의", true);
    }

    @Test
    void missingTextIsMalformed() {
        refused(Code.MALFORMED, () -> Fields.text(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"김하늘", "Anne-Marie O'Neil", "이 수진 (야간)", "3호", "José", "Nguyễn Thị", "สมชาย", "김❤️"})
    void nameIsWhateverPeopleAreCalled(String name) {
        assertThat(Fields.name(name)).isEqualTo(name);
    }

    @Test
    void nameIsTrimmed() {
        assertThat(Fields.name(" \u3000김하늘\n")).isEqualTo("김하늘");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "...",
                "두\n줄",
                "tab\there",
                "\u202Eevil",
                "a\u200Bb",
                "a\u2066b",
                "\uFEFFa",
                "a\u0000",
                "\ud83d",
                "\u200B\u200C\u200D",
                "\u3164",
                "김\u3164하늘",
                "\u115F\u1160",
                "\uFFA0",
                "\u2800",
                "a\u00ADb",
                "a\u034F",
                "김\uDB40\uDC41",
                "H\u0300\u0301\u0302\u0303\u0304"
            })
    void nameHidesReordersAndCoversNothing(String name) {
        refused(Code.BAD_NAME, () -> Fields.name(name));
    }

    @Test
    void nameEndsAtItsLimit() {
        assertThat(Fields.name("김".repeat(60))).hasSize(60);
        refused(Code.BAD_NAME, () -> Fields.name("김".repeat(61)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"인사", "hi", "환불-3일", "1"})
    void shortcutIsOneWordInAnyScript(String shortcut) {
        assertThat(Fields.shortcut(" " + shortcut + " ")).isEqualTo(shortcut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "두 말", "두\u3000말", "두\u00A0말", "a/b", "/인사", "줄\n끝", "...", "a\u200Bb"})
    void shortcutHasNoSpaceAndNoSlash(String shortcut) {
        refused(Code.BAD_SHORTCUT, () -> Fields.shortcut(shortcut));
    }

    @Test
    void shortcutEndsAtItsLimit() {
        assertThat(Fields.shortcut("가".repeat(30))).hasSize(30);
        refused(Code.BAD_SHORTCUT, () -> Fields.shortcut("가".repeat(31)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "한글", "line\n", "del\u007f"})
    void idIsVisibleAscii(String id) {
        refused(Code.MALFORMED, () -> Fields.id(id));
    }

    @Test
    void idEndsAtItsLimit() {
        assertThat(Fields.id("~".repeat(128))).hasSize(128);
        refused(Code.MALFORMED, () -> Fields.id("~".repeat(129)));
    }

    @Test
    void optionalWordMayBeMissingButNotWrong() {
        assertThat(Fields.optionalWord(null, "token")).isNull();
        assertThat(Fields.optionalWord("a", "token")).isEqualTo("a");
        refused(Code.MALFORMED, () -> Fields.optionalWord("", "token"));
    }

    @Test
    void passwordHasEightToTwoHundredUnits() {
        assertThat(Fields.password("비밀번호여덟글자")).hasSize(8);
        assertThat(Fields.password("p".repeat(200))).hasSize(200);
        refused(Code.BAD_PASSWORD, () -> Fields.password("seven77"));
        refused(Code.BAD_PASSWORD, () -> Fields.password("p".repeat(201)));
        refused(Code.MALFORMED, () -> Fields.password(null));
    }

    @Test
    void numberKeepsItsLeast() {
        assertThat(Fields.atLeast(1, 1, "seq")).isEqualTo(1);
        refused(Code.MALFORMED, () -> Fields.atLeast(1, 0, "seq"));
    }

    private static void refused(Code code, Supplier<?> check) {
        assertThatExceptionOfType(FrameException.class).isThrownBy(check::get).returns(code, FrameException::code);
    }
}

package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.Hours.Holiday;
import org.sangdam.server.protocol.Hours.Span;

class HoursTest {
    private static final int FRAME = 64 * 1024;
    private static final String DATE = "2026-12-25";

    private final Codec<FromCounsellor> codec = new Codec<>(FromCounsellor.class);

    /** The last is written as six bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "휴", "\u2028"})
    void theMostThatIsTakenFitsIntoAFrame(String letter) {
        String usual = "휴" + letter.repeat(Hours.LONGEST_MESSAGE - 1);
        int left = Hours.LONGEST_TOGETHER - usual.length();
        String each = "휴" + letter.repeat(left / Hours.MOST_HOLIDAYS - 1);
        List<Span> spans = Collections.nCopies(70, new Span(DayOfWeek.WEDNESDAY, 1_000, 1_440));
        String id = "i".repeat(Fields.LONGEST_WORD);
        Administering.SetHours frame =
                new Administering.SetHours(id, "America/Argentina/ComodRivadavia", spans, each(each, 400), usual);
        String json = codec.encode(frame);
        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(FRAME);
        assertThat(codec.decode(json)).isEqualTo(frame);
    }

    @Test
    void moreTogetherIsRefusedAndNotCutOff() {
        String longest = "휴".repeat(Hours.LONGEST_MESSAGE);
        int enough = Hours.LONGEST_TOGETHER / Hours.LONGEST_MESSAGE;
        assertThat(new Administering.SetHours("a", "Asia/Seoul", List.of(), each(longest, enough), null).holidays())
                .hasSize(enough);
        assertThatExceptionOfType(FrameException.class)
                .isThrownBy(
                        () -> new Administering.SetHours("a", "Asia/Seoul", List.of(), each(longest, enough), "또 오세요"))
                .returns(Code.BAD_HOURS, FrameException::code);
    }

    /** Of an office that stored them when there was no such bound. */
    @Test
    void whatWasStoredEarlierIsStillRead() {
        List<Holiday> holidays = each("휴".repeat(Hours.LONGEST_MESSAGE), Hours.MOST_HOLIDAYS);
        Hours hours = new Hours("Asia/Seoul", List.of(), holidays, "또 오세요");
        assertThat(hours.together()).isEqualTo(120_005);
    }

    private static List<Holiday> each(String message, int many) {
        return Collections.nCopies(many, new Holiday(DATE, message));
    }
}

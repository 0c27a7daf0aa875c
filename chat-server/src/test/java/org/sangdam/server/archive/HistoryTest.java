package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Status;

class HistoryTest {
    @TempDir
    static Path folder;

    private static H2Archive archive;
    private static long begun;

    @BeforeAll
    static void fill() {
        Happenings happenings = new Happenings()
                .office()
                .join(1, "Min Ji", "+821012345678", "pay", "환불해 주세요")
                .matched(1, 1)
                .counsellorSays(1, 1, "k1", "Order A_17 is 100% paid")
                .endedBy(1, 0)
                .join(2, "서준", "+821087654321", "ship", "언제 오나요")
                .left(2)
                .join(1, "Min Ji", "+821012345678", "ship", "배송 조회")
                .matched(3, 2)
                .join(3, "Ann", "+14155550123", "pay", "Where is my REFUND? C:\\temp");
        archive = H2Archive.open(folder);
        archive.apply(happenings.all());
        begun = archive.consultation(2).orElseThrow().startedAt();
    }

    @AfterAll
    static void close() {
        archive.close();
    }

    @Test
    void newestComeFirst() {
        assertThat(found(all())).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void pagesGoOnBelowTheLastNumberAndTellWhetherThereIsMore() {
        assertThat(found(page(0, 2))).containsExactly(4L, 3L, 2L);
        assertThat(found(page(3, 2))).containsExactly(2L, 1L);
        assertThat(found(page(1, 2))).isEmpty();
    }

    @Test
    void filtersNarrowWhatIsFound() {
        assertThat(found(new HistoryQuery(0, 0, 2, null, null, null, 0, 0, 10))).containsExactly(3L);
        assertThat(found(new HistoryQuery(0, 0, 0, "ship", null, null, 0, 0, 10)))
                .containsExactly(3L, 2L);
        assertThat(found(new HistoryQuery(0, 0, 0, null, Status.LEFT, null, 0, 0, 10)))
                .containsExactly(2L);
        assertThat(found(new HistoryQuery(0, 0, 0, null, null, null, 1, 0, 10))).containsExactly(3L, 1L);
        assertThat(found(new HistoryQuery(begun, 0, 0, null, null, null, 0, 0, 10)))
                .containsExactly(4L, 3L, 2L);
        assertThat(found(new HistoryQuery(0, begun, 0, null, null, null, 0, 0, 10)))
                .containsExactly(1L);
        assertThat(found(new HistoryQuery(begun, begun + 1, 0, "ship", Status.LEFT, "언제", 2, 3, 10)))
                .containsExactly(2L);
        assertThat(found(new HistoryQuery(begun, begun + 1, 0, "pay", Status.LEFT, "언제", 2, 3, 10)))
                .isEmpty();
    }

    @Test
    void textIsFoundInNamesAndMessagesWhateverItsCase() {
        assertThat(found(text("min j"))).containsExactly(3L, 1L);
        assertThat(found(text("refund"))).containsExactly(4L);
        assertThat(found(text(" 배송 조회 "))).containsExactly(3L);
        assertThat(found(text("환불"))).containsExactly(1L);
        assertThat(found(text("없는 말"))).isEmpty();
    }

    @Test
    void aPhoneNumberIsFoundHoweverItIsTyped() {
        for (String typed :
                List.of("010-1234-5678", "01012345678", "1234-5678", "+82 10 1234 5678", "(010) 1234.5678")) {
            assertThat(found(text(typed))).as(typed).containsExactly(3L, 1L);
        }
        assertThat(found(text("415-555-0123"))).containsExactly(4L);
        assertThat(found(text("010-9999-0000"))).isEmpty();
    }

    @Test
    void signsThatMeanSomethingToLikeAreTakenAsTheyAre() {
        assertThat(found(text("100%"))).containsExactly(1L);
        assertThat(found(text("a_17"))).containsExactly(1L);
        assertThat(found(text("a%17"))).isEmpty();
        assertThat(found(text("_"))).containsExactly(1L);
        assertThat(found(text("c:\\TEMP"))).containsExactly(4L);
        assertThat(found(text("'; DROP TABLE message; --"))).isEmpty();
    }

    private static HistoryQuery all() {
        return page(0, 10);
    }

    private static HistoryQuery page(long before, int limit) {
        return new HistoryQuery(0, 0, 0, null, null, null, 0, before, limit);
    }

    private static HistoryQuery text(String text) {
        return new HistoryQuery(0, 0, 0, null, null, text, 0, 0, 10);
    }

    private static List<Long> found(HistoryQuery query) {
        List<Long> numbers = new ArrayList<>();
        archive.history(query).forEach(consultation -> numbers.add(consultation.conversation()));
        return numbers;
    }
}

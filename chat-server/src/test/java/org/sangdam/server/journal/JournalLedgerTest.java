package org.sangdam.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.CallBackEvent;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.desk.ReplyEvent;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Topic;

class JournalLedgerTest {
    private static final List<Event> ONE_OF_EACH = List.of(
            new Event.OfficeSet("행복상담소", List.of(new Topic("pay", "결제", "Payment")), 365, 3, true, true, 1),
            new Event.AccountAdded(1, "김상담", Role.SUPERVISOR, "$argon2id$v=19$…", 2),
            new Event.SessionOpened(1, "hash", Long.MAX_VALUE, 3),
            new Event.ConversationStarted(1, "id", 1, "token", "민지 😀", "+821012345678", "pay", "ko", true, 1, -1, 4),
            new Event.MessageSaid(1, 1, "id", Sender.CUSTOMER, 0, "<b>\"안녕\"</b>\n\t😀\\", 5),
            new Event.ConversationMatched(1, 2, 1, 6),
            new Event.MessagesRead(1, Sender.COUNSELLOR, 2, 7),
            new Event.ConversationReturned(1, 3, 1, 1, 8),
            new Event.ConversationEnded(1, 4, Sender.COUNSELLOR, 1, 9),
            new Event.ConversationLeft(2, 2, 10),
            new Event.PresenceChosen(1, Presence.AWAY, 11),
            new Event.SessionClosed("hash", 12),
            new Event.ConversationOffered(3, 1, 2, "pay", "먼저 환불 건부터", 13),
            new Event.OfferEnded(3, 2, OfferEnd.DECLINED, 14),
            new Event.ConversationTransferred(3, 3, 1, 0, "pay", 1, null, 15),
            new Event.HoursSet(
                    new Hours(
                            "Europe/Berlin",
                            List.of(new Hours.Span(DayOfWeek.MONDAY, 540, 1_440)),
                            List.of(new Hours.Holiday("2026-12-25", null)),
                            "곧 열어요"),
                    16),
            new CallBackEvent.Asked(1, "id", "token", "민지", "+821012345678", "pay", "ko", "전화 주세요", 17),
            new CallBackEvent.Tried(1, 1, 18),
            new CallBackEvent.Done(1, 1, 19),
            new CallBackEvent.Reopened(1, 1, 20),
            new Event.ConsultationRated(1, 5, "친절했어요\n😀", 2, 21),
            new Event.ReadingGranted(1, 2, 3, 22),
            new Event.ReadingRevoked(1, 2, 3, 23),
            new Event.DeviceForgotten("hash", 24),
            new Event.ConversationGivenUp(4, 2, 25),
            new ReplyEvent.Added(1, 2, "인사", "{customer}님,\n안녕하세요", 2, 26),
            new ReplyEvent.Changed(1, 2, "인사", "안녕하세요", 2, 27),
            new ReplyEvent.Deleted(1, 2, 2, 28));

    private static final Event NAMELESS =
            new Event.ConversationStarted(5, "id", 2, "token", "익명 2", null, "pay", "ko", false, 2, 0, 26);

    @TempDir
    Path folder;

    @Test
    void everyKindOfEventIsReadAsItWasWritten() throws IOException {
        int kinds = Event.Visitor.class.getDeclaredMethods().length - 2; // two of them stand for a family
        int calls = CallBackEvent.Visitor.class.getDeclaredMethods().length;
        int replies = ReplyEvent.Visitor.class.getDeclaredMethods().length;
        assertThat(ONE_OF_EACH).hasSize(kinds + calls + replies);
        try (JournalLedger ledger = open()) {
            assertThat(ledger.append(ONE_OF_EACH)).isEqualTo(ONE_OF_EACH.size());
            ledger.append(List.of(NAMELESS));
        }
        try (JournalLedger ledger = open()) {
            assertThat(ledger.last()).isEqualTo(ONE_OF_EACH.size() + 1);
            assertThat(ledger.read(0, ONE_OF_EACH.size()))
                    .extracting(Recorded::event)
                    .isEqualTo(ONE_OF_EACH);
            assertThat(ledger.read(ONE_OF_EACH.size(), 1))
                    .extracting(Recorded::event)
                    .containsExactly(NAMELESS);
            assertThat(ledger.read(25, 100)).extracting(Recorded::position).containsExactly(26L, 27L, 28L, 29L);
        }
    }

    @Test
    void anOfficeOfBeforeThereWereChoicesHasMadeNone() {
        assertThat(
                        new Codec<>(Event.class)
                                .decode(
                                        "{\"type\":\"office-set\",\"name\":\"상담소\",\"topics\":[],\"retentionDays\":365,\"at\":1}"))
                .isEqualTo(new Event.OfficeSet("상담소", List.of(), 365, 0, false, false, 1));
    }

    /** A day of long letters read at once would fill the memory of a small machine, again after each start. */
    @Test
    void ofLongEventsFewerAreReadAtOnce() throws IOException {
        List<Event> letters = LongStream.rangeClosed(1, 10)
                .<Event>mapToObj(
                        seq -> new Event.MessageSaid(1, seq, "m" + seq, Sender.CUSTOMER, 0, "a".repeat(1 << 20), 1))
                .toList();
        try (JournalLedger ledger = open()) {
            ledger.append(letters);
            readOn(ledger);
        }
        try (JournalLedger ledger = open()) {
            readOn(ledger);
        }
    }

    private static void readOn(JournalLedger ledger) throws IOException {
        assertThat(ledger.read(0, 100)).extracting(Recorded::position).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ledger.read(4, 100)).extracting(Recorded::position).containsExactly(5L, 6L, 7L, 8L);
        assertThat(ledger.read(8, 100)).extracting(Recorded::position).containsExactly(9L, 10L);
    }

    @Test
    void whatHasJustBeenAppendedIsHandedOverAsItIs() throws IOException {
        List<Event> first = ONE_OF_EACH.subList(0, 5);
        List<Event> second = ONE_OF_EACH.subList(5, ONE_OF_EACH.size());
        try (JournalLedger ledger = open()) {
            ledger.append(first);
            ledger.append(second);
            List<Recorded> two = ledger.read(3, 2);
            assertThat(two).extracting(Recorded::position).containsExactly(4L, 5L);
            assertThat(two.get(1).event()).isSameAs(first.get(4));
            assertThat(ledger.read(5, 100)).extracting(Recorded::event).isEqualTo(second);
            assertThat(ledger.read(3, 3))
                    .as("what was forgotten is read from the disk")
                    .extracting(Recorded::event)
                    .isEqualTo(ONE_OF_EACH.subList(3, 6));
            assertThat(ledger.read(ONE_OF_EACH.size(), 100)).isEmpty();
        }
    }

    @Test
    void onlySoMuchIsHeldForWhomeverFollows() {
        Newest newest = new Newest(10);
        List<byte[]> fourBytesEach = List.of(new byte[4], new byte[4], new byte[4]);
        newest.add(3, ONE_OF_EACH.subList(0, 3), fourBytesEach);
        assertThat(newest.behind(0, 10)).isEmpty();
        assertThat(newest.behind(1, 10)).extracting(Recorded::position).containsExactly(2L, 3L);
        newest.add(6, ONE_OF_EACH.subList(3, 6), fourBytesEach);
        assertThat(newest.behind(3, 10)).as("the next is missing").isEmpty();
        assertThat(newest.behind(4, 1)).extracting(Recorded::position).containsExactly(5L);
        newest.add(7, ONE_OF_EACH.subList(0, 1), List.of(new byte[11]));
        assertThat(newest.behind(6, 10)).as("larger than all that may be held").isEmpty();
    }

    @Test
    void anEventOfALaterVersionIsNotPassedOver() throws IOException {
        try (Journal journal =
                new Journal(new FileDisk(), folder, new JournalSizes(4_096, 0), () -> 1, Runnable::run)) {
            journal.append(List.of("{\"type\":\"teleported\",\"at\":1}".getBytes(StandardCharsets.UTF_8)));
        }
        try (JournalLedger ledger = open()) {
            assertThatThrownBy(() -> ledger.read(0, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("number 1");
        }
    }

    private JournalLedger open() throws IOException {
        return new JournalLedger(folder, new JournalSizes(4_096, 0), () -> 1);
    }
}

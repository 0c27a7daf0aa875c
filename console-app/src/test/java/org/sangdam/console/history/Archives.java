package org.sangdam.console.history;

import java.util.ArrayList;
import java.util.List;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor.Archived;
import org.sangdam.server.protocol.ToCounsellor.History;
import org.sangdam.server.protocol.ToCounsellor.Transcript;

/** What an archive may answer. */
final class Archives {
    static final long NOON = 1_763_607_600_000L;

    private Archives() {}

    static Archived consultation(long number) {
        return new Archived(
                number,
                Status.ENDED,
                number,
                "김하늘",
                "010-****-5678",
                "billing",
                1,
                "이상담",
                NOON,
                NOON + 60_000,
                NOON + 600_000,
                "요금이 두 번 결제됐어요.",
                3,
                null);
    }

    /** A consultation that its customer has rated, with its first message. */
    static Transcript rated(long number, int stars, String comment) {
        Archived row = consultation(number);
        Archived rated = new Archived(
                number,
                row.status(),
                row.customer(),
                row.name(),
                row.phone(),
                row.topic(),
                row.counsellor(),
                row.counsellorName(),
                row.startedAt(),
                row.matchedAt(),
                row.endedAt(),
                row.firstLine(),
                row.messages(),
                new Rating(stars, comment, 1, NOON + 700_000));
        return new Transcript("id", rated, transcript(number, 1, 1).messages(), false);
    }

    /** Consultations {@code newest} down to {@code oldest}. */
    static History page(long newest, long oldest, boolean more) {
        List<Archived> rows = new ArrayList<>();
        for (long number = newest; number >= oldest; number--) {
            rows.add(consultation(number));
        }
        return new History("id", rows, more);
    }

    /** A consultation that is going on, with its first message. */
    static Transcript open(long number) {
        Archived ended = consultation(number);
        Archived going = new Archived(
                number,
                Status.ACTIVE,
                ended.customer(),
                ended.name(),
                ended.phone(),
                ended.topic(),
                ended.counsellor(),
                ended.counsellorName(),
                ended.startedAt(),
                ended.matchedAt(),
                0,
                ended.firstLine(),
                1,
                null);
        return new Transcript("id", going, transcript(number, 1, 1).messages(), false);
    }

    /** A consultation of one message. */
    static Transcript saying(long conversation, String text) {
        Message message = new Message(conversation, 1, "m1", Kind.TEXT, Sender.CUSTOMER, null, text, NOON);
        return new Transcript("id", consultation(conversation), List.of(message), false);
    }

    /** Messages {@code first} to {@code last}. */
    static Transcript transcript(long conversation, long first, long last) {
        List<Message> messages = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            Sender from = seq % 2 == 1 ? Sender.CUSTOMER : Sender.COUNSELLOR;
            String name = from == Sender.COUNSELLOR ? "이상담" : null;
            messages.add(
                    new Message(conversation, seq, "m" + seq, Kind.TEXT, from, name, "메시지 " + seq, NOON + seq * 1_000));
        }
        return new Transcript("id", consultation(conversation), messages, first > 1);
    }
}

package org.sangdam.server.session;

import java.util.List;
import java.util.function.Consumer;
import org.sangdam.server.archive.Consultation;
import org.sangdam.server.archive.HistoryQuery;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** What consoles may read of the archive: all of it. Asked and answered on the desk's thread. */
final class CounsellorReading {
    private final Reading reading;
    private final Frames frames;

    CounsellorReading(Reading reading, Frames frames) {
        this.reading = reading;
        this.frames = frames;
    }

    private record Page(Consultation consultation, List<Message> messages) {}

    void history(FromCounsellor.History frame, Consumer<ToCounsellor> answer) {
        HistoryQuery query = new HistoryQuery(
                frame.from(),
                frame.until(),
                frame.counsellor(),
                frame.topic(),
                frame.status(),
                frame.text(),
                frame.customer(),
                frame.before(),
                frame.limit());
        reading.search(
                archive -> archive.history(query),
                found -> answer.accept(new ToCounsellor.History(
                        frame.id(),
                        Frames.page(found, frame.limit()).stream()
                                .map(frames::archived)
                                .toList(),
                        found.size() > frame.limit())),
                unread -> answer.accept(unread.refusal(frame.id())));
    }

    void transcript(FromCounsellor.Transcript frame, Consumer<ToCounsellor> answer) {
        reading.ask(
                archive -> archive.consultation(frame.conversation())
                        .map(consultation -> new Page(
                                consultation, archive.messages(frame.conversation(), frame.before(), Frames.PAGE))),
                found -> answer.accept(found.<ToCounsellor>map(page -> transcript(frame.id(), page))
                        .orElseGet(() -> new Refused(frame.id(), Code.NO_CONVERSATION, 0, null))),
                unread -> answer.accept(unread.refusal(frame.id())));
    }

    private ToCounsellor.Transcript transcript(String id, Page page) {
        List<Message> messages = Frames.fitting(page.messages());
        boolean more = !messages.isEmpty() && messages.get(0).seq() > 1;
        return new ToCounsellor.Transcript(id, frames.archived(page.consultation()), messages, more);
    }

    /** What has become of a conversation that a console still shows as open, whoever has ended it. */
    void over(long conversation, long after, Consumer<ToCounsellor> answer) {
        reading.ask(
                archive -> archive.consultation(conversation)
                        .map(consultation -> new Page(consultation, archive.messages(conversation, 0, Frames.PAGE))),
                found -> found.ifPresent(
                        page -> answer.accept(frames.forCounsellor(page.consultation(), page.messages(), after))),
                unread -> {});
    }
}

package org.sangdam.server.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sangdam.server.archive.Archive;
import org.sangdam.server.archive.Consultation;
import org.sangdam.server.archive.HistoryQuery;
import org.sangdam.server.archive.KnownCustomer;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCustomer;

/**
 * What a customer may read of the archive: their own consultations; another's are as if they were not. Asked and answered
 * on the desk's thread; a customer's number is 0 until the first consultation.
 */
final class CustomerReading {
    /** Earlier consultations of one page of the list. */
    private static final int HISTORY = 30;

    private final Reading reading;

    CustomerReading(Reading reading) {
        this.reading = reading;
    }

    private record Page(Consultation consultation, List<Message> messages) {}

    /** Whose token this is the hash of. */
    void customer(String tokenHash, Consumer<Optional<KnownCustomer>> answer, Runnable failed) {
        reading.ask(archive -> archive.customer(tokenHash), answer, failed);
    }

    /** The customer's newest consultation, if this join began it. */
    void begunBy(String join, long customer, Consumer<Optional<Consultation>> answer, Runnable failed) {
        HistoryQuery newest = new HistoryQuery(0, 0, 0, null, null, null, customer, 0, 1);
        reading.ask(
                archive -> archive.history(newest).stream()
                        .findFirst()
                        .filter(last -> archive.messages(last.conversation(), 2, 1).stream()
                                .anyMatch(first -> join.equals(first.id()))),
                answer,
                failed);
    }

    void history(FromCustomer.History frame, long customer, Consumer<ToCustomer> answer) {
        if (customer == 0) {
            answer.accept(new ToCustomer.History(frame.id(), List.of(), false));
            return;
        }
        HistoryQuery own = new HistoryQuery(0, 0, 0, null, null, null, customer, frame.before(), HISTORY);
        reading.ask(
                archive -> archive.history(own),
                found -> answer.accept(new ToCustomer.History(
                        frame.id(),
                        Frames.page(found, HISTORY).stream()
                                .map(Frames::earlier)
                                .toList(),
                        found.size() > HISTORY)),
                () -> answer.accept(new Refused(frame.id(), Code.FAILED, 0, null)));
    }

    void transcript(FromCustomer.Transcript frame, long customer, Consumer<ToCustomer> answer) {
        reading.ask(
                archive -> page(archive, frame.conversation(), customer, frame.before()),
                found -> answer.accept(found.<ToCustomer>map(page -> transcript(frame.id(), page))
                        .orElseGet(() -> new Refused(frame.id(), Code.NO_CONVERSATION, 0, null))),
                () -> answer.accept(new Refused(frame.id(), Code.FAILED, 0, null)));
    }

    private static ToCustomer.Transcript transcript(String id, Page page) {
        List<Message> messages = Frames.fitting(page.messages());
        boolean more = !messages.isEmpty() && messages.get(0).seq() > 1;
        return new ToCustomer.Transcript(id, Frames.earlier(page.consultation()), messages, more);
    }

    /** The conversation that the page shows, which is over. */
    void conversation(
            FromCustomer.Hello shown, long customer, Consumer<ToCustomer.Conversation> answer, Runnable absent) {
        reading.ask(
                archive -> page(archive, shown.conversation(), customer, 0),
                found -> found.ifPresentOrElse(
                        page -> answer.accept(Frames.forCustomer(page.consultation(), page.messages(), shown.after())),
                        absent),
                absent);
    }

    private static Optional<Page> page(Archive archive, long conversation, long customer, long before) {
        return archive.consultation(conversation)
                .filter(consultation -> customer != 0 && consultation.customer() == customer)
                .map(consultation -> new Page(consultation, archive.messages(conversation, before, Frames.PAGE)));
    }
}

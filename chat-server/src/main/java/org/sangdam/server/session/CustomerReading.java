package org.sangdam.server.session;

import java.util.Comparator;
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
 * What a customer may read of the archive: their own consultations, and those that a counsellor has let their device read;
 * another's are as if they were not. Whose is whose goes by the token: a number that was given while the archive could not be
 * asked is not the one that it keeps. Asked and answered on the desk's thread.
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
    void customer(String tokenHash, Consumer<Optional<KnownCustomer>> answer, Consumer<Unread> failed) {
        reading.ask(archive -> archive.customer(tokenHash), answer, failed);
    }

    /** The customer's newest consultation, if this join began it. */
    void begunBy(String join, String tokenHash, Consumer<Optional<Consultation>> answer, Consumer<Unread> failed) {
        reading.ask(
                archive -> own(archive, tokenHash, 0, 1).stream()
                        .findFirst()
                        .filter(last -> archive.messages(last.conversation(), 2, 1).stream()
                                .anyMatch(first -> join.equals(first.id()))),
                answer,
                failed);
    }

    void history(FromCustomer.History frame, Customer customer, Consumer<ToCustomer> answer) {
        if (customer.isNew()) {
            answer.accept(new ToCustomer.History(frame.id(), List.of(), false));
            return;
        }
        reading.ask(
                archive -> readable(archive, customer.tokenHash, frame.before(), HISTORY),
                found -> answer.accept(new ToCustomer.History(
                        frame.id(),
                        Frames.page(found, HISTORY).stream()
                                .map(Frames::earlier)
                                .toList(),
                        found.size() > HISTORY)),
                unread -> answer.accept(unread.refusal(frame.id())));
    }

    /** Of all whom the token may read: one more than the limit if there are more. */
    private static List<Consultation> readable(Archive archive, String tokenHash, long before, int limit) {
        return archive.readableBy(tokenHash).stream()
                .flatMap(customer -> of(archive, customer, before, limit).stream())
                .sorted(Comparator.comparingLong(Consultation::conversation).reversed())
                .limit(limit + 1L)
                .toList();
    }

    private static List<Consultation> of(Archive archive, long customer, long before, int limit) {
        return archive.history(new HistoryQuery(0, 0, 0, null, null, null, customer, before, limit));
    }

    private static List<Consultation> own(Archive archive, String tokenHash, long before, int limit) {
        return archive.customer(tokenHash)
                .map(known -> of(archive, known.customer(), before, limit))
                .orElse(List.of());
    }

    /** A consultation of the customer's own, open or over. */
    void own(long conversation, String tokenHash, Consumer<Optional<Consultation>> answer, Consumer<Unread> failed) {
        reading.ask(archive -> own(archive, conversation, tokenHash), answer, failed);
    }

    void transcript(FromCustomer.Transcript frame, String tokenHash, Consumer<ToCustomer> answer) {
        reading.ask(
                archive -> page(archive, frame.conversation(), tokenHash, frame.before()),
                found -> answer.accept(found.<ToCustomer>map(page -> transcript(frame.id(), page))
                        .orElseGet(() -> new Refused(frame.id(), Code.NO_CONVERSATION, 0, null))),
                unread -> answer.accept(unread.refusal(frame.id())));
    }

    private static ToCustomer.Transcript transcript(String id, Page page) {
        List<Message> messages = Frames.fitting(page.messages());
        boolean more = !messages.isEmpty() && messages.get(0).seq() > 1;
        return new ToCustomer.Transcript(id, Frames.earlier(page.consultation()), messages, more);
    }

    /** The conversation that the page shows, which is over. */
    void conversation(
            FromCustomer.Hello shown, String tokenHash, Consumer<ToCustomer.Conversation> answer, Runnable absent) {
        reading.ask(
                archive -> page(archive, shown.conversation(), tokenHash, 0),
                found -> found.ifPresentOrElse(
                        page -> answer.accept(Frames.forCustomer(page.consultation(), page.messages(), shown.after())),
                        absent),
                unread -> absent.run());
    }

    private static Optional<Page> page(Archive archive, long conversation, String tokenHash, long before) {
        return archive.consultation(conversation)
                .filter(found -> archive.readableBy(tokenHash).contains(found.customer()))
                .map(consultation -> new Page(consultation, archive.messages(conversation, before, Frames.PAGE)));
    }

    private static Optional<Consultation> own(Archive archive, long conversation, String tokenHash) {
        long customer = archive.customer(tokenHash).map(KnownCustomer::customer).orElse(0L);
        return archive.consultation(conversation)
                .filter(consultation -> customer != 0 && consultation.customer() == customer);
    }
}

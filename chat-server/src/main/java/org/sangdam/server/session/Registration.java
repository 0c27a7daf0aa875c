package org.sangdam.server.session;

import java.util.Optional;
import org.sangdam.server.desk.CallBackCommand;
import org.sangdam.server.desk.Command;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;

/** Takes down who asks for a consultation and what it is about, and puts them on the waiting list. On the desk's thread. */
final class Registration {
    private final Backplane backplane;
    private final Admission admission;
    private final CustomerReading archive;
    private final Phones phones;

    Registration(Backplane backplane, Admission admission, CustomerReading archive, Phones phones) {
        this.backplane = backplane;
        this.admission = admission;
        this.archive = archive;
        this.phones = phones;
    }

    /** @param page which has been welcomed */
    void join(CustomerSession page, FromCustomer.Join frame) {
        Customer customer = page.customer();
        boolean comesAgain = backplane.desk().ofCustomer(customer.tokenHash).isPresent();
        Optional<String> phone = frame.anonymous() ? Optional.empty() : number(page, frame.id(), frame.phone());
        if (phone.isEmpty() && !frame.anonymous() || !comesAgain && !admitted(page, frame.id())) {
            return;
        }
        Command.Join join = new Command.Join(
                frame.id(),
                customer.number,
                customer.tokenHash,
                frame.name(),
                phone.orElse(null),
                frame.topic(),
                page.language(),
                customer.returning,
                frame.text());
        if (customer.isNew()) {
            page.submit(frame.id(), join);
        } else {
            joinUnlessDone(page, frame.id(), join);
        }
    }

    /** Takes down who wants to be called; as much of it may be asked for as of consultations. */
    void callBack(CustomerSession page, FromCustomer.CallBack frame) {
        number(page, frame.id(), frame.phone())
                .filter(phone -> admitted(page, frame.id()))
                .ifPresent(phone -> page.submit(
                        frame.id(),
                        new CallBackCommand.Ask(
                                frame.id(),
                                page.customer().tokenHash,
                                frame.name(),
                                phone,
                                frame.topic(),
                                page.language(),
                                frame.text())));
    }

    /** The number in its one form; empty if it is none, which the page is told. */
    private Optional<String> number(CustomerSession page, String id, String typed) {
        Optional<String> phone = phones.normalised(typed);
        if (phone.isEmpty()) {
            page.refuse(id, Code.BAD_PHONE);
        }
        return phone;
    }

    /** Whether it is not too much that is asked for; otherwise the page is told. */
    private boolean admitted(CustomerSession page, String id) {
        long wait = admission.join(page.connection().address(), page.customer().tokenHash);
        if (wait > 0) {
            page.refuse(id, Code.THROTTLED, wait);
        }
        return wait == 0;
    }

    /** The link may have broken before a join was answered, and the conversation have ended meanwhile: it is not begun twice. */
    private void joinUnlessDone(CustomerSession page, String id, Command.Join join) {
        archive.begunBy(
                id,
                join.tokenHash(),
                done -> done.ifPresentOrElse(
                        consultation ->
                                page.answer(new Ack(id, consultation.conversation(), 1, consultation.startedAt())),
                        () -> page.submit(id, join)),
                unread -> page.submit(id, join)); // the desk knows the joins of late
    }
}

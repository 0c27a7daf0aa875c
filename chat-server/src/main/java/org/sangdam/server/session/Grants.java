package org.sangdam.server.session;

import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCustomer;

/**
 * How a customer gets to read on a new device what was said on another: a counsellor who has seen who asks has a code made,
 * tells it to them by another way, and they type it on the page. Name and telephone number alone open nothing, and whoever
 * types them hears nothing of whom else they belong to. On the desk's thread.
 */
final class Grants {
    private final Backplane backplane;
    private final Reading reading;
    private final Customers customers;
    private final Counsellors counsellors;
    private final Codes codes;

    Grants(Backplane backplane, Reading reading, Customers customers, Counsellors counsellors, Codes codes) {
        this.backplane = backplane;
        this.reading = reading;
        this.customers = customers;
        this.counsellors = counsellors;
        this.codes = codes;
    }

    /** @param console whose session has been looked at */
    Granting.Handler by(CounsellorSession console) {
        return new By(console);
    }

    /** A page that has just been greeted is told whether a code is awaited of it. */
    void greeted(CustomerSession page) {
        backplane
                .durable()
                .ofCustomer(page.customer().tokenHash)
                .ifPresent(open -> codes.awaited(open.number(), backplane.nanos())
                        .ifPresent(code ->
                                page.send(new ToCustomer.CodeAwaited(open.number(), code.tries(), code.date()))));
    }

    /** Whether a customer's message looks like the code that their conversation waits for. */
    boolean looksLikeCode(String text, long conversation) {
        return codes.looksLikeOne(text, conversation, backplane.nanos());
    }

    /** Whether a counsellor's message would give away the code that its conversation waits for. */
    boolean givenAwayBy(String text, long conversation) {
        return codes.standsIn(text, conversation, backplane.nanos());
    }

    /** @param page whose own conversation it is, and open */
    void enter(CustomerSession page, LookingBack.EnterCode frame) {
        long number = frame.conversation();
        Codes.Awaited code = codes.awaited(number, backplane.nanos()).orElse(null);
        if (code == null) {
            page.refuse(frame.id(), Code.NO_CODE);
        } else if (codes.matches(number, frame.code())) {
            Command.GrantReading grant = new Command.GrantReading(number, code.customer(), code.counsellor());
            backplane.submit(grant, decision -> decided(page, frame, code, decision));
        } else {
            int left = code.tries() - 1;
            backplane.whenDurable(() -> tell(page, frame, code, false, left));
        }
    }

    private void decided(CustomerSession page, LookingBack.EnterCode frame, Codes.Awaited code, Decision decision) {
        if (decision instanceof Decision.Refusal refusal) {
            page.answer(Frames.refused(frame.id(), refusal));
            return;
        }
        codes.spent(frame.conversation(), code);
        page.customer().returning = true;
        tell(page, frame, code, true, 0);
    }

    /** All pages hear that the code has been typed, the one that has it with its id. */
    private void tell(
            CustomerSession page, LookingBack.EnterCode frame, Codes.Awaited code, boolean granted, int left) {
        long number = frame.conversation();
        page.send(new ToCustomer.CodeChecked(frame.id(), number, granted, left));
        ToCustomer.CodeChecked news = new ToCustomer.CodeChecked(null, number, granted, left);
        page.customer().pages.stream().filter(other -> other != page).forEach(other -> other.send(news));
        counsellors.tell(code.counsellor(), new OfRecords.CodeState(number, code.customer(), granted, left));
    }

    /** Whoever has never been in a conversation can have been granted nothing: that writes nothing. */
    void forget(CustomerSession page, LookingBack.Forget frame) {
        if (page.customer().isNew()) {
            page.answer(new Ack(frame.id(), 0, 0, 0));
            return;
        }
        page.submit(frame.id(), new Command.ForgetDevice(page.customer().tokenHash));
    }

    /** In the name of one console's counsellor. */
    private final class By implements Granting.Handler {
        private final CounsellorSession console;

        By(CounsellorSession console) {
            this.console = console;
        }

        @Override
        public void records(Granting.FindRecords frame) {
            reading.ask(
                    archive -> archive.records(frame.conversation()),
                    found -> console.send(new OfRecords.Records(frame.id(), frame.conversation(), found)),
                    unread -> console.refuse(frame.id(), unread.code(), unread.retryAfter()));
        }

        /** Only for a record that such a code could be asked for, and only by the one who talks to the customer. */
        @Override
        public void code(Granting.MakeCode frame) {
            reading.ask(
                    archive -> archive.records(frame.conversation()).stream()
                            .anyMatch(record -> record.customer() == frame.customer()),
                    known -> backplane.whenDurable(() -> code(frame, known)),
                    unread -> console.refuse(frame.id(), unread.code(), unread.retryAfter()));
        }

        private void code(Granting.MakeCode frame, boolean known) {
            Conversation open = backplane
                    .durable()
                    .conversation(frame.conversation())
                    .filter(one -> one.status() == Status.ACTIVE && one.counsellor() == console.counsellor())
                    .orElse(null);
            if (open == null || !known) {
                console.refuse(frame.id(), open == null ? Code.OVER : Code.FORBIDDEN);
                return;
            }
            String code = codes.make(
                    open.number(), frame.customer(), console.counsellor(), backplane.nanos(), backplane.now());
            long until = backplane.now() + Codes.VALID.toMillis();
            console.send(new OfRecords.CodeMade(frame.id(), open.number(), frame.customer(), code, Codes.TRIES, until));
            customers.tell(open.tokenHash(), new ToCustomer.CodeAwaited(open.number(), Codes.TRIES, until));
        }

        @Override
        public void revoke(Granting.Revoke frame) {
            codes.spent(frame.conversation());
            console.submit(
                    frame.id(),
                    new Command.RevokeReading(frame.conversation(), frame.customer(), console.counsellor()));
        }
    }
}

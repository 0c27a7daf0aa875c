package org.sangdam.server.session;

import java.util.Optional;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.archive.KnownCustomer;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ToCustomer;

/** Finds out who has opened a page, and greets them with where their conversation is now. On the desk's thread. */
final class Reception {
    private final Customers customers;
    private final Doorway doorway;
    private final Backplane backplane;
    private final CustomerReading archive;
    private final Secrets secrets;
    private final Passes passes;

    Reception(
            Customers customers,
            Doorway doorway,
            Backplane backplane,
            CustomerReading archive,
            Secrets secrets,
            Passes passes) {
        this.customers = customers;
        this.doorway = doorway;
        this.backplane = backplane;
        this.archive = archive;
        this.secrets = secrets;
        this.passes = passes;
    }

    /** The page is gone: whatever it was given is over. */
    void left(CustomerSession page) {
        passes.end(page);
    }

    /** @param page which has said nothing before */
    void receive(CustomerSession page, FromCustomer.Hello frame) {
        boolean known = Secrets.wellFormed(frame.token());
        String token = known ? frame.token() : secrets.make();
        Customer customer = customers.enter(Secrets.hash(token), page);
        page.is(customer, frame.language());
        Arrival arrival = new Arrival(page, customer, token, frame);
        if (customers.admission().crowded(customer.pages.size())) {
            page.sendAway(Admission.CROWDED_SECONDS);
        } else if (known) {
            backplane.whenDurable(arrival::recognise);
        } else {
            arrival.welcome();
        }
    }

    /** One page, from its first frame to the greeting. */
    private final class Arrival {
        private final CustomerSession page;
        private final Customer customer;
        private final String token;
        private final FromCustomer.Hello frame;

        Arrival(CustomerSession page, Customer customer, String token, FromCustomer.Hello frame) {
            this.page = page;
            this.customer = customer;
            this.token = token;
            this.frame = frame;
        }

        private Optional<Conversation> open() {
            return backplane.durable().ofCustomer(customer.tokenHash);
        }

        void recognise() {
            Optional<Conversation> open = open();
            if (open.isPresent()) {
                customer.number = open.get().customer();
                customer.returning |= open.get().returning();
                welcome();
                return;
            }
            archive.customer(
                    customer.tokenHash,
                    found -> {
                        recognise(found);
                        welcome();
                    },
                    unread -> {
                        customer.unread = true; // nobody is locked out; what is theirs is found later, by the token
                        welcome();
                    });
        }

        private void recognise(Optional<KnownCustomer> found) {
            if (found.isPresent() && customer.number == 0) {
                customer.number = found.get().customer();
            }
            found.ifPresent(known -> customer.returning |= known.consultations() > 0);
        }

        /** Greets, and brings the page to where its conversation is now. */
        void welcome() {
            backplane.whenDurable(() -> {
                Optional<Conversation> open = open();
                if (open.isPresent() || frame.conversation() == 0 || customer.isNew()) {
                    greetWith(open);
                } else {
                    archive.conversation(frame, customer.tokenHash, this::greetWithEnded, this::greetWithNone);
                }
            });
        }

        private void greetWith(Optional<Conversation> open) {
            greet(open.isPresent());
            open.ifPresent(this::show);
        }

        /** While the archive was asked, another page may have begun a new conversation: then that one is shown. */
        private void greetWithEnded(ToCustomer.Conversation over) {
            backplane.whenDurable(() -> {
                Optional<Conversation> open = open();
                if (open.isPresent()) {
                    greetWith(open);
                } else {
                    greet(true);
                    page.send(over);
                }
            });
        }

        private void greetWithNone() {
            backplane.whenDurable(() -> greetWith(open()));
        }

        private void greet(boolean conversationFollows) {
            page.welcome(new ToCustomer.Welcome(
                    Protocol.VERSION,
                    token,
                    page.gone() ? null : passes.give(page, customer.tokenHash),
                    backplane.durable().office(),
                    customer.returning || customer.unread,
                    conversationFollows,
                    backplane.now()));
            doorway.show(page);
            customers.showCallBacks(page, backplane.durable());
        }

        private void show(Conversation conversation) {
            long after = frame.conversation() == conversation.number() ? frame.after() : 0;
            page.send(customers.snapshot(customer, conversation, backplane.durable(), after));
        }
    }
}

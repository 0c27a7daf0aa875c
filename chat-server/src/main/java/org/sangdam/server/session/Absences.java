package org.sangdam.server.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.ToCustomer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the list holds nobody who has long gone: a place is kept for a while without a page, and whoever has a page
 * open and gives no sign is asked. Times are {@link System#nanoTime}'s. On the desk's thread.
 */
final class Absences {
    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);

    /** A list of thousands is looked through no more often than that. */
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Backplane backplane;
    private final Customers customers;
    private final Patience patience;
    private final Map<Long, Absence> absences = new HashMap<>();
    private long looked;

    Absences(Backplane backplane, Customers customers, Patience patience) {
        this.backplane = backplane;
        this.customers = customers;
        this.patience = patience;
        this.looked = backplane.nanos();
    }

    private static final class Absence {
        /** No page is open since then. */
        private long gone;
        /** The last sign of a person. */
        private long sign;

        private long asked;
        private boolean away;
        private boolean asking;
        /** Whose pages have been asked. */
        private Customer told;

        Absence(long now) {
            gone = now;
            sign = now;
        }
    }

    void beat(long now) {
        if (now - looked < EVERY) {
            return;
        }
        looked = now;
        Set<Long> waiting = new HashSet<>();
        Set<String> entered = customers.entered();
        for (Conversation conversation : backplane.durable().waiting()) {
            waiting.add(conversation.number());
            Absence absence = absences.computeIfAbsent(conversation.number(), number -> new Absence(now));
            if (entered.contains(conversation.tokenHash())) {
                absence.away = false; // be it only for a moment
                absence.told = null; // a page that has come since does not know that it is asked
            }
            look(conversation, absence, customers.here(conversation.tokenHash()), now);
        }
        absences.keySet().retainAll(waiting);
    }

    private void look(Conversation conversation, Absence absence, Customer customer, long now) {
        if (customer == null) {
            absence.gone = absence.away ? absence.gone : now;
            absence.away = true;
            if (now - absence.gone >= patience.kept().toNanos()) {
                giveUp(conversation.number());
            }
            return;
        }
        absence.away = false;
        if (customer.hasGivenSign() && customer.sign() - absence.sign > 0) {
            absence.sign = customer.sign();
        }
        if (now - absence.sign < patience.silence().toNanos()) {
            heard(conversation, absence, customer);
        } else {
            ask(conversation, absence, customer, now);
        }
    }

    private void heard(Conversation conversation, Absence absence, Customer customer) {
        if (absence.asking) {
            absence.asking = false;
            absence.told = null;
            customers.tell(customer, new ToCustomer.StillThere(conversation.number(), 0));
        }
    }

    private void ask(Conversation conversation, Absence absence, Customer customer, long now) {
        if (!absence.asking) {
            absence.asking = true;
            absence.asked = now;
        }
        long left = patience.answer().toNanos() - (now - absence.asked);
        if (left <= 0) {
            giveUp(conversation.number());
        } else if (absence.told != customer) {
            absence.told = customer;
            customers.tell(customer, new ToCustomer.StillThere(conversation.number(), left / 1_000_000_000));
        }
    }

    private void giveUp(long conversation) {
        backplane.submit(new Command.GiveUp(conversation), decision -> {
            if (decision instanceof Decision.Accepted accepted
                    && !accepted.events().isEmpty()) {
                LOG.info("Whoever waited in conversation {} has gone; it is given up", conversation);
            }
        });
    }

    /** The service itself has heard nobody for so many nanoseconds: that counts against nobody. */
    void slept(long nanos) {
        absences.values().forEach(absence -> {
            absence.gone += nanos;
            absence.sign += nanos;
            absence.asked += nanos;
        });
    }
}

package org.sangdam.server.archive;

import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Sender;

/** How far the talk in one conversation has come within a transaction: one change of its row for all that was said and read. */
final class Progress {
    private long last;
    private long readByCustomer;
    private long readByCounsellor;
    private int customerLines;

    /** Who writes has read what stands above. */
    void said(Event.MessageSaid event) {
        last = event.seq();
        read(event.from(), event.seq());
        if (event.from() == Sender.CUSTOMER) {
            customerLines++;
        }
    }

    void read(Sender by, long seq) {
        if (by == Sender.CUSTOMER) {
            readByCustomer = Math.max(readByCustomer, seq);
        } else {
            readByCounsellor = Math.max(readByCounsellor, seq);
        }
    }

    long last() {
        return last;
    }

    long readByCustomer() {
        return readByCustomer;
    }

    long readByCounsellor() {
        return readByCounsellor;
    }

    int customerLines() {
        return customerLines;
    }
}

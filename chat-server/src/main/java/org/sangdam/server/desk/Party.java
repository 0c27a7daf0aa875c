package org.sangdam.server.desk;

import org.sangdam.server.protocol.Sender;

/** Who asks: a customer or a counsellor by number. */
public record Party(Sender side, long number) {
    public static Party customer(long number) {
        return new Party(Sender.CUSTOMER, number);
    }

    public static Party counsellor(long number) {
        return new Party(Sender.COUNSELLOR, number);
    }

    boolean isCustomer() {
        return side == Sender.CUSTOMER;
    }
}

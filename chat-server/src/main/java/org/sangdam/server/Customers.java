package org.sangdam.server;

import org.sangdam.server.desk.Desk;

/**
 * How many customers an office has at a moment.
 *
 * @param waiting on the waiting list
 * @param talking with a counsellor
 */
public record Customers(int waiting, int talking) {
    public static final Customers NONE = new Customers(0, 0);

    static Customers of(Desk desk) {
        int talking = desk.accounts().stream()
                .mapToInt(account -> desk.load(account.counsellor()))
                .sum();
        return new Customers(desk.waiting().size(), talking);
    }
}

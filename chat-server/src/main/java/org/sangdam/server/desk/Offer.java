package org.sangdam.server.desk;

/**
 * A conversation is offered to a colleague of its owner.
 *
 * @param topic the one it is to be about, null if that stays
 * @param note for the colleague, null if there is none
 */
public record Offer(long to, String topic, String note) {
    /** Without what counsellors write about a customer, which no log may hold. */
    @Override
    public String toString() {
        return "Offer[" + to + "]";
    }
}

package org.sangdam.server.protocol;

/**
 * What a customer thinks of a consultation that is over.
 *
 * @param stars 1 to 5
 * @param comment null if there is none
 * @param change 1 as first given, one more each time the customer has changed it
 * @param at milliseconds since 1970, the service's clock
 */
public record Rating(int stars, String comment, int change, long at) {
    /** Without what the customer has written, which no log may hold. */
    @Override
    public String toString() {
        return "Rating[" + stars + ", change " + change + "]";
    }
}

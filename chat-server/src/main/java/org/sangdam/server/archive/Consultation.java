package org.sangdam.server.archive;

import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.Status;

/**
 * A row of the archive.
 *
 * @param phone E.164, null of whoever stayed anonymous
 * @param counsellor the last one's account, 0 if none came; {@code counsellorName} is then null
 * @param matchedAt milliseconds since 1970 of the last match, 0 if there was none
 * @param endedAt milliseconds since 1970, 0 while open
 * @param last the newest number
 * @param rating null if the customer has not rated it
 */
public record Consultation(
        long conversation,
        Status status,
        long customer,
        String name,
        String phone,
        String topic,
        String language,
        boolean returning,
        long counsellor,
        String counsellorName,
        long startedAt,
        long matchedAt,
        long endedAt,
        long readByCustomer,
        long readByCounsellor,
        String firstLine,
        long last,
        Rating rating) {
    /** Without what a customer has given, which no log may hold. */
    @Override
    public String toString() {
        return "Consultation[" + conversation + ", " + status + "]";
    }
}

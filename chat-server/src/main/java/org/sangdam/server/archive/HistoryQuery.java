package org.sangdam.server.archive;

import org.sangdam.server.protocol.Status;

/**
 * What to look for; null and 0 let everything through.
 *
 * @param from earliest start, milliseconds since 1970
 * @param until first moment after the period, milliseconds since 1970
 * @param text occurs in name, telephone number (digits only, also as 010…), a message or what the customer wrote with a rating, whatever its case
 * @param before only conversations with a lower number
 */
public record HistoryQuery(
        long from,
        long until,
        long counsellor,
        String topic,
        Status status,
        String text,
        long customer,
        long before,
        int limit) {}

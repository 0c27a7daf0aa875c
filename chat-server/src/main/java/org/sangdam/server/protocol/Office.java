package org.sangdam.server.protocol;

import java.util.List;

/**
 * What everybody may know of the office.
 *
 * @param name as customers see it; empty until an administrator has named the office
 * @param retentionDays how long consultations are kept, in days
 * @param limit conversations of one counsellor at the same time; 0 for any number
 * @param anonymous whether a consultation is given to whoever says neither name nor number
 * @param preview whether counsellors see what a customer has not sent yet; the customer is told so
 */
public record Office(
        String name, List<Topic> topics, int retentionDays, int limit, boolean anonymous, boolean preview) {
    public Office {
        Fields.present(name, "name");
        topics = List.copyOf(Fields.present(topics, "topics"));
        Fields.atLeast(1, retentionDays, "retentionDays");
        Fields.atLeast(0, limit, "limit");
    }
}

package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Status;

/**
 * A conversation that is waiting or active, at one moment.
 *
 * @param joinId the id of the join that started it
 * @param phone E.164, null of whoever stays anonymous
 * @param counsellor the owner's account, 0 while waiting
 * @param matchedAt 0 while waiting
 * @param firstLine the beginning of the first message, one line
 * @param lines how many messages the customer has written while waiting
 * @param files how many of its messages are files
 * @param last the newest number
 * @param offer to a colleague of the owner, null if there is none
 * @param note of the last transfer, null if there is none
 * @param recent the newest {@link Desk#RECENT} entries at the most, rising
 * @param said the id of every message of the conversation, rising by number
 */
public record OpenConversation(
        long conversation,
        Status status,
        String joinId,
        long customer,
        String tokenHash,
        String name,
        String phone,
        String topic,
        String language,
        boolean returning,
        long ticket,
        int priority,
        long counsellor,
        long startedAt,
        long matchedAt,
        String firstLine,
        int lines,
        int files,
        long readByCustomer,
        long readByCounsellor,
        long last,
        Offer offer,
        Note note,
        List<Message> recent,
        List<Said> said) {
    public OpenConversation {
        recent = List.copyOf(recent);
        said = List.copyOf(said);
    }

    /** The event that began it; with the topic and the priority that it has by now. */
    Event.ConversationStarted started() {
        return new Event.ConversationStarted(
                conversation,
                joinId,
                customer,
                tokenHash,
                name,
                phone,
                topic,
                language,
                returning,
                ticket,
                priority,
                startedAt);
    }

    /** Without what a customer has given, which no log may hold. */
    @Override
    public String toString() {
        return "OpenConversation[" + conversation + ", " + status + "]";
    }
}

package org.sangdam.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Topic;

/** The rules of handing a customer over, at one moment. A conversation is its owner's until a colleague has accepted it. */
final class Transfers {
    private final Desk desk;
    private final Standing standing;
    private final long now;

    Transfers(Desk desk, Standing standing, long now) {
        this.desk = desk;
        this.standing = standing;
        this.now = now;
    }

    Decision transfer(Command.Transfer command) {
        Party by = Party.counsellor(command.counsellor());
        Optional<Conversation> found = standing.mine(by, command.conversation());
        if (found.isEmpty()) {
            return standing.notMine(by, command.conversation());
        }
        Conversation conversation = found.get();
        String topic = command.topic();
        if (topic != null && desk.office().topics().stream().map(Topic::id).noneMatch(topic::equals)) {
            return Decision.refuse(Code.BAD_TOPIC);
        }
        return command.to() == 0 ? toList(conversation, command) : offer(conversation, command);
    }

    private Decision toList(Conversation conversation, Command.Transfer command) {
        String topic = command.topic() == null ? conversation.topic() : command.topic();
        return handedOver(conversation, 0, topic, Conversation.HEAD, command.note());
    }

    private Decision offer(Conversation conversation, Command.Transfer command) {
        boolean itself = command.to() == command.counsellor();
        if (itself || standing.hindered(command.to()).isPresent()) {
            return Decision.refuse(Code.UNAVAILABLE);
        }
        Offer offer = new Offer(command.to(), command.topic(), command.note());
        if (offer.equals(conversation.offer())) {
            return Decision.nothingNew(conversation.number());
        }
        List<Event> events = new ArrayList<>();
        if (conversation.offer() != null) {
            events.add(over(conversation, OfferEnd.WITHDRAWN));
        }
        events.add(new Event.ConversationOffered(
                conversation.number(), command.counsellor(), command.to(), command.topic(), command.note(), now));
        return new Decision.Accepted(events, conversation.number(), 0, now);
    }

    Decision answer(Command.AnswerOffer command) {
        Optional<Conversation> found = desk.conversation(command.conversation());
        if (found.isEmpty()) {
            return standing.noLongerOpen(command.conversation());
        }
        Conversation conversation = found.get();
        Offer offer = conversation.offer();
        boolean owner = conversation.counsellor() == command.counsellor() && command.counsellor() != 0;
        boolean asked = offer != null && offer.to() == command.counsellor();
        if (owner && command.accept()) {
            return Decision.nothingNew(conversation.number());
        }
        if (!asked && !(owner && offer != null)) {
            return Decision.refuse(Code.NO_OFFER);
        }
        return command.accept()
                ? accepted(conversation, offer)
                : one(over(conversation, owner ? OfferEnd.WITHDRAWN : OfferEnd.DECLINED));
    }

    private Decision accepted(Conversation conversation, Offer offer) {
        Optional<Code> hindered = standing.hindered(offer.to());
        if (hindered.isPresent()) {
            return Decision.refuse(hindered.get());
        }
        String topic = offer.topic() == null ? conversation.topic() : offer.topic();
        return handedOver(conversation, offer.to(), topic, conversation.priority(), offer.note());
    }

    Decision end(Command.EndOffer command) {
        return desk.conversation(command.conversation())
                .filter(conversation ->
                        conversation.offer() != null && conversation.offer().to() == command.to())
                .map(conversation -> one(over(conversation, OfferEnd.TIMED_OUT)))
                .orElseGet(() -> Decision.nothingNew(command.conversation()));
    }

    private Decision handedOver(Conversation conversation, long to, String topic, int priority, String note) {
        long seq = conversation.last() + 1;
        Event event = new Event.ConversationTransferred(
                conversation.number(), seq, conversation.counsellor(), to, topic, priority, note, now);
        return new Decision.Accepted(List.of(event), conversation.number(), seq, now);
    }

    private Event.OfferEnded over(Conversation conversation, OfferEnd end) {
        return new Event.OfferEnded(conversation.number(), conversation.offer().to(), end, now);
    }

    private Decision one(Event.OfferEnded event) {
        return new Decision.Accepted(List.of(event), event.conversation(), 0, now);
    }
}

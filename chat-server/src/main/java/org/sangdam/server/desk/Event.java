package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Topic;
import org.sangdam.server.protocol.Wire;

/**
 * Something that has happened: what the ledger keeps and the archive follows. An event holds all that is needed to bring it
 * about again. The {@link Wire} words and field names stand in files for years: a field is added, never renamed.
 *
 * <p>Times ({@code at}) are milliseconds since 1970 by the service's clock when the desk decided.
 */
public sealed interface Event
        permits CallBackEvent,
                Event.AccountAdded,
                Event.ConsultationRated,
                Event.DeviceForgotten,
                Event.HoursSet,
                Event.OfConversation,
                Event.OfficeSet,
                Event.PresenceChosen,
                Event.ReadingGranted,
                Event.ReadingRevoked,
                Event.SessionClosed,
                Event.SessionOpened,
                ReplyEvent {
    long at();

    /** One method an event: a new event does not compile until everybody who follows has taken a stand. */
    interface Visitor {
        void started(ConversationStarted event);

        void said(MessageSaid event);

        void matched(ConversationMatched event);

        void returned(ConversationReturned event);

        void offered(ConversationOffered event);

        void offerEnded(OfferEnded event);

        void transferred(ConversationTransferred event);

        void ended(ConversationEnded event);

        void left(ConversationLeft event);

        void givenUp(ConversationGivenUp event);

        void read(MessagesRead event);

        void accountAdded(AccountAdded event);

        void sessionOpened(SessionOpened event);

        void sessionClosed(SessionClosed event);

        void presenceChosen(PresenceChosen event);

        void officeSet(OfficeSet event);

        void hoursSet(HoursSet event);

        void callBack(CallBackEvent event);

        void reply(ReplyEvent event);

        void rated(ConsultationRated event);

        void readingGranted(ReadingGranted event);

        void readingRevoked(ReadingRevoked event);

        void deviceForgotten(DeviceForgotten event);
    }

    void visit(Visitor visitor);

    /** Events of one conversation. */
    sealed interface OfConversation extends Event {
        long conversation();
    }

    /**
     * A customer asked for a consultation and waits. The first message follows as {@link MessageSaid} number 1.
     *
     * @param id the join's own id, made by the customer
     * @param customer number of the customer; new ones count up
     * @param tokenHash base64url of SHA-256 over the customer's token
     * @param phone E.164, null of whoever stays anonymous
     * @param ticket order on the waiting list, counts up
     * @param returning whether the customer had consultations before
     */
    @Wire("conversation-started")
    record ConversationStarted(
            long conversation,
            String id,
            long customer,
            String tokenHash,
            String name,
            String phone,
            String topic,
            String language,
            boolean returning,
            long ticket,
            int priority,
            long at)
            implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.started(this);
        }
    }

    /**
     * @param counsellor who wrote it; 0 if the customer did
     * @param file null unless it is one; it was on the disk before this happened
     */
    @Wire("message-said")
    record MessageSaid(
            long conversation, long seq, String id, Sender from, long counsellor, String text, Attachment file, long at)
            implements OfConversation {
        /** Without a file. */
        public MessageSaid(long conversation, long seq, String id, Sender from, long counsellor, String text, long at) {
            this(conversation, seq, id, from, counsellor, text, null, at);
        }

        @Override
        public void visit(Visitor visitor) {
            visitor.said(this);
        }
    }

    @Wire("conversation-matched")
    record ConversationMatched(long conversation, long seq, long counsellor, long at) implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.matched(this);
        }
    }

    /** Back on the waiting list with a new priority and the old ticket. {@code counsellor} has lost it. */
    @Wire("conversation-returned")
    record ConversationReturned(long conversation, long seq, long counsellor, int priority, long at)
            implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.returned(this);
        }
    }

    /**
     * {@code counsellor}, whose it stays until then, has offered it to a colleague.
     *
     * @param topic the one it is to be about from then on, null if that stays
     * @param note never for the customer; null if there is none
     */
    @Wire("conversation-offered")
    record ConversationOffered(long conversation, long counsellor, long to, String topic, String note, long at)
            implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.offered(this);
        }
    }

    /** The offer to {@code to} came to nothing. An offer also ends with whatever else becomes of its conversation. */
    @Wire("offer-ended")
    record OfferEnded(long conversation, long to, OfferEnd end, long at) implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.offerEnded(this);
        }
    }

    /**
     * {@code counsellor} has handed it over.
     *
     * @param to whose it is now, 0 if it is on the waiting list
     * @param topic the one it is about from now on
     * @param priority on the waiting list
     * @param note for whoever has it now, never for the customer; null if there is none
     */
    @Wire("conversation-transferred")
    record ConversationTransferred(
            long conversation, long seq, long counsellor, long to, String topic, int priority, String note, long at)
            implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.transferred(this);
        }
    }

    /**
     * @param by which side ended it
     * @param counsellor who ended it, 0 if the customer did
     */
    @Wire("conversation-ended")
    record ConversationEnded(long conversation, long seq, Sender by, long counsellor, long at)
            implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.ended(this);
        }
    }

    @Wire("conversation-left")
    record ConversationLeft(long conversation, long seq, long at) implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.left(this);
        }
    }

    /** Nobody has heard of the customer for as long as a place on the list is kept. */
    @Wire("conversation-given-up")
    record ConversationGivenUp(long conversation, long seq, long at) implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.givenUp(this);
        }
    }

    @Wire("messages-read")
    record MessagesRead(long conversation, Sender by, long seq, long at) implements OfConversation {
        @Override
        public void visit(Visitor visitor) {
            visitor.read(this);
        }
    }

    /** @param passwordHash Argon2id in PHC form */
    @Wire("account-added")
    record AccountAdded(long counsellor, String name, Role role, String passwordHash, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.accountAdded(this);
        }
    }

    /**
     * @param sessionHash base64url of SHA-256 over the session's secret
     * @param until the session is over at this moment
     */
    @Wire("session-opened")
    record SessionOpened(long counsellor, String sessionHash, long until, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.sessionOpened(this);
        }
    }

    @Wire("session-closed")
    record SessionClosed(String sessionHash, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.sessionClosed(this);
        }
    }

    @Wire("presence-chosen")
    record PresenceChosen(long counsellor, Presence presence, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.presenceChosen(this);
        }
    }

    /**
     * @param limit conversations of one counsellor at the same time; 0 for any number, as in files of before there was one
     * @param anonymous whether customers may stay so; not in files of before they could
     * @param preview whether counsellors see what a customer is typing; likewise
     */
    @Wire("office-set")
    record OfficeSet(
            String name, List<Topic> topics, int retentionDays, int limit, boolean anonymous, boolean preview, long at)
            implements Event {
        public OfficeSet {
            topics = List.copyOf(topics);
        }

        @Override
        public void visit(Visitor visitor) {
            visitor.officeSet(this);
        }
    }

    @Wire("hours-set")
    record HoursSet(Hours hours, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.hoursSet(this);
        }
    }

    /**
     * A customer has rated a consultation that is over, or changed that: the highest {@code change} counts.
     *
     * @param stars 1 to 5
     * @param comment null if there is none
     */
    @Wire("consultation-rated")
    record ConsultationRated(long conversation, int stars, String comment, int change, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.rated(this);
        }
    }

    /** The device that this conversation is held from may read the consultations of {@code customer} beside its own. */
    @Wire("reading-granted")
    record ReadingGranted(long conversation, long customer, long counsellor, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.readingGranted(this);
        }
    }

    /** {@code counsellor} has taken that back. */
    @Wire("reading-revoked")
    record ReadingRevoked(long conversation, long customer, long counsellor, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.readingRevoked(this);
        }
    }

    /** The holder of this token wants to be forgotten: whatever they were let read beside their own is over. */
    @Wire("device-forgotten")
    record DeviceForgotten(String tokenHash, long at) implements Event {
        @Override
        public void visit(Visitor visitor) {
            visitor.deviceForgotten(this);
        }
    }
}

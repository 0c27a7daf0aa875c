package org.sangdam.server.protocol;

import java.util.List;

/** What a customer's page may hear. */
public sealed interface ToCustomer
        permits Ack,
                Closing,
                Message,
                Pong,
                ReadMark,
                Refused,
                Typing,
                ToCustomer.Conversation,
                ToCustomer.History,
                ToCustomer.Place,
                ToCustomer.Transcript,
                ToCustomer.Welcome {
    void handle(Handler handler);

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void welcome(Welcome frame);

        void conversation(Conversation frame);

        void message(Message frame);

        void place(Place frame);

        void readMark(ReadMark frame);

        void typing(org.sangdam.server.protocol.Typing frame);

        void ack(Ack frame);

        void refused(Refused frame);

        void history(History frame);

        void transcript(Transcript frame);

        void pong(Pong frame);

        void closing(Closing frame);
    }

    /**
     * Answer to hello. If a conversation is open, or the one that hello named has ended meanwhile, a
     * {@link Conversation} follows at once.
     *
     * @param token the customer's secret: the one given, or a new one for the page to keep
     * @param returning whether earlier consultations can be read with it
     */
    @Wire("welcome")
    record Welcome(int version, String token, Office office, boolean returning, boolean conversationFollows, long now)
            implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.welcome(this);
        }
    }

    /**
     * The whole state of the conversation, after hello and after join. {@code messages} holds what comes after the number
     * that hello named, as far back as fits one frame: if its first number leaves a gap, the page asks for the rest by
     * transcript.
     *
     * @param counsellor the display name, null while waiting
     * @param place 1 for the next one; 0 unless waiting
     * @param waiting how many wait, 0 unless waiting
     * @param last the newest number of the conversation
     */
    @Wire("conversation")
    record Conversation(
            long conversation,
            Status status,
            String topic,
            String counsellor,
            long place,
            long waiting,
            long startedAt,
            long readByCounsellor,
            long readByCustomer,
            long last,
            List<Message> messages)
            implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.conversation(this);
        }
    }

    /** The place on the waiting list has changed, or how many wait. */
    @Wire("place")
    record Place(long conversation, long place, long waiting) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.place(this);
        }
    }

    /** Newest first; {@code more} if there are older ones. */
    @Wire("history")
    record History(String id, List<Earlier> conversations, boolean more) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.history(this);
        }
    }

    /**
     * One earlier consultation.
     *
     * @param counsellor the last one's display name, null if none came
     * @param endedAt milliseconds since 1970, 0 while open
     * @param firstLine the beginning of the first message
     */
    record Earlier(
            long conversation,
            Status status,
            String topic,
            String counsellor,
            long startedAt,
            long endedAt,
            String firstLine) {}

    /** Rising numbers; {@code more} if there are messages before the first of them. */
    @Wire("transcript")
    record Transcript(String id, Earlier conversation, List<Message> messages, boolean more) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.transcript(this);
        }
    }
}

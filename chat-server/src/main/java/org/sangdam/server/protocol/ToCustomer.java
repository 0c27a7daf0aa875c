package org.sangdam.server.protocol;

import java.util.List;

/** What a customer's page may hear. */
public sealed interface ToCustomer
        permits Ack,
                Closing,
                Message,
                OfficeChanged,
                Pong,
                ReadMark,
                Refused,
                Typing,
                ToCustomer.CodeAwaited,
                ToCustomer.CodeChecked,
                ToCustomer.CallBacks,
                ToCustomer.Conversation,
                ToCustomer.Doors,
                ToCustomer.History,
                ToCustomer.Place,
                ToCustomer.Rated,
                ToCustomer.StillThere,
                ToCustomer.Transcript,
                ToCustomer.Welcome {
    void handle(Handler handler);

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void welcome(Welcome frame);

        void conversation(Conversation frame);

        void message(Message frame);

        void place(Place frame);

        void stillThere(StillThere frame);

        void doors(Doors frame);

        void officeChanged(OfficeChanged frame);

        void callBacks(CallBacks frame);

        void readMark(ReadMark frame);

        void typing(org.sangdam.server.protocol.Typing frame);

        void ack(Ack frame);

        void refused(Refused frame);

        void history(History frame);

        void transcript(Transcript frame);

        void rated(Rated frame);

        void codeAwaited(CodeAwaited frame);

        void codeChecked(CodeChecked frame);

        void pong(Pong frame);

        void closing(Closing frame);
    }

    /**
     * Answer to hello. If a conversation is open, or the one that hello named has ended meanwhile, a
     * {@link Conversation} follows at once.
     *
     * @param token the customer's secret: the one given, or a new one for the page to keep
     * @param pass lets this connection send and fetch files over HTTP, as long as it lasts
     * @param returning whether earlier consultations can be read with it
     */
    @Wire("welcome")
    record Welcome(
            int version,
            String token,
            String pass,
            Office office,
            boolean returning,
            boolean conversationFollows,
            long now)
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
     * @param rating null unless it is over and the customer has rated it
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
            List<Message> messages,
            Rating rating)
            implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.conversation(this);
        }
    }

    /**
     * The place on the waiting list has changed, or how many wait.
     *
     * @param least minutes that the wait may still take at least
     * @param most minutes that it may take at the most; 0 if nothing can be said about it
     */
    @Wire("place")
    record Place(long conversation, long place, long waiting, int least, int most) implements ToCustomer {
        /** Without a word about the time. */
        public Place(long conversation, long place, long waiting) {
            this(conversation, place, waiting, 0, 0);
        }

        @Override
        public void handle(Handler handler) {
            handler.place(this);
        }
    }

    /**
     * Is somebody still there? Asked of whoever has waited for long without a sign.
     *
     * @param within seconds after which the place is kept no longer; 0 if it was answered
     */
    @Wire("still-there")
    record StillThere(long conversation, long within) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.stillThere(this);
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
     * @param rating null if the customer has not rated it
     */
    record Earlier(
            long conversation,
            Status status,
            String topic,
            String counsellor,
            long startedAt,
            long endedAt,
            String firstLine,
            Rating rating) {}

    /** Rising numbers; {@code more} if there are messages before the first of them. */
    @Wire("transcript")
    record Transcript(String id, Earlier conversation, List<Message> messages, boolean more) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.transcript(this);
        }
    }

    /**
     * Whether a consultation can be asked for now: after welcome, and whenever it changes. Moments are milliseconds since
     * 1970.
     *
     * @param open whether the office is
     * @param attended whether somebody serves who could take a customer
     * @param zone of the office's clock, as {@code Asia/Seoul}
     * @param today the day on its calendar, as {@code 2026-11-21}
     * @param holiday whether today is one
     * @param closedAt when it last closed, 0 if that does not matter
     * @param opensAt when it opens next, 0 if it is open or nobody knows
     * @param message what the office has to say about it; null for nothing
     */
    @Wire("doors")
    record Doors(
            boolean open,
            boolean attended,
            String zone,
            String today,
            boolean holiday,
            long closedAt,
            long opensAt,
            String message)
            implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.doors(this);
        }
    }

    /**
     * This customer waits to be called: after welcome if so, and whenever it changes.
     *
     * @param open how many calls are expected
     * @param phone of the newest one, masked; null if there is none
     * @param at when the newest one was asked for, milliseconds since 1970; 0 if there is none
     */
    @Wire("call-backs")
    record CallBacks(int open, String phone, long at) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.callBacks(this);
        }
    }

    /**
     * What counts of a rating that was given or changed: the answer to {@link LookingBack.Rate}, also if another page has
     * been faster; told to all pages of the customer.
     *
     * @param id of the frame that it answers, null for the other pages
     */
    @Wire("rated")
    record Rated(String id, long conversation, Rating rating) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.rated(this);
        }
    }

    /**
     * A counsellor has a code for the customer to type here; also after welcome, while it is valid.
     *
     * @param until milliseconds since 1970, the service's clock
     */
    @Wire("code-awaited")
    record CodeAwaited(long conversation, int tries, long until) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.codeAwaited(this);
        }
    }

    /**
     * What became of a code that was typed, told to all pages of the customer.
     *
     * @param id of the frame that it answers, null for the other pages
     * @param granted whether earlier consultations of another device can be read here from now on
     * @param tries how many are left; 0 means that another code is needed, unless it was granted
     */
    @Wire("code-checked")
    record CodeChecked(String id, long conversation, boolean granted, int tries) implements ToCustomer {
        @Override
        public void handle(Handler handler) {
            handler.codeChecked(this);
        }
    }
}

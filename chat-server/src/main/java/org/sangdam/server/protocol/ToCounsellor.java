package org.sangdam.server.protocol;

import java.util.List;

/** What a counsellor's console may hear. */
public sealed interface ToCounsellor
        permits Ack,
                CallBackFrame,
                Closing,
                Message,
                OfRecords,
                OfficeChanged,
                Pong,
                ReadMark,
                Refused,
                ReplyFrame,
                Typing,
                ToCounsellor.Accounts,
                ToCounsellor.Condition,
                ToCounsellor.Conversation,
                ToCounsellor.History,
                ToCounsellor.OpeningHours,
                ToCounsellor.Note,
                ToCounsellor.Offer,
                ToCounsellor.Offered,
                ToCounsellor.OfferOver,
                ToCounsellor.PresenceChanged,
                ToCounsellor.SignedIn,
                ToCounsellor.Transcript,
                ToCounsellor.WaitingChanged,
                ToCounsellor.WaitingList {
    void handle(Handler handler);

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void signedIn(SignedIn frame);

        void waitingList(WaitingList frame);

        void waitingChanged(WaitingChanged frame);

        void conversation(Conversation frame);

        void message(Message frame);

        void readMark(ReadMark frame);

        void typing(org.sangdam.server.protocol.Typing frame);

        void ack(Ack frame);

        void refused(Refused frame);

        void history(History frame);

        void transcript(Transcript frame);

        void accounts(Accounts frame);

        void officeChanged(OfficeChanged frame);

        void presenceChanged(PresenceChanged frame);

        void condition(Condition frame);

        void offer(Offer frame);

        void offered(Offered frame);

        void offerOver(OfferOver frame);

        void note(Note frame);

        void ofRecords(OfRecords frame);

        void hours(OpeningHours frame);

        void callBack(CallBackFrame frame);

        void reply(ReplyFrame frame);

        void pong(Pong frame);

        void closing(Closing frame);
    }

    /**
     * A member of the office.
     *
     * @param presence as chosen
     * @param reachable whether a console of theirs was heard of lately
     * @param talking how many conversations they have
     */
    record Account(long counsellor, String name, Role role, Presence presence, boolean reachable, int talking) {
        public Account {
            Fields.atLeast(1, counsellor, "counsellor");
            Fields.present(name, "name");
            Fields.present(role, "role");
            Fields.present(presence, "presence");
        }
    }

    /**
     * Answer to sign-in and resume. The waiting list follows at once, then one {@link Conversation} for each of the
     * counsellor's own open conversations and for each one named in resume.
     *
     * @param session secret to resume with; the console keeps it in memory only
     * @param pass lets this console send and fetch files over HTTP, as long as its connection lasts
     * @param customerPage address of the customers' page, for people to open
     * @param remote the console's address as the service sees it
     */
    @Wire("signed-in")
    record SignedIn(
            String id,
            int version,
            String session,
            String pass,
            Account account,
            Office office,
            String customerPage,
            String remote,
            long now)
            implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.signedIn(this);
        }

        @Override
        public String toString() {
            return "SignedIn[" + id + "]";
        }
    }

    /**
     * A customer on the waiting list. The list's order is {@code priority} (higher first), then {@code ticket} (lower
     * first); the place is the position in that order, counted by the console.
     *
     * @param phone masked, null of whoever stays anonymous
     * @param since milliseconds since 1970, when the customer joined
     * @param lines how many messages the customer has written while waiting
     */
    record Waiting(
            long conversation,
            String name,
            String phone,
            String topic,
            String firstLine,
            long since,
            long ticket,
            int priority,
            boolean returning,
            int lines) {}

    /** The whole waiting list, in parts if it is long: the list counts when a part with {@code more} false has come. */
    @Wire("waiting-list")
    record WaitingList(long version, List<Waiting> waiting, boolean more) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.waitingList(this);
        }
    }

    /**
     * The step from {@code version - 1} to {@code version}. A console that has another version than the one before asks for
     * the whole list by resync.
     *
     * @param put new or changed rows
     * @param removed conversations that wait no more
     */
    @Wire("waiting-changed")
    record WaitingChanged(long version, List<Waiting> put, List<Long> removed) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.waitingChanged(this);
        }
    }

    /**
     * The whole state of a conversation: sent after a claim, after sign-in and after resume.
     *
     * @param counsellor the owner's account number, 0 while waiting
     * @param phone in full, null of whoever stays anonymous
     * @param startedAt when the customer joined; milliseconds since 1970
     * @param matchedAt 0 while waiting
     * @param endedAt 0 while open
     * @param last the newest number of the conversation
     * @param messages what comes after the number named in resume, as far back as fits one frame; the console asks for the
     *     rest by transcript if their first number leaves a gap
     */
    @Wire("conversation")
    record Conversation(
            long conversation,
            Status status,
            long counsellor,
            String counsellorName,
            long customer,
            String name,
            String phone,
            String topic,
            String language,
            boolean returning,
            long startedAt,
            long matchedAt,
            long endedAt,
            long readByCustomer,
            long readByCounsellor,
            long last,
            List<Message> messages)
            implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.conversation(this);
        }
    }

    /**
     * A consultation in the archive.
     *
     * @param phone masked, null of whoever stays anonymous
     * @param counsellor the last one's account number, 0 if none came
     * @param endedAt milliseconds since 1970, 0 while open
     * @param messages how many numbers the conversation has
     * @param rating null if the customer has not rated it
     */
    record Archived(
            long conversation,
            Status status,
            long customer,
            String name,
            String phone,
            String topic,
            long counsellor,
            String counsellorName,
            long startedAt,
            long matchedAt,
            long endedAt,
            String firstLine,
            long messages,
            Rating rating) {}

    /** A page of the archive, newest first; {@code more} if there are older ones that match. */
    @Wire("history")
    record History(String id, List<Archived> conversations, boolean more) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.history(this);
        }
    }

    /** Rising numbers; {@code more} if there are messages before the first of them. */
    @Wire("transcript")
    record Transcript(String id, Archived conversation, List<Message> messages, boolean more) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.transcript(this);
        }
    }

    /** Everybody who has an account, by name. */
    @Wire("accounts")
    record Accounts(String id, List<Account> accounts) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.accounts(this);
        }
    }

    /** Answer to hours. */
    @Wire("hours")
    record OpeningHours(String id, Hours hours) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.hours(this);
        }
    }

    /**
     * A counsellor has chosen to be available or away, or their consoles have fallen silent or were heard again; also sent
     * to that counsellor's own consoles.
     */
    @Wire("presence")
    record PresenceChanged(long counsellor, Presence presence, boolean reachable) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.presenceChanged(this);
        }
    }

    /**
     * How the service itself stands: after sign-in and resume, and whenever it changes.
     *
     * @param storing whether anything can be stored; if not, every command is refused with {@link Code#NOT_STORED}
     * @param archive how much of the archive is there, in percent; below 100 it is being rebuilt
     * @param unattended customers who wait while nobody serves; null if there are none
     * @param unseen how many waiting customers no console shows
     */
    @Wire("condition")
    record Condition(boolean storing, int archive, Unattended unattended, int unseen) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.condition(this);
        }
    }

    /**
     * @param waiting how many wait
     * @param since when the one who waits longest began to; milliseconds since 1970
     */
    record Unattended(int waiting, long since) {}

    /**
     * A colleague offers this counsellor a conversation; also sent after sign-in and resume while it lasts.
     *
     * @param counsellor the owner's account number
     * @param phone masked, null of whoever stays anonymous
     * @param topic the one it is to be about
     * @param note null if there is none
     * @param within seconds that are left for an answer
     */
    @Wire("offer")
    record Offer(
            long conversation,
            long counsellor,
            String counsellorName,
            String name,
            String phone,
            String topic,
            String firstLine,
            String note,
            int within)
            implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.offer(this);
        }
    }

    /**
     * A conversation of this counsellor's is offered to a colleague; also sent after sign-in and resume while it lasts.
     *
     * @param counsellor the colleague who is asked
     * @param within seconds that are left for an answer
     */
    @Wire("offered")
    record Offered(long conversation, long counsellor, String counsellorName, int within) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.offered(this);
        }
    }

    /** The offer of a conversation to {@code counsellor} is over: told to both of them. */
    @Wire("offer-over")
    record OfferOver(long conversation, long counsellor, String counsellorName, OfferEnd end) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.offerOver(this);
        }
    }

    /** What a colleague has written about a conversation that is now this counsellor's; follows it. Customers never hear it. */
    @Wire("note")
    record Note(long conversation, String counsellorName, String text) implements ToCounsellor {
        @Override
        public void handle(Handler handler) {
            handler.note(this);
        }
    }
}

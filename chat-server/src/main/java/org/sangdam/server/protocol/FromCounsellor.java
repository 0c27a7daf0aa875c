package org.sangdam.server.protocol;

import java.util.List;

/**
 * What a counsellor's console may say. A connection's first frame is {@link SignIn} or {@link Resume}; every frame with an
 * id is answered under the same id.
 */
public sealed interface FromCounsellor
        permits Administering,
                CallingBack,
                FromCounsellor.Claim,
                FromCounsellor.End,
                FromCounsellor.History,
                FromCounsellor.Ping,
                FromCounsellor.Read,
                FromCounsellor.Resume,
                FromCounsellor.Resync,
                FromCounsellor.Say,
                FromCounsellor.SetPresence,
                FromCounsellor.SignIn,
                FromCounsellor.SignOut,
                FromCounsellor.Transcript,
                FromCounsellor.Typing,
                Granting,
                HandOver,
                Replying {
    void handle(Handler handler);

    /** Conversations that one console can resume: as many as one counsellor could have open. */
    int MOST_SHOWN = 500;

    /** What an answer is known by; null for a frame that has none of its own. */
    default String id() {
        return null;
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void signIn(SignIn frame);

        void resume(Resume frame);

        void signOut(SignOut frame);

        void claim(Claim frame);

        void say(Say frame);

        void typing(Typing frame);

        void read(Read frame);

        void end(End frame);

        void handOver(HandOver frame);

        void callBack(CallingBack frame);

        void reply(Replying frame);

        void presence(SetPresence frame);

        void resync(Resync frame);

        void history(History frame);

        void transcript(Transcript frame);

        void administer(Administering frame);

        void grant(Granting frame);

        void ping(Ping frame);
    }

    /** Name and password, for a new session. */
    @Wire("sign-in")
    record SignIn(String id, int version, String name, String password) implements FromCounsellor {
        public SignIn {
            Fields.id(id);
            Fields.require(version == Protocol.VERSION, Code.VERSION, "version");
            name = Fields.name(name);
            Fields.present(password, "password");
        }

        @Override
        public void handle(Handler handler) {
            handler.signIn(this);
        }

        @Override
        public String toString() {
            return "SignIn[" + id + "]";
        }
    }

    /**
     * Take up a session where a lost connection left it.
     *
     * @param session from {@link ToCounsellor.SignedIn}
     * @param have the last number that the console has of each open conversation
     */
    @Wire("resume")
    record Resume(String id, int version, String session, List<Have> have) implements FromCounsellor {
        public Resume {
            Fields.id(id);
            Fields.require(version == Protocol.VERSION, Code.VERSION, "version");
            Fields.id(session);
            have = List.copyOf(Fields.present(have, "have"));
            Fields.require(have.size() <= MOST_SHOWN, Code.MALFORMED, "have");
        }

        @Override
        public void handle(Handler handler) {
            handler.resume(this);
        }

        @Override
        public String toString() {
            return "Resume[" + id + "]";
        }
    }

    /** The console has everything of {@code conversation} up to number {@code after}. */
    record Have(long conversation, long after) {
        public Have {
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(0, after, "after");
        }
    }

    /** End the session; the service closes the connection after its answer. */
    @Wire("sign-out")
    record SignOut(String id) implements FromCounsellor {
        public SignOut {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.signOut(this);
        }
    }

    /** Pick a customer from the waiting list. */
    @Wire("claim")
    record Claim(String id, long conversation) implements FromCounsellor {
        public Claim {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.claim(this);
        }
    }

    /** A message to the customer. */
    @Wire("say")
    record Say(String id, long conversation, String text) implements FromCounsellor {
        public Say {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.text(text);
        }

        @Override
        public void handle(Handler handler) {
            handler.say(this);
        }
    }

    /** The counsellor writes or has stopped. Not answered, never stored. */
    @Wire("typing")
    record Typing(long conversation, boolean active) implements FromCounsellor {
        public Typing {
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.typing(this);
        }
    }

    /** Everything up to {@code seq} was on the counsellor's screen. Answered by {@link ReadMark}. */
    @Wire("read")
    record Read(long conversation, long seq) implements FromCounsellor {
        public Read {
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(1, seq, "seq");
        }

        @Override
        public void handle(Handler handler) {
            handler.read(this);
        }
    }

    /** End a conversation: one's own, or as an administrator any. */
    @Wire("end")
    record End(String id, long conversation) implements FromCounsellor {
        public End {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.end(this);
        }
    }

    /** Choose to be available or away. */
    @Wire("presence")
    record SetPresence(String id, Presence presence) implements FromCounsellor {
        public SetPresence {
            Fields.id(id);
            Fields.present(presence, "presence");
        }

        @Override
        public void handle(Handler handler) {
            handler.presence(this);
        }
    }

    /** The console has missed a change of the waiting list and wants the whole of it. */
    @Wire("resync")
    record Resync(String id) implements FromCounsellor {
        public Resync {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.resync(this);
        }
    }

    /**
     * A page of the archive, newest first. Every filter that is null (or 0) lets everything through.
     *
     * @param from earliest start, milliseconds since 1970, 0 for all
     * @param until first moment after the period, milliseconds since 1970, 0 for all
     * @param counsellor an account's number, 0 for all
     * @param text must occur in name, telephone number or a message
     * @param customer only this customer's, 0 for all
     * @param before only conversations with a lower number, 0 for the newest
     * @param limit how many, 1 to 200
     */
    @Wire("history")
    record History(
            String id,
            long from,
            long until,
            long counsellor,
            String topic,
            Status status,
            String text,
            long customer,
            long before,
            int limit)
            implements FromCounsellor {
        public History {
            Fields.id(id);
            Fields.atLeast(0, from, "from");
            Fields.atLeast(0, until, "until");
            Fields.atLeast(0, counsellor, "counsellor");
            Fields.optionalWord(topic, "topic");
            Fields.require(text == null || text.length() <= 200, Code.BAD_TEXT, "text");
            Fields.atLeast(0, customer, "customer");
            Fields.atLeast(0, before, "before");
            Fields.require(limit >= 1 && limit <= 200, Code.MALFORMED, "limit");
        }

        @Override
        public void handle(Handler handler) {
            handler.history(this);
        }
    }

    /** A page of one consultation: what stands before number {@code before} (0: from the end). */
    @Wire("transcript")
    record Transcript(String id, long conversation, long before) implements FromCounsellor {
        public Transcript {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(0, before, "before");
        }

        @Override
        public void handle(Handler handler) {
            handler.transcript(this);
        }
    }

    /**
     * Is the service there, and how long does it take? Allowed at any time. A console that is silent for some seconds counts
     * as gone.
     *
     * @param version of the waiting list that it shows, 0 if it shows none
     * @param shown how many rows that is
     */
    @Wire("ping")
    record Ping(String id, long version, int shown) implements FromCounsellor {
        public Ping {
            Fields.id(id);
            Fields.atLeast(0, version, "version");
            Fields.atLeast(0, shown, "shown");
        }

        @Override
        public void handle(Handler handler) {
            handler.ping(this);
        }
    }
}

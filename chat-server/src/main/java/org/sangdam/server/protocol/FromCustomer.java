package org.sangdam.server.protocol;

/**
 * What a customer's page may say. A connection's first frame is {@link Hello}; every frame with an id is answered by an
 * {@link Ack}, a {@link Refused}, its own {@link Message} or the page of text it asks for, under the same id. What is about
 * a conversation names it, so that a frame that comes late, over a connection long replaced, can't touch a newer one.
 */
public sealed interface FromCustomer
        permits FromCustomer.CallBack,
                FromCustomer.CallInstead,
                FromCustomer.End,
                FromCustomer.Hello,
                FromCustomer.Here,
                FromCustomer.History,
                FromCustomer.Join,
                FromCustomer.Leave,
                FromCustomer.Ping,
                FromCustomer.Read,
                FromCustomer.Say,
                FromCustomer.Transcript,
                FromCustomer.Typing,
                LookingBack {
    void handle(Handler handler);

    /** What an answer is known by; null for a frame that has none of its own. */
    default String id() {
        return null;
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void hello(Hello frame);

        void join(Join frame);

        void callBack(CallBack frame);

        void callInstead(CallInstead frame);

        void say(Say frame);

        void typing(Typing frame);

        void read(Read frame);

        void here(Here frame);

        void leave(Leave frame);

        void end(End frame);

        void history(History frame);

        void transcript(Transcript frame);

        void lookBack(LookingBack frame);

        void ping(Ping frame);
    }

    /**
     * @param token the customer's secret, or null for a new one
     * @param language BCP 47, as the page is shown
     * @param conversation the last one this page has shown, 0 if none
     * @param after the last number it has of that conversation, 0 if none
     */
    @Wire("hello")
    record Hello(int version, String token, String language, long conversation, long after) implements FromCustomer {
        public Hello {
            Fields.require(version == Protocol.VERSION, Code.VERSION, "version");
            Fields.optionalWord(token, "token");
            Fields.id(language);
            Fields.atLeast(0, conversation, "conversation");
            Fields.atLeast(0, after, "after");
        }

        @Override
        public void handle(Handler handler) {
            handler.hello(this);
        }
    }

    /**
     * Ask for a consultation: the customer is put on the waiting list with a first message.
     *
     * @param name null, like {@code phone}, for whoever wants to stay anonymous
     */
    @Wire("join")
    record Join(String id, String name, String phone, String topic, String text, boolean consent)
            implements FromCustomer {
        public Join {
            Fields.id(id);
            if (name != null || phone != null) {
                name = Fields.name(name);
                Fields.present(phone, "phone");
            }
            Fields.id(topic);
            Fields.text(text);
            Fields.require(consent, Code.NO_CONSENT, "consent");
        }

        public boolean anonymous() {
            return name == null;
        }

        @Override
        public void handle(Handler handler) {
            handler.join(this);
        }
    }

    /** Ask to be called: nobody can serve now, or the customer does not want to wait. */
    @Wire("call-back")
    record CallBack(String id, String name, String phone, String topic, String text, boolean consent)
            implements FromCustomer {
        public CallBack {
            Fields.id(id);
            name = Fields.name(name);
            Fields.present(phone, "phone");
            Fields.id(topic);
            Fields.text(text);
            Fields.require(consent, Code.NO_CONSENT, "consent");
        }

        @Override
        public void handle(Handler handler) {
            handler.callBack(this);
        }
    }

    /** Give up waiting and be called instead, about what was asked. Refused once a counsellor has come. */
    @Wire("call-instead")
    record CallInstead(String id, long conversation) implements FromCustomer {
        public CallInstead {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.callInstead(this);
        }
    }

    /** A message; while waiting, another line of the question. */
    @Wire("say")
    record Say(String id, long conversation, String text) implements FromCustomer {
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

    /**
     * The customer writes or has stopped. Not answered, never stored.
     *
     * @param text the end of what stands there, where the office has told the page that counsellors see it; otherwise null
     */
    @Wire("typing")
    record Typing(long conversation, boolean active, String text) implements FromCustomer {
        public Typing {
            Fields.atLeast(1, conversation, "conversation");
            Fields.preview(text);
            Fields.require(active || text == null, Code.MALFORMED, "text");
        }

        /** Without what. */
        public Typing(long conversation, boolean active) {
            this(conversation, active, null);
        }

        /** Without what was not sent, which no log may hold. */
        @Override
        public String toString() {
            return "Typing[" + conversation + ", " + active + "]";
        }

        @Override
        public void handle(Handler handler) {
            handler.typing(this);
        }
    }

    /** Everything up to {@code seq} was on the customer's screen. Answered by {@link ReadMark}. */
    @Wire("read")
    record Read(long conversation, long seq) implements FromCustomer {
        public Read {
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(1, seq, "seq");
        }

        @Override
        public void handle(Handler handler) {
            handler.read(this);
        }
    }

    /** Yes, somebody is still there: the answer to {@link ToCustomer.StillThere}. Not answered, never stored. */
    @Wire("here")
    record Here(long conversation) implements FromCustomer {
        public Here {
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.here(this);
        }
    }

    /** Give up waiting. */
    @Wire("leave")
    record Leave(String id, long conversation) implements FromCustomer {
        public Leave {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.leave(this);
        }
    }

    /** End the conversation with the counsellor. */
    @Wire("end")
    record End(String id, long conversation) implements FromCustomer {
        public End {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.end(this);
        }
    }

    /** The customer's own earlier consultations, newest first. {@code before} is a conversation's number, 0 for the newest. */
    @Wire("history")
    record History(String id, long before) implements FromCustomer {
        public History {
            Fields.id(id);
            Fields.atLeast(0, before, "before");
        }

        @Override
        public void handle(Handler handler) {
            handler.history(this);
        }
    }

    /** A page of one of the customer's own consultations: what stands before number {@code before} (0: from the end). */
    @Wire("transcript")
    record Transcript(String id, long conversation, long before) implements FromCustomer {
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

    /** Is the service there? Allowed at any time, also before the first frame. */
    @Wire("ping")
    record Ping(String id) implements FromCustomer {
        public Ping {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.ping(this);
        }
    }
}

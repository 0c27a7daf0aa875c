package org.sangdam.server.protocol;

/** What a counsellor's console may say of customers who want to be called. */
public sealed interface CallingBack extends FromCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(FromCounsellor.Handler handler) {
        handler.callBack(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void notReached(NotReached frame);

        void done(Done frame);

        void reopen(Reopen frame);

        void settled(AskSettled frame);
    }

    /** I have called, and reached nobody. @param tries as many as the console showed before, so that a call counts once */
    @Wire("call-back-not-reached")
    record NotReached(String id, long callBack, int tries) implements CallingBack {
        public NotReached {
            Fields.id(id);
            Fields.atLeast(1, callBack, "callBack");
            Fields.atLeast(0, tries, "tries");
        }

        @Override
        public void handle(Handler handler) {
            handler.notReached(this);
        }
    }

    /** It is settled. */
    @Wire("call-back-done")
    record Done(String id, long callBack) implements CallingBack {
        public Done {
            Fields.id(id);
            Fields.atLeast(1, callBack, "callBack");
        }

        @Override
        public void handle(Handler handler) {
            handler.done(this);
        }
    }

    /** It was not settled after all. */
    @Wire("call-back-reopen")
    record Reopen(String id, long callBack) implements CallingBack {
        public Reopen {
            Fields.id(id);
            Fields.atLeast(1, callBack, "callBack");
        }

        @Override
        public void handle(Handler handler) {
            handler.reopen(this);
        }
    }

    /** A page of those that are settled, newest first. @param before the number of the last one already shown, 0 for none */
    @Wire("settled-call-backs")
    record AskSettled(String id, long before) implements CallingBack {
        public AskSettled {
            Fields.id(id);
            Fields.atLeast(0, before, "before");
        }

        @Override
        public void handle(Handler handler) {
            handler.settled(this);
        }
    }
}

package org.sangdam.server.protocol;

/** What a counsellor's console may say to let a customer's new device read what was said on another. */
public sealed interface Granting extends FromCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(FromCounsellor.Handler handler) {
        handler.grant(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void records(FindRecords frame);

        void code(MakeCode frame);

        void revoke(Revoke frame);
    }

    /** Which other customers gave the telephone number of this conversation, or may be read from its device. */
    @Wire("find-records")
    record FindRecords(String id, long conversation) implements Granting {
        public FindRecords {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.records(this);
        }
    }

    /**
     * A code that lets the device of this conversation, the counsellor's own, read the consultations of {@code customer}. It
     * takes the place of an earlier one.
     */
    @Wire("make-code")
    record MakeCode(String id, long conversation, long customer) implements Granting {
        public MakeCode {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(1, customer, "customer");
        }

        @Override
        public void handle(Handler handler) {
            handler.code(this);
        }
    }

    /** From now on the device of this conversation reads nothing of {@code customer} any more. */
    @Wire("revoke")
    record Revoke(String id, long conversation, long customer) implements Granting {
        public Revoke {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(1, customer, "customer");
        }

        @Override
        public void handle(Handler handler) {
            handler.revoke(this);
        }
    }
}

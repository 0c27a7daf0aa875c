package org.sangdam.server.protocol;

import java.util.List;

/** What a counsellor's console may hear of letting a customer's new device read what was said on another. */
public sealed interface OfRecords extends ToCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(ToCounsellor.Handler handler) {
        handler.ofRecords(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void records(Records frame);

        void code(CodeMade frame);

        void state(CodeState frame);
    }

    /**
     * Another customer who gave the same telephone number, or may be read from this device.
     *
     * @param name as last given
     * @param newest when the last consultation began; milliseconds since 1970
     * @param readable whether this device may read their consultations
     */
    record Known(long customer, String name, long consultations, long newest, boolean readable) {
        /** Without what a customer has given, which no log may hold. */
        @Override
        public String toString() {
            return "Known[" + customer + "]";
        }
    }

    /** Whoever came last first. */
    @Wire("records")
    record Records(String id, long conversation, List<Known> records) implements OfRecords {
        @Override
        public void handle(Handler handler) {
            handler.records(this);
        }
    }

    /**
     * To be told to the customer, by another way than the conversation; never told again.
     *
     * @param code six digits
     * @param until milliseconds since 1970, the service's clock
     */
    @Wire("code")
    record CodeMade(String id, long conversation, long customer, String code, int tries, long until)
            implements OfRecords {
        @Override
        public void handle(Handler handler) {
            handler.code(this);
        }

        @Override
        public String toString() {
            return "CodeMade[" + id + "]";
        }
    }

    /**
     * The customer has typed a code.
     *
     * @param granted whether it was the right one: their device may read the consultations of {@code customer}
     * @param tries how many are left
     */
    @Wire("code-state")
    record CodeState(long conversation, long customer, boolean granted, int tries) implements OfRecords {
        @Override
        public void handle(Handler handler) {
            handler.state(this);
        }
    }
}

package org.sangdam.server.protocol;

import java.util.List;

/** What a counsellor's console may hear of customers who want to be called. */
public sealed interface CallBackFrame extends ToCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(ToCounsellor.Handler handler) {
        handler.callBack(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void all(All frame);

        void changed(Changed frame);

        void settled(Settled frame);
    }

    /**
     * Somebody who wants to be called.
     *
     * @param callBack its number; a lower one was asked for earlier
     * @param phone in full: it is there to be called
     * @param askedAt milliseconds since 1970, like the other times
     * @param tries how often somebody has called in vain
     * @param triedBy the last one's display name, null if nobody has
     * @param triedAt 0 if nobody has
     * @param doneBy the display name of who has settled it, null while it is open
     * @param doneAt 0 while it is open
     */
    record CallBack(
            long callBack,
            String name,
            String phone,
            String topic,
            String language,
            String text,
            long askedAt,
            int tries,
            String triedBy,
            long triedAt,
            String doneBy,
            long doneAt) {
        /** Without what the customer has told us. */
        @Override
        public String toString() {
            return "CallBack[" + callBack + "]";
        }
    }

    /** All that are open and the newest that are done, in parts: the list counts when a part with {@code more} false has come. */
    @Wire("call-backs")
    record All(List<CallBack> callBacks, boolean more) implements CallBackFrame {
        @Override
        public void handle(Handler handler) {
            handler.all(this);
        }
    }

    /** One is new, or stands otherwise than before. */
    @Wire("call-back")
    record Changed(CallBack callBack) implements CallBackFrame {
        @Override
        public void handle(Handler handler) {
            handler.changed(this);
        }
    }

    /** A page of those that are settled, the newest first; {@code more} if there are older ones. */
    @Wire("settled-call-backs")
    record Settled(String id, List<CallBack> callBacks, boolean more) implements CallBackFrame {
        @Override
        public void handle(Handler handler) {
            handler.settled(this);
        }
    }
}

package org.sangdam.server.protocol;

import java.util.List;

/** What a counsellor's console may hear of canned replies: its counsellor's own, and everybody's. */
public sealed interface ReplyFrame extends ToCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(ToCounsellor.Handler handler) {
        handler.reply(this);
    }

    /** One method a frame. */
    interface Handler {
        void all(All frame);

        void written(Written frame);

        void deleted(Deleted frame);
    }

    /**
     * @param reply its number, given to no other
     * @param shared whether it is everybody's
     * @param shortcut what is typed for it, without a space in it
     * @param text with its {@code {customer}} and the like, which the console fills in
     */
    record Reply(long reply, boolean shared, String shortcut, String text) {}

    /** All of them, in parts: the list counts when a part with {@code more} false has come. */
    @Wire("replies")
    record All(List<Reply> replies, boolean more) implements ReplyFrame {
        @Override
        public void handle(Handler handler) {
            handler.all(this);
        }
    }

    /** One is new, or has other words than before. */
    @Wire("reply")
    record Written(Reply reply) implements ReplyFrame {
        @Override
        public void handle(Handler handler) {
            handler.written(this);
        }
    }

    @Wire("reply-deleted")
    record Deleted(long reply) implements ReplyFrame {
        @Override
        public void handle(Handler handler) {
            handler.deleted(this);
        }
    }
}

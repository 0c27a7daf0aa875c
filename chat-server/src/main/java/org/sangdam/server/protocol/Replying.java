package org.sangdam.server.protocol;

/** What a counsellor's console may say of canned replies: texts that are written once and used often. */
public sealed interface Replying extends FromCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(FromCounsellor.Handler handler) {
        handler.reply(this);
    }

    /** One method a frame. */
    interface Handler {
        void add(Add frame);

        void change(Change frame);

        void delete(Delete frame);
    }

    /** @param shared whether it is to be everybody's, which takes a supervisor */
    @Wire("add-reply")
    record Add(String id, boolean shared, String shortcut, String text) implements Replying {
        public Add {
            Fields.id(id);
            shortcut = Fields.shortcut(shortcut);
            Fields.text(text);
        }

        @Override
        public void handle(Handler handler) {
            handler.add(this);
        }
    }

    /** Other words for one's own, or as a supervisor for everybody's. */
    @Wire("change-reply")
    record Change(String id, long reply, String shortcut, String text) implements Replying {
        public Change {
            Fields.id(id);
            Fields.atLeast(1, reply, "reply");
            shortcut = Fields.shortcut(shortcut);
            Fields.text(text);
        }

        @Override
        public void handle(Handler handler) {
            handler.change(this);
        }
    }

    @Wire("delete-reply")
    record Delete(String id, long reply) implements Replying {
        public Delete {
            Fields.id(id);
            Fields.atLeast(1, reply, "reply");
        }

        @Override
        public void handle(Handler handler) {
            handler.delete(this);
        }
    }
}

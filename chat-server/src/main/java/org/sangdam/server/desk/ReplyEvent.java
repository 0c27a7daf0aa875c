package org.sangdam.server.desk;

import org.sangdam.server.protocol.Wire;

/** What happens to canned replies. */
public sealed interface ReplyEvent extends Event {
    long reply();

    /** The counsellor whose it is, 0 if it is everybody's. */
    long owner();

    /** One method an event. */
    interface Visitor {
        void added(Added event);

        void changed(Changed event);

        void deleted(Deleted event);
    }

    void visit(Visitor visitor);

    @Override
    default void visit(Event.Visitor visitor) {
        visitor.reply(this);
    }

    /** @param counsellor who has done so, as with the other two */
    @Wire("reply-added")
    record Added(long reply, long owner, String shortcut, String text, long counsellor, long at) implements ReplyEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.added(this);
        }
    }

    @Wire("reply-changed")
    record Changed(long reply, long owner, String shortcut, String text, long counsellor, long at)
            implements ReplyEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.changed(this);
        }
    }

    @Wire("reply-deleted")
    record Deleted(long reply, long owner, long counsellor, long at) implements ReplyEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.deleted(this);
        }
    }
}

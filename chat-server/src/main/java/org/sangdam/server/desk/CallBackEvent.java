package org.sangdam.server.desk;

import org.sangdam.server.protocol.Wire;

/** What happens to people who want to be called. */
public sealed interface CallBackEvent extends Event {
    long callBack();

    /** One method an event. */
    interface Visitor {
        void asked(Asked event);

        void tried(Tried event);

        void done(Done event);

        void reopened(Reopened event);
    }

    void visit(Visitor visitor);

    @Override
    default void visit(Event.Visitor visitor) {
        visitor.callBack(this);
    }

    /**
     * @param id made by the customer
     * @param phone E.164
     */
    @Wire("call-back-asked")
    record Asked(
            long callBack,
            String id,
            String tokenHash,
            String name,
            String phone,
            String topic,
            String language,
            String text,
            long at)
            implements CallBackEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.asked(this);
        }
    }

    /** {@code counsellor} has called and reached nobody. */
    @Wire("call-back-tried")
    record Tried(long callBack, long counsellor, long at) implements CallBackEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.tried(this);
        }
    }

    @Wire("call-back-done")
    record Done(long callBack, long counsellor, long at) implements CallBackEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.done(this);
        }
    }

    /** It was not done after all. */
    @Wire("call-back-reopened")
    record Reopened(long callBack, long counsellor, long at) implements CallBackEvent {
        @Override
        public void visit(Visitor visitor) {
            visitor.reopened(this);
        }
    }
}

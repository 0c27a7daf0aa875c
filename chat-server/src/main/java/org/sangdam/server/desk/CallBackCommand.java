package org.sangdam.server.desk;

/** What people want of those who want to be called. */
public sealed interface CallBackCommand extends Command {
    <R> R visit(Visitor<R> visitor);

    @Override
    default <R> R visit(Command.Visitor<R> visitor) {
        return visitor.callBack(this);
    }

    /** One method a command. */
    interface Visitor<R> {
        R ask(Ask command);

        R instead(Instead command);

        R notReached(NotReached command);

        R done(Done command);

        R reopen(Reopen command);
    }

    /**
     * @param id made by the customer
     * @param phone E.164
     */
    record Ask(String id, String tokenHash, String name, String phone, String topic, String language, String text)
            implements CallBackCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /** The one who waits would rather be called. @param id made by the customer */
    record Instead(String id, long customer, long conversation) implements CallBackCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.instead(this);
        }
    }

    /** @param tries as many as the counsellor knew of when they called */
    record NotReached(long counsellor, long callBack, int tries) implements CallBackCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.notReached(this);
        }
    }

    record Done(long counsellor, long callBack) implements CallBackCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.done(this);
        }
    }

    record Reopen(long counsellor, long callBack) implements CallBackCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.reopen(this);
        }
    }
}

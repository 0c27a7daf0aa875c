package org.sangdam.server.desk;

/** What counsellors want of canned replies. */
public sealed interface ReplyCommand extends Command {
    <R> R visit(Visitor<R> visitor);

    @Override
    default <R> R visit(Command.Visitor<R> visitor) {
        return visitor.reply(this);
    }

    /** One method a command. */
    interface Visitor<R> {
        R add(Add command);

        R change(Change command);

        R delete(Delete command);
    }

    /** @param shared whether it is to be everybody's */
    record Add(long counsellor, boolean shared, String shortcut, String text) implements ReplyCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.add(this);
        }
    }

    record Change(long counsellor, long reply, String shortcut, String text) implements ReplyCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.change(this);
        }
    }

    record Delete(long counsellor, long reply) implements ReplyCommand {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }
}

package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Topic;

/** Something that somebody wants to happen. Fields are well-formed; whether it may happen, the desk decides. */
public sealed interface Command
        permits CallBackCommand,
                Command.AddAccount,
                Command.AnswerOffer,
                Command.ChoosePresence,
                Command.Claim,
                Command.CloseSession,
                Command.End,
                Command.EndOffer,
                Command.ForgetDevice,
                Command.GiveBack,
                Command.GrantReading,
                Command.GiveUp,
                Command.Join,
                Command.Leave,
                Command.MarkRead,
                Command.OpenSession,
                Command.Rate,
                Command.RevokeReading,
                Command.Say,
                Command.SetHours,
                Command.SetOffice,
                Command.Transfer,
                ReplyCommand {
    <R> R visit(Visitor<R> visitor);

    /** One method a command: a new command does not compile until there is a rule for it. */
    interface Visitor<R> {
        R join(Join command);

        R say(Say command);

        R read(MarkRead command);

        R leave(Leave command);

        R giveUp(GiveUp command);

        R claim(Claim command);

        R end(End command);

        R addAccount(AddAccount command);

        R openSession(OpenSession command);

        R closeSession(CloseSession command);

        R giveBack(GiveBack command);

        R transfer(Transfer command);

        R answerOffer(AnswerOffer command);

        R endOffer(EndOffer command);

        R presence(ChoosePresence command);

        R office(SetOffice command);

        R hours(SetHours command);

        R callBack(CallBackCommand command);

        R reply(ReplyCommand command);

        R rate(Rate command);

        R grant(GrantReading command);

        R revoke(RevokeReading command);

        R forget(ForgetDevice command);
    }

    /**
     * @param id made by the customer: the same join again is the same conversation
     * @param customer the number that the archive knows for the token, 0 for a newcomer
     * @param name null for whoever wants to stay anonymous
     * @param phone E.164, null with the name
     */
    record Join(
            String id,
            long customer,
            String tokenHash,
            String name,
            String phone,
            String topic,
            String language,
            boolean returning,
            String text)
            implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.join(this);
        }
    }

    /** @param file null unless it is one; {@code text} is then its name */
    record Say(Party by, long conversation, String id, String text, Attachment file) implements Command {
        /** Without a file. */
        public Say(Party by, long conversation, String id, String text) {
            this(by, conversation, id, text, null);
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.say(this);
        }
    }

    record MarkRead(Party by, long conversation, long seq) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.read(this);
        }
    }

    /** A customer gives up waiting. */
    record Leave(long customer, long conversation) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.leave(this);
        }
    }

    /** A customer who waits has long been gone. */
    record GiveUp(long conversation) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.giveUp(this);
        }
    }

    record Claim(long counsellor, long conversation) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.claim(this);
        }
    }

    record End(Party by, long conversation) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.end(this);
        }
    }

    /** @param by an administrator's number, or 0 for whoever owns the machine */
    record AddAccount(long by, String name, Role role, String passwordHash) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.addAccount(this);
        }
    }

    record OpenSession(long counsellor, String sessionHash, long until) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.openSession(this);
        }
    }

    /** @param givingBack whether nobody is left to serve the counsellor's customers: they go back to the list */
    record CloseSession(String sessionHash, boolean givingBack) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.closeSession(this);
        }
    }

    /** A counsellor is gone: whoever they talked to goes back to the head of the list. */
    record GiveBack(long counsellor) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.giveBack(this);
        }
    }

    /**
     * A counsellor hands a customer over.
     *
     * @param to the colleague to offer it to, 0 to give it back to the list
     * @param topic the one it is about from now on, null if it stays
     * @param note for whoever takes it, never for the customer; null if there is none
     */
    record Transfer(long counsellor, long conversation, long to, String topic, String note) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.transfer(this);
        }
    }

    /** The colleague takes it or not; from the owner, {@code accept} false takes the offer back. */
    record AnswerOffer(long counsellor, long conversation, boolean accept) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.answerOffer(this);
        }
    }

    /** Nobody has answered the offer to this colleague. */
    record EndOffer(long conversation, long to) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.endOffer(this);
        }
    }

    record ChoosePresence(long counsellor, Presence presence) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.presence(this);
        }
    }

    /**
     * @param by an administrator's number, or 0 for whoever owns the machine
     * @param name null to leave as it is
     * @param topics null to leave as they are
     * @param limit conversations of one counsellor at the same time, 0 for any number, null to leave as it is
     * @param anonymous whether customers may stay so, null to leave as it is
     * @param preview whether counsellors see what a customer is typing, null to leave as it is
     */
    record SetOffice(long by, String name, List<Topic> topics, Integer limit, Boolean anonymous, Boolean preview)
            implements Command {
        /** Leaves what customers and counsellors may do as it is. */
        public SetOffice(long by, String name, List<Topic> topics, Integer limit) {
            this(by, name, topics, limit, null, null);
        }

        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.office(this);
        }
    }

    /** @param by an administrator's number, or 0 for whoever owns the machine */
    record SetHours(long by, Hours hours) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.hours(this);
        }
    }

    /** A customer's opinion of a consultation of their own that is over, as the archive has confirmed. */
    record Rate(long conversation, int stars, String comment, int change) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.rate(this);
        }
    }

    /** The device of the customer in this conversation may read the consultations of {@code customer} too. */
    record GrantReading(long conversation, long customer, long counsellor) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.grant(this);
        }
    }

    /** It may no longer. */
    record RevokeReading(long conversation, long customer, long counsellor) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.revoke(this);
        }
    }

    /** A device forgets its customer: it may read nobody else's consultations any more. */
    record ForgetDevice(String tokenHash) implements Command {
        @Override
        public <R> R visit(Visitor<R> visitor) {
            return visitor.forget(this);
        }
    }
}

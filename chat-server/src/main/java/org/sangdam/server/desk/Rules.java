package org.sangdam.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.Topic;

/** Who may do what, when, and what comes of it. Reads the desk and changes nothing. */
final class Rules {
    private final Desk desk;
    private final Standing standing;

    Rules(Desk desk) {
        this.desk = desk;
        this.standing = new Standing(desk);
    }

    Decision decide(Command command, long now) {
        return command.visit(new At(now));
    }

    /** The rules at one moment. */
    private final class At implements Command.Visitor<Decision> {
        private final long now;

        At(long now) {
            this.now = now;
        }

        @Override
        public Decision join(Command.Join command) {
            Optional<Conversation> already = desk.ofCustomer(command.tokenHash());
            if (already.isPresent()) {
                return Decision.nothingNew(already.get().number());
            }
            Optional<OverJoins.Over> over = desk.overJoins().begunBy(command.tokenHash(), command.id());
            if (over.isPresent()) {
                return new Decision.Accepted(
                        List.of(), over.get().conversation(), 1, over.get().startedAt());
            }
            if (!desk.timetable().open(now)) {
                return Decision.refuse(Code.CLOSED);
            }
            if (desk.office().topics().stream().map(Topic::id).noneMatch(command.topic()::equals)) {
                return Decision.refuse(Code.BAD_TOPIC);
            }
            boolean anonymous = command.name() == null;
            if (anonymous && !desk.office().anonymous()) {
                return Decision.refuse(Code.BAD_NAME);
            }
            long number = desk.lastConversation() + 1;
            long customer = command.customer() != 0 ? command.customer() : desk.lastCustomer() + 1;
            return new Decision.Accepted(
                    List.of(
                            new Event.ConversationStarted(
                                    number,
                                    command.id(),
                                    customer,
                                    command.tokenHash(),
                                    anonymous ? Anonymous.called(customer, command.language()) : command.name(),
                                    command.phone(),
                                    command.topic(),
                                    command.language(),
                                    command.returning(),
                                    desk.lastTicket() + 1,
                                    0,
                                    now),
                            new Event.MessageSaid(number, 1, command.id(), Sender.CUSTOMER, 0, command.text(), now)),
                    number,
                    1,
                    now);
        }

        @Override
        public Decision say(Command.Say command) {
            Optional<Conversation> found = standing.mine(command.by(), command.conversation());
            if (found.isEmpty()) {
                return standing.notMine(command.by(), command.conversation());
            }
            Conversation conversation = found.get();
            Sender from = command.by().side();
            Optional<Said> before = conversation.said(from, command.id());
            if (before.isPresent()) {
                return repeated(conversation, before.get(), command);
            }
            if (conversation.last() >= Conversation.LONGEST) {
                return Decision.refuse(Code.FULL);
            }
            if (command.file() != null && conversation.files() >= Conversation.MOST_FILES) {
                return Decision.refuse(Code.TOO_MANY_FILES);
            }
            long counsellor = command.by().isCustomer() ? 0 : command.by().number();
            long seq = conversation.last() + 1;
            return one(
                    new Event.MessageSaid(
                            conversation.number(),
                            seq,
                            command.id(),
                            from,
                            counsellor,
                            command.text(),
                            command.file(),
                            now),
                    seq);
        }

        private Decision repeated(Conversation conversation, Said before, Command.Say command) {
            boolean other = conversation.after(before.seq() - 1).stream()
                    .filter(message -> message.seq() == before.seq())
                    .anyMatch(message ->
                            !command.text().equals(message.text()) || !Objects.equals(command.file(), message.file()));
            return other
                    ? Decision.refuse(Code.ID_REUSED)
                    : new Decision.Accepted(List.of(), conversation.number(), before.seq(), before.at());
        }

        @Override
        public Decision read(Command.MarkRead command) {
            Optional<Conversation> found = standing.mine(command.by(), command.conversation());
            if (found.isEmpty()) {
                return standing.notMine(command.by(), command.conversation());
            }
            Conversation conversation = found.get();
            long seq = Math.min(command.seq(), conversation.last());
            long before = command.by().isCustomer() ? conversation.readByCustomer() : conversation.readByCounsellor();
            return seq <= before
                    ? new Decision.Accepted(List.of(), conversation.number(), before, 0)
                    : one(
                            new Event.MessagesRead(
                                    conversation.number(), command.by().side(), seq, now),
                            seq);
        }

        @Override
        public Decision leave(Command.Leave command) {
            Party by = Party.customer(command.customer());
            Optional<Conversation> found = standing.mine(by, command.conversation());
            if (found.isEmpty()) {
                return standing.notMine(by, command.conversation());
            }
            Conversation conversation = found.get();
            if (conversation.status() != Status.WAITING) {
                return new Decision.Refusal(Code.TAKEN, standing.name(conversation.counsellor()));
            }
            long seq = conversation.last() + 1;
            return one(new Event.ConversationLeft(conversation.number(), seq, now), seq);
        }

        @Override
        public Decision giveUp(Command.GiveUp command) {
            return desk.conversation(command.conversation())
                    .filter(conversation -> conversation.status() == Status.WAITING)
                    .map(conversation -> {
                        long seq = conversation.last() + 1;
                        return one(new Event.ConversationGivenUp(conversation.number(), seq, now), seq);
                    })
                    .orElseGet(() -> Decision.nothingNew(command.conversation()));
        }

        @Override
        public Decision claim(Command.Claim command) {
            if (desk.account(command.counsellor()).isEmpty()) {
                return Decision.refuse(Code.FORBIDDEN);
            }
            Optional<Conversation> found = desk.conversation(command.conversation());
            if (found.isEmpty()) {
                return standing.noLongerOpen(command.conversation());
            }
            Conversation conversation = found.get();
            if (conversation.counsellor() == command.counsellor()) {
                return Decision.nothingNew(conversation.number());
            }
            if (conversation.status() != Status.WAITING) {
                return new Decision.Refusal(Code.TAKEN, standing.name(conversation.counsellor()));
            }
            Optional<Code> hindered = standing.hindered(command.counsellor());
            if (hindered.isPresent()) {
                return Decision.refuse(hindered.get());
            }
            long seq = conversation.last() + 1;
            return one(new Event.ConversationMatched(conversation.number(), seq, command.counsellor(), now), seq);
        }

        @Override
        public Decision end(Command.End command) {
            Optional<Conversation> found = standing.mine(command.by(), command.conversation());
            boolean anyone =
                    !command.by().isCustomer() && standing.may(command.by().number(), Role.ADMINISTRATOR);
            if (found.isEmpty() && anyone) {
                found = desk.conversation(command.conversation());
            }
            if (found.isEmpty()) {
                return standing.notMine(command.by(), command.conversation());
            }
            Conversation conversation = found.get();
            if (conversation.status() == Status.WAITING && command.by().isCustomer()) {
                return Decision.refuse(Code.NOT_CLAIMED);
            }
            long seq = conversation.last() + 1;
            long counsellor = command.by().isCustomer() ? 0 : command.by().number();
            return one(
                    new Event.ConversationEnded(
                            conversation.number(), seq, command.by().side(), counsellor, now),
                    seq);
        }

        @Override
        public Decision addAccount(Command.AddAccount command) {
            if (!standing.may(command.by(), Role.ADMINISTRATOR)) {
                return Decision.refuse(Code.FORBIDDEN);
            }
            if (desk.accountNamed(command.name()).isPresent()) {
                return Decision.refuse(Code.NAME_TAKEN);
            }
            return one(
                    new Event.AccountAdded(
                            desk.lastCounsellor() + 1, command.name(), command.role(), command.passwordHash(), now),
                    0);
        }

        @Override
        public Decision openSession(Command.OpenSession command) {
            return desk.account(command.counsellor()).isEmpty()
                    ? Decision.refuse(Code.FORBIDDEN)
                    : one(
                            new Event.SessionOpened(command.counsellor(), command.sessionHash(), command.until(), now),
                            0);
        }

        @Override
        public Decision closeSession(Command.CloseSession command) {
            Optional<Session> session = desk.session(command.sessionHash());
            if (session.isEmpty()) {
                return Decision.nothingNew(0);
            }
            List<Event> events = new ArrayList<>();
            events.add(new Event.SessionClosed(command.sessionHash(), now));
            if (command.givingBack()) {
                events.addAll(returns(session.get().counsellor()));
            }
            return new Decision.Accepted(events, 0, 0, now);
        }

        @Override
        public Decision giveBack(Command.GiveBack command) {
            return new Decision.Accepted(returns(command.counsellor()), 0, 0, now);
        }

        @Override
        public Decision transfer(Command.Transfer command) {
            return new Transfers(desk, standing, now).transfer(command);
        }

        @Override
        public Decision answerOffer(Command.AnswerOffer command) {
            return new Transfers(desk, standing, now).answer(command);
        }

        @Override
        public Decision endOffer(Command.EndOffer command) {
            return new Transfers(desk, standing, now).end(command);
        }

        private List<Event> returns(long counsellor) {
            List<Event> events = new ArrayList<>();
            for (Conversation conversation : desk.with(counsellor)) {
                events.add(new Event.ConversationReturned(
                        conversation.number(), conversation.last() + 1, counsellor, Conversation.HEAD, now));
            }
            return events;
        }

        @Override
        public Decision presence(Command.ChoosePresence command) {
            Optional<Account> account = desk.account(command.counsellor());
            if (account.isEmpty()) {
                return Decision.refuse(Code.FORBIDDEN);
            }
            return account.get().presence() == command.presence()
                    ? Decision.nothingNew(0)
                    : one(new Event.PresenceChosen(command.counsellor(), command.presence(), now), 0);
        }

        @Override
        public Decision office(Command.SetOffice command) {
            if (!standing.may(command.by(), Role.ADMINISTRATOR)) {
                return Decision.refuse(Code.FORBIDDEN);
            }
            Office office = desk.office();
            return one(
                    new Event.OfficeSet(
                            command.name() == null ? office.name() : command.name(),
                            command.topics() == null ? office.topics() : new ArrayList<>(command.topics()),
                            office.retentionDays(),
                            command.limit() == null ? office.limit() : command.limit(),
                            command.anonymous() == null ? office.anonymous() : command.anonymous(),
                            command.preview() == null ? office.preview() : command.preview(),
                            now),
                    0);
        }

        @Override
        public Decision hours(Command.SetHours command) {
            return standing.may(command.by(), Role.ADMINISTRATOR)
                    ? one(new Event.HoursSet(command.hours(), now), 0)
                    : Decision.refuse(Code.FORBIDDEN);
        }

        @Override
        public Decision callBack(CallBackCommand command) {
            return command.visit(new CallBackRules(desk, standing, now));
        }

        @Override
        public Decision reply(ReplyCommand command) {
            return command.visit(new ReplyRules(desk.replies(), standing, now));
        }

        @Override
        public Decision rate(Command.Rate command) {
            return one(
                    new Event.ConsultationRated(
                            command.conversation(), command.stars(), command.comment(), command.change(), now),
                    0);
        }

        @Override
        public Decision grant(Command.GrantReading command) {
            return new Grants(desk, standing, now).grant(command);
        }

        @Override
        public Decision revoke(Command.RevokeReading command) {
            return new Grants(desk, standing, now).revoke(command);
        }

        @Override
        public Decision forget(Command.ForgetDevice command) {
            return new Grants(desk, standing, now).forget(command);
        }

        private Decision one(Event event, long seq) {
            long conversation = event instanceof Event.OfConversation of ? of.conversation() : 0;
            return new Decision.Accepted(List.of(event), conversation, seq, now);
        }
    }
}

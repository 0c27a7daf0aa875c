package org.sangdam.server.desk;

import java.util.List;
import java.util.Optional;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.Topic;

/**
 * The rules of calling people back, at one moment. Whoever asks is taken down at any time of the day: an office that opens, or
 * a counsellor who comes, while somebody writes is no reason to lose them.
 */
final class CallBackRules implements CallBackCommand.Visitor<Decision> {
    private final Desk desk;
    private final Standing standing;
    private final long now;

    CallBackRules(Desk desk, Standing standing, long now) {
        this.desk = desk;
        this.standing = standing;
        this.now = now;
    }

    @Override
    public Decision ask(CallBackCommand.Ask command) {
        CallBacks all = desk.callBacks();
        Optional<CallBack> already = all.asked(command.tokenHash(), command.id());
        if (already.isPresent()) {
            return new Decision.Accepted(List.of(), 0, 0, already.get().askedAt());
        }
        if (desk.office().topics().stream().map(Topic::id).noneMatch(command.topic()::equals)) {
            return Decision.refuse(Code.BAD_TOPIC);
        }
        if (hasEnough(command.tokenHash())) {
            return Decision.refuse(Code.TOO_MANY_CALL_BACKS);
        }
        return happens(new CallBackEvent.Asked(
                all.last() + 1,
                command.id(),
                command.tokenHash(),
                command.name(),
                command.phone(),
                command.topic(),
                command.language(),
                command.text(),
                now));
    }

    /**
     * The wait ends and the call stands in one step: a counsellor who picks the customer in the same moment comes before it, or
     * after it.
     */
    @Override
    public Decision instead(CallBackCommand.Instead command) {
        Party by = Party.customer(command.customer());
        Optional<Conversation> found = standing.mine(by, command.conversation());
        if (found.isEmpty()) {
            return standing.notMine(by, command.conversation());
        }
        Conversation waiting = found.get();
        if (waiting.status() != Status.WAITING) {
            return taken(waiting.counsellor());
        }
        if (waiting.phone() == null) {
            return Decision.refuse(Code.BAD_PHONE);
        }
        if (hasEnough(waiting.tokenHash())) {
            return Decision.refuse(Code.TOO_MANY_CALL_BACKS);
        }
        long seq = waiting.last() + 1;
        return new Decision.Accepted(
                List.of(
                        new CallBackEvent.Asked(
                                desk.callBacks().last() + 1,
                                command.id(),
                                waiting.tokenHash(),
                                waiting.name(),
                                waiting.phone(),
                                waiting.topic(),
                                waiting.language(),
                                asked(waiting),
                                now),
                        new Event.ConversationLeft(waiting.number(), seq, now)),
                waiting.number(),
                seq,
                now);
    }

    /** What the customer has written so far, as much of it as one text may hold. */
    private static String asked(Conversation waiting) {
        StringBuilder asked = new StringBuilder();
        for (Message message : waiting.after(0)) {
            if (message.from() == Sender.CUSTOMER && message.file() == null) {
                String line = asked.isEmpty() ? message.text() : "\n" + message.text();
                asked.append(asked.length() + line.length() <= Fields.LONGEST_TEXT ? line : "");
            }
        }
        return asked.isEmpty() ? waiting.firstLine() : asked.toString();
    }

    /** Whether this customer, or the office, has as many open as there may be. */
    private boolean hasEnough(String tokenHash) {
        CallBacks all = desk.callBacks();
        return all.full() || all.openOf(tokenHash).size() >= CallBacks.MOST_OF_ONE;
    }

    /** A call counts once, though it be told twice; and who has called meanwhile is told to whoever did not know. */
    @Override
    public Decision notReached(CallBackCommand.NotReached command) {
        Optional<CallBack> found = desk.callBacks().numbered(command.callBack());
        if (found.isEmpty() || standing.name(command.counsellor()) == null) {
            return Decision.refuse(Code.NO_CALL_BACK);
        }
        CallBack callBack = found.get();
        if (!callBack.open()) {
            return taken(callBack.doneBy());
        }
        if (command.tries() >= callBack.tries()) {
            return happens(new CallBackEvent.Tried(callBack.number(), command.counsellor(), now));
        }
        return callBack.triedBy() == command.counsellor() ? Decision.nothingNew(0) : taken(callBack.triedBy());
    }

    @Override
    public Decision done(CallBackCommand.Done command) {
        Optional<CallBack> found = desk.callBacks().numbered(command.callBack());
        if (found.isEmpty() || standing.name(command.counsellor()) == null) {
            return Decision.refuse(Code.NO_CALL_BACK);
        }
        CallBack callBack = found.get();
        if (callBack.open()) {
            return happens(new CallBackEvent.Done(callBack.number(), command.counsellor(), now));
        }
        return callBack.doneBy() == command.counsellor() ? Decision.nothingNew(0) : taken(callBack.doneBy());
    }

    @Override
    public Decision reopen(CallBackCommand.Reopen command) {
        Optional<CallBack> found = desk.callBacks().numbered(command.callBack());
        if (found.isEmpty() || standing.name(command.counsellor()) == null) {
            return Decision.refuse(Code.NO_CALL_BACK);
        }
        return found.get().open()
                ? Decision.nothingNew(0)
                : happens(new CallBackEvent.Reopened(found.get().number(), command.counsellor(), now));
    }

    private Decision taken(long by) {
        return new Decision.Refusal(Code.TAKEN, standing.name(by));
    }

    private Decision happens(CallBackEvent event) {
        return new Decision.Accepted(List.of(event), 0, 0, now);
    }
}

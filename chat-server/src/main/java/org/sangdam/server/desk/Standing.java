package org.sangdam.server.desk;

import java.util.Optional;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;

/** Who stands how to a conversation, and what they are told if they may not touch it. Reads the desk, changes nothing. */
final class Standing {
    private final Desk desk;

    Standing(Desk desk) {
        this.desk = desk;
    }

    /** @param counsellor 0 is whoever owns the machine */
    boolean may(long counsellor, Role needed) {
        return counsellor == 0
                || desk.account(counsellor)
                        .filter(account -> account.role().includes(needed))
                        .isPresent();
    }

    Optional<Conversation> mine(Party party, long number) {
        return desk.conversation(number).filter(conversation -> conversation.belongsTo(party));
    }

    /** A stranger learns nothing, not even whether there is such a conversation. */
    Decision notMine(Party party, long number) {
        Optional<Conversation> conversation = desk.conversation(number);
        if (conversation.isEmpty()) {
            return noLongerOpen(number);
        }
        if (party.isCustomer()) {
            return Decision.refuse(Code.NO_CONVERSATION);
        }
        return conversation.get().status() == Status.WAITING
                ? Decision.refuse(Code.NOT_CLAIMED)
                : new Decision.Refusal(Code.TAKEN, name(conversation.get().counsellor()));
    }

    Decision noLongerOpen(long number) {
        boolean existed = number > 0 && number <= desk.lastConversation();
        return Decision.refuse(existed ? Code.OVER : Code.NO_CONVERSATION);
    }

    /** Why a counsellor can take no one more, if they can't. */
    Optional<Code> hindered(long counsellor) {
        if (desk.account(counsellor).map(Account::presence).orElse(Presence.AWAY) == Presence.AWAY) {
            return Optional.of(Code.AWAY);
        }
        int limit = desk.office().limit();
        return limit > 0 && desk.load(counsellor) >= limit ? Optional.of(Code.AT_LIMIT) : Optional.empty();
    }

    String name(long counsellor) {
        return desk.account(counsellor).map(Account::name).orElse(null);
    }
}

package org.sangdam.server.desk;

import java.util.List;
import java.util.Optional;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Role;

/** The rules of canned replies, at one moment: one's own are one's own business, everybody's are a supervisor's. */
final class ReplyRules implements ReplyCommand.Visitor<Decision> {
    private final Replies replies;
    private final Standing standing;
    private final long now;

    ReplyRules(Replies replies, Standing standing, long now) {
        this.replies = replies;
        this.standing = standing;
        this.now = now;
    }

    /** The same one added twice is there once: whoever heard no answer may ask again. */
    @Override
    public Decision add(ReplyCommand.Add command) {
        if (!mayWrite(command.counsellor(), command.shared())) {
            return Decision.refuse(Code.FORBIDDEN);
        }
        long owner = command.shared() ? 0 : command.counsellor();
        Optional<CannedReply> same = replies.typed(owner, command.shortcut());
        if (same.isPresent()) {
            return same.get().text().equals(command.text())
                    ? Decision.nothingNew(0)
                    : Decision.refuse(Code.SHORTCUT_TAKEN);
        }
        CannedReply added = new CannedReply(replies.last() + 1, owner, command.shortcut(), command.text());
        return replies.fits(added, null)
                ? happens(new ReplyEvent.Added(
                        added.reply(), owner, added.shortcut(), added.text(), command.counsellor(), now))
                : Decision.refuse(Code.TOO_MANY_REPLIES);
    }

    @Override
    public Decision change(ReplyCommand.Change command) {
        Optional<CannedReply> found = visible(command.counsellor(), command.reply());
        if (found.isEmpty()) {
            return Decision.refuse(Code.NO_REPLY);
        }
        CannedReply before = found.get();
        if (!mayWrite(command.counsellor(), before.isShared())) {
            return Decision.refuse(Code.FORBIDDEN);
        }
        boolean taken = replies.typed(before.owner(), command.shortcut())
                .filter(other -> other.reply() != before.reply())
                .isPresent();
        if (taken) {
            return Decision.refuse(Code.SHORTCUT_TAKEN);
        }
        CannedReply after = new CannedReply(before.reply(), before.owner(), command.shortcut(), command.text());
        if (after.equals(before)) {
            return Decision.nothingNew(0);
        }
        return replies.fits(after, before)
                ? happens(new ReplyEvent.Changed(
                        after.reply(), after.owner(), after.shortcut(), after.text(), command.counsellor(), now))
                : Decision.refuse(Code.TOO_MANY_REPLIES);
    }

    @Override
    public Decision delete(ReplyCommand.Delete command) {
        Optional<CannedReply> found = visible(command.counsellor(), command.reply());
        if (found.isEmpty()) {
            return Decision.refuse(Code.NO_REPLY);
        }
        CannedReply reply = found.get();
        return mayWrite(command.counsellor(), reply.isShared())
                ? happens(new ReplyEvent.Deleted(reply.reply(), reply.owner(), command.counsellor(), now))
                : Decision.refuse(Code.FORBIDDEN);
    }

    /** Of a colleague's own nobody learns that there is one. */
    private Optional<CannedReply> visible(long counsellor, long number) {
        return replies.numbered(number).filter(reply -> reply.isShared() || reply.owner() == counsellor);
    }

    private boolean mayWrite(long counsellor, boolean shared) {
        return counsellor != 0 && standing.may(counsellor, shared ? Role.SUPERVISOR : Role.COUNSELLOR);
    }

    private Decision happens(ReplyEvent event) {
        return new Decision.Accepted(List.of(event), 0, 0, now);
    }
}

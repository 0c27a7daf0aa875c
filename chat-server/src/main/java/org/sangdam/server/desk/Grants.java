package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;

/** The rules of reading what was said on another device, at one moment. Which code is right is known elsewhere. */
final class Grants {
    private final Desk desk;
    private final Standing standing;
    private final long now;

    Grants(Desk desk, Standing standing, long now) {
        this.desk = desk;
        this.standing = standing;
        this.now = now;
    }

    /** Only while the two talk: whoever comes later has to be looked at anew. */
    Decision grant(Command.GrantReading command) {
        boolean talking = desk.conversation(command.conversation())
                .filter(conversation ->
                        conversation.status() == Status.ACTIVE && conversation.counsellor() == command.counsellor())
                .isPresent();
        return talking
                ? decided(
                        new Event.ReadingGranted(command.conversation(), command.customer(), command.counsellor(), now))
                : Decision.refuse(Code.OVER);
    }

    Decision revoke(Command.RevokeReading command) {
        return standing.may(command.counsellor(), Role.COUNSELLOR)
                ? decided(
                        new Event.ReadingRevoked(command.conversation(), command.customer(), command.counsellor(), now))
                : Decision.refuse(Code.FORBIDDEN);
    }

    Decision forget(Command.ForgetDevice command) {
        return decided(new Event.DeviceForgotten(command.tokenHash(), now));
    }

    private Decision decided(Event event) {
        return new Decision.Accepted(List.of(event), 0, 0, now);
    }
}

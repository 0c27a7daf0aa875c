package org.sangdam.server.session;

import java.util.Comparator;
import java.util.function.Consumer;
import org.sangdam.server.desk.Command;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** What a console asks about the office's accounts. On the desk's thread. */
final class Administration {
    private final Backplane backplane;
    private final Counsellors counsellors;
    private final SignIn signIn;

    Administration(Backplane backplane, Counsellors counsellors, SignIn signIn) {
        this.backplane = backplane;
        this.counsellors = counsellors;
        this.signIn = signIn;
    }

    /** Asks for the right before the password is hashed, which takes its time. */
    void addAccount(CounsellorSession console, FromCounsellor.AddAccount frame) {
        long by = console.counsellor();
        boolean may = backplane
                .desk()
                .account(by)
                .filter(account -> account.role().includes(Role.ADMINISTRATOR))
                .isPresent();
        if (!may) {
            console.refuse(frame.id(), Code.FORBIDDEN, 0);
            return;
        }
        boolean queued = signIn.hash(
                frame.password(),
                hash -> console.submit(frame.id(), new Command.AddAccount(by, frame.name(), frame.role(), hash)),
                () -> console.refuse(frame.id(), Code.FAILED, 0));
        if (!queued) {
            console.refuse(frame.id(), Code.THROTTLED, Admission.BEHIND_SECONDS);
        }
    }

    /** Everybody by name. */
    void accounts(String id, Consumer<ToCounsellor> answer) {
        backplane.whenDurable(() -> answer.accept(new ToCounsellor.Accounts(
                id,
                backplane.desk().accounts().stream()
                        .map(counsellors::shown)
                        .sorted(Comparator.comparing(ToCounsellor.Account::name))
                        .toList())));
    }
}

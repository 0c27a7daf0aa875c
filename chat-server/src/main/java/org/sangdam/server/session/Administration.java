package org.sangdam.server.session;

import java.util.Comparator;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** What consoles ask about the office itself and its accounts. On the desk's thread. */
final class Administration {
    private final Backplane backplane;
    private final Counsellors counsellors;
    private final SignIn signIn;

    Administration(Backplane backplane, Counsellors counsellors, SignIn signIn) {
        this.backplane = backplane;
        this.counsellors = counsellors;
        this.signIn = signIn;
    }

    /** @param console whose session has been looked at */
    Administering.Handler by(CounsellorSession console) {
        return new By(console);
    }

    /** In the name of one console's counsellor. */
    private final class By implements Administering.Handler {
        private final CounsellorSession console;

        By(CounsellorSession console) {
            this.console = console;
        }

        /** Everybody by name. */
        @Override
        public void accounts(Administering.Accounts frame) {
            backplane.whenDurable(() -> console.send(new ToCounsellor.Accounts(
                    frame.id(),
                    backplane.durable().accounts().stream()
                            .map(account -> counsellors.shown(account, backplane.durable()))
                            .sorted(Comparator.comparing(ToCounsellor.Account::name))
                            .toList())));
        }

        /** Asks for the right before the password is hashed, which takes its time. */
        @Override
        public void addAccount(Administering.AddAccount frame) {
            long by = console.counsellor();
            boolean may = backplane
                    .desk()
                    .account(by)
                    .filter(account -> account.role().includes(Role.ADMINISTRATOR))
                    .isPresent();
            if (!may) {
                backplane.decided(Decision.refuse(Code.FORBIDDEN), decision -> console.answer(frame.id(), decision));
                return;
            }
            boolean queued = signIn.hash(
                    frame.password(),
                    hash -> console.submit(frame.id(), new Command.AddAccount(by, frame.name(), frame.role(), hash)),
                    () -> console.refuse(frame.id(), Code.FAILED));
            if (!queued) {
                console.refuse(frame.id(), Code.THROTTLED, Admission.BEHIND_SECONDS);
            }
        }

        @Override
        public void hours(Administering.AskHours frame) {
            backplane.whenDurable(() -> console.send(new ToCounsellor.OpeningHours(
                    frame.id(), backplane.durable().timetable().hours())));
        }

        @Override
        public void setHours(Administering.SetHours frame) {
            console.submit(frame.id(), new Command.SetHours(console.counsellor(), frame.all()));
        }

        @Override
        public void office(Administering.SetOffice frame) {
            console.submit(
                    frame.id(),
                    new Command.SetOffice(
                            console.counsellor(),
                            frame.name(),
                            null,
                            frame.limit(),
                            frame.anonymous(),
                            frame.preview()));
        }
    }
}

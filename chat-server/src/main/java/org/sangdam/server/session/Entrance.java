package org.sangdam.server.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** How a counsellor comes in, comes back and goes: a console is let in, and brought to where the office is. On the desk's thread. */
final class Entrance {
    private final Counsellors counsellors;
    private final Backplane backplane;
    private final CounsellorReading archive;
    private final SignIn signIn;
    private final Front front;
    private final Passes passes;

    Entrance(
            Counsellors counsellors,
            Backplane backplane,
            CounsellorReading archive,
            SignIn signIn,
            Front front,
            Passes passes) {
        this.counsellors = counsellors;
        this.backplane = backplane;
        this.archive = archive;
        this.signIn = signIn;
        this.front = front;
        this.passes = passes;
    }

    /** The console is gone: whatever it was given is over. */
    void left(CounsellorSession console) {
        passes.end(console);
    }

    void signIn(CounsellorSession console, FromCounsellor.SignIn frame) {
        console.asking(true);
        signIn.signIn(frame.name(), frame.password(), console.connection().address(), new SignIn.Outcome() {
            @Override
            public void signedIn(Account account, String session) {
                enter(console, frame.id(), account, session, Map.of());
            }

            @Override
            public void refused(Code code, long retryAfterSeconds) {
                console.asking(false);
                console.answer(new Refused(frame.id(), code, retryAfterSeconds, null));
                console.connection().turnedAway();
            }
        });
    }

    void resume(CounsellorSession console, FromCounsellor.Resume frame) {
        Map<Long, Long> have = new HashMap<>();
        frame.have().forEach(one -> have.put(one.conversation(), one.after()));
        console.asking(true);
        backplane.whenDurable(() -> signIn.resume(frame.session())
                .ifPresentOrElse(account -> enter(console, frame.id(), account, frame.session(), have), () -> {
                    console.asking(false);
                    console.refuse(frame.id(), Code.SESSION_OVER);
                    console.connection().turnedAway();
                }));
    }

    /** Greets, and brings the console to where the office is now. */
    private void enter(CounsellorSession console, String id, Account account, String session, Map<Long, Long> have) {
        console.asking(true);
        backplane.whenDurable(() -> {
            console.asking(false);
            if (console.gone()) {
                return; // while the password was checked, or its end was told before its first frame
            }
            String hash = Secrets.hash(session);
            counsellors.enter(console, hash);
            signIn.entered(account, console.connection().address());
            console.is(account.counsellor(), hash, new ListWatch.Screen(backplane.nanos()));
            counsellors.heard(console, backplane.durable(), backplane.nanos());
            console.send(new ToCounsellor.SignedIn(
                    id,
                    Protocol.VERSION,
                    session,
                    passes.give(console, null),
                    counsellors.shown(account, backplane.durable()),
                    backplane.durable().office(),
                    front.customerPage(),
                    console.connection().remote(),
                    backplane.now()));
            console.send(front.conditions().now());
            counsellors.sendWaitingList(backplane.durable(), console);
            sendConversations(console, have);
            counsellors.showRest(console, backplane.durable(), backplane.nanos());
        });
    }

    /** The counsellor's own, and what has become of the others that the console still shows. */
    private void sendConversations(CounsellorSession console, Map<Long, Long> have) {
        Set<Long> numbers = new TreeSet<>(have.keySet());
        backplane.durable().with(console.counsellor()).forEach(own -> numbers.add(own.number()));
        for (long number : numbers) {
            long after = have.getOrDefault(number, 0L);
            backplane
                    .durable()
                    .conversation(number)
                    .ifPresentOrElse(
                            open -> counsellors.show(console, open, backplane.durable(), after),
                            () -> archive.over(number, after, console::send));
        }
    }

    /** Whether the session that a console has entered with has come to its end. */
    boolean over(String sessionHash) {
        return signIn.session(sessionHash).isEmpty();
    }

    void signOut(CounsellorSession console, FromCounsellor.SignOut frame, String sessionHash) {
        boolean last = counsellors.last(console);
        long counsellor = console.counsellor();
        backplane.submit(new Command.CloseSession(sessionHash, last), decision -> {
            console.answer(frame.id(), decision);
            if (last && decision instanceof Decision.Accepted) {
                counsellors.signedOut(counsellor, backplane.durable(), backplane.nanos());
            }
            console.hangUp(Code.SESSION_OVER);
        });
    }
}

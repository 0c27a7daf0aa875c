package org.sangdam.server.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/**
 * One console, from its connection to its end. Nobody is asked who they are after sign-in: each frame is done in the name
 * of the session's account, as long as the session lasts. On the desk's thread.
 */
public final class CounsellorSession implements FromCounsellor.Handler, Refusing {
    private final Connection connection;
    private final Counsellors counsellors;
    private final Backplane backplane;
    private final CounsellorReading archive;
    private final SignIn signIn;
    private final Front front;
    private final Administration administration;
    private String sessionHash;
    private ListWatch.Screen screen;
    private long counsellor;
    private volatile long heard;
    private boolean asking;
    private boolean gone;

    CounsellorSession(
            Connection connection,
            Counsellors counsellors,
            Backplane backplane,
            CounsellorReading archive,
            SignIn signIn,
            Front front) {
        this.connection = connection;
        this.counsellors = counsellors;
        this.backplane = backplane;
        this.archive = archive;
        this.signIn = signIn;
        this.front = front;
        this.administration = new Administration(backplane, counsellors, signIn);
    }

    @Override
    public void signIn(FromCounsellor.SignIn frame) {
        if (outOfTurn(frame.id())) {
            return;
        }
        asking = true;
        signIn.signIn(frame.name(), frame.password(), connection.address(), new SignIn.Outcome() {
            @Override
            public void signedIn(Account account, String session) {
                asking = false;
                enter(frame.id(), account, session, Map.of());
            }

            @Override
            public void refused(Code code, long retryAfterSeconds) {
                asking = false;
                send(new Refused(frame.id(), code, retryAfterSeconds, null));
            }
        });
    }

    @Override
    public void resume(FromCounsellor.Resume frame) {
        if (outOfTurn(frame.id())) {
            return;
        }
        Map<Long, Long> have = new HashMap<>();
        frame.have().forEach(one -> have.put(one.conversation(), one.after()));
        signIn.resume(frame.session())
                .ifPresentOrElse(
                        account -> enter(frame.id(), account, frame.session(), have),
                        () -> refuse(frame.id(), Code.SESSION_OVER));
    }

    private boolean outOfTurn(String id) {
        boolean late = asking || counsellor != 0;
        if (late) {
            refuse(id, Code.OUT_OF_TURN);
        }
        return late;
    }

    /** Greets, and brings the console to where the office is now. */
    private void enter(String id, Account account, String session, Map<Long, Long> have) {
        asking = true;
        backplane.whenDurable(() -> {
            asking = false;
            if (gone) {
                return; // while the password was checked, or its end was told before its first frame
            }
            String hash = Secrets.hash(session);
            counsellors.enter(this, hash);
            counsellor = account.counsellor();
            sessionHash = hash;
            screen = new ListWatch.Screen(backplane.nanos());
            counsellors.heard(this, backplane.desk(), backplane.nanos());
            send(new ToCounsellor.SignedIn(
                    id,
                    Protocol.VERSION,
                    session,
                    counsellors.shown(account),
                    backplane.desk().office(),
                    front.customerPage(),
                    connection.remote(),
                    backplane.now()));
            send(front.conditions().now());
            counsellors.sendWaitingList(backplane.desk(), this);
            sendConversations(have);
            counsellors.showOffers(this, backplane.desk());
        });
    }

    /** The counsellor's own, and what has become of the others that the console still shows. */
    private void sendConversations(Map<Long, Long> have) {
        Set<Long> numbers = new TreeSet<>(have.keySet());
        backplane.desk().with(counsellor).forEach(own -> numbers.add(own.number()));
        for (long number : numbers) {
            long after = have.getOrDefault(number, 0L);
            backplane
                    .desk()
                    .conversation(number)
                    .ifPresentOrElse(
                            open -> counsellors.show(this, open, backplane.desk(), after),
                            () -> archive.over(number, after, this::send));
        }
    }

    @Override
    public void signOut(FromCounsellor.SignOut frame) {
        if (denied(frame.id())) {
            return;
        }
        boolean last = counsellors.last(this);
        backplane.submit(new Command.CloseSession(sessionHash, last), decision -> {
            answer(frame.id(), decision);
            if (last && decision instanceof Decision.Accepted) {
                counsellors.signedOut(counsellor, backplane.desk(), backplane.nanos());
            }
            connection.close(Code.SESSION_OVER);
        });
    }

    @Override
    public void claim(FromCounsellor.Claim frame) {
        submit(frame.id(), new Command.Claim(counsellor, frame.conversation()));
    }

    @Override
    public void say(FromCounsellor.Say frame) {
        if (!denied(frame.id())) {
            backplane.submit(
                    new Command.Say(me(), frame.conversation(), frame.id(), frame.text()),
                    decision -> said(frame, decision));
        }
    }

    /** Its own copy is the receipt; when it had been said before, it comes once more to the one who repeats it. */
    private void said(FromCounsellor.Say frame, Decision decision) {
        if (decision instanceof Decision.Accepted accepted && accepted.events().isEmpty()) {
            String name = Frames.name(backplane.desk(), counsellor);
            send(Frames.repeated(frame.id(), Sender.COUNSELLOR, name, frame.text(), accepted));
        } else if (decision instanceof Decision.Refusal refusal) {
            send(Frames.refused(frame.id(), refusal));
        }
    }

    @Override
    public void end(FromCounsellor.End frame) {
        submit(frame.id(), new Command.End(me(), frame.conversation()));
    }

    @Override
    public void presence(FromCounsellor.SetPresence frame) {
        submit(frame.id(), new Command.ChoosePresence(counsellor, frame.presence()));
    }

    @Override
    public void office(FromCounsellor.SetOffice frame) {
        submit(frame.id(), new Command.SetOffice(counsellor, frame.name(), null, frame.limit()));
    }

    @Override
    public void addAccount(FromCounsellor.AddAccount frame) {
        if (!denied(frame.id())) {
            administration.addAccount(this, frame);
        }
    }

    @Override
    public void accounts(FromCounsellor.Accounts frame) {
        if (!denied(frame.id())) {
            administration.accounts(frame.id(), this::send);
        }
    }

    @Override
    public void transfer(HandOver.Transfer frame) {
        if (denied(frame.id())) {
            return;
        }
        if (frame.to() != 0 && !counsellors.here(frame.to())) {
            refuse(frame.id(), Code.UNAVAILABLE);
            return;
        }
        submit(
                frame.id(),
                new Command.Transfer(counsellor, frame.conversation(), frame.to(), frame.topic(), frame.note()));
    }

    @Override
    public void answerOffer(HandOver.AnswerOffer frame) {
        submit(frame.id(), new Command.AnswerOffer(counsellor, frame.conversation(), frame.accept()));
    }

    @Override
    public void read(FromCounsellor.Read frame) {
        if (denied(null)) {
            return;
        }
        backplane.submit(new Command.MarkRead(me(), frame.conversation(), frame.seq()), decision -> {
            if (decision instanceof Decision.Accepted accepted
                    && accepted.events().isEmpty()) {
                send(new ReadMark(frame.conversation(), Sender.COUNSELLOR, accepted.seq()));
            } else if (decision instanceof Decision.Refusal refusal) {
                refuse(null, refusal.code());
            }
        });
    }

    @Override
    public void typing(FromCounsellor.Typing frame) {
        if (denied(null)) {
            return;
        }
        Optional<Conversation> mine = backplane
                .desk()
                .conversation(frame.conversation())
                .filter(conversation -> conversation.counsellor() == counsellor);
        mine.ifPresent(
                conversation -> backplane.whisper(new Typing(frame.conversation(), Sender.COUNSELLOR, frame.active())));
    }

    @Override
    public void resync(FromCounsellor.Resync frame) {
        if (denied(frame.id())) {
            return;
        }
        backplane.whenDurable(() -> {
            send(new Ack(frame.id(), 0, 0, 0));
            counsellors.sendWaitingList(backplane.desk(), this);
        });
    }

    @Override
    public void history(FromCounsellor.History frame) {
        if (!denied(frame.id())) {
            archive.history(frame, this::send);
        }
    }

    @Override
    public void transcript(FromCounsellor.Transcript frame) {
        if (!denied(frame.id())) {
            archive.transcript(frame, this::send);
        }
    }

    /** On any thread: a disk that is slow is no reason to take the service for dead. */
    @Override
    public void ping(FromCounsellor.Ping frame) {
        send(new Pong(frame.id(), backplane.now()));
        backplane.execute(() -> {
            if (counsellor != 0 && !denied(null)) {
                counsellors.pinged(this, frame, backplane.desk(), backplane.nanos());
            }
        });
    }

    /** Something has come from the console. Any thread: a desk that is busy makes nobody seem gone. */
    void heardAt(long nanos) {
        heard = nanos;
    }

    /** When something came last, by {@link System#nanoTime}. */
    long heard() {
        return heard;
    }

    /** What the console shows of the waiting list; null until signed in. */
    ListWatch.Screen screen() {
        return screen;
    }

    /** The connection is gone. */
    void closed() {
        gone = true;
        counsellors.exit(this);
    }

    /**
     * The console has come back over another connection. What it had said over this one may still arrive, and is void: it
     * has been told that the link broke, and has said it again or something else.
     */
    void replaced() {
        gone = true;
        counsellor = 0;
        connection.close(Code.OUT_OF_TURN);
    }

    void close(Code why) {
        counsellors.exit(this);
        connection.close(why);
    }

    boolean isOf(String hash) {
        return hash.equals(sessionHash);
    }

    /** The account's number, 0 until signed in. */
    long counsellor() {
        return counsellor;
    }

    void send(Encoded encoded) {
        connection.send(encoded);
    }

    @Override
    public void refuse(String id, Code code, long retryAfter) {
        send(new Refused(id, code, retryAfter, null));
    }

    private void refuse(String id, Code code) {
        refuse(id, code, 0);
    }

    private void send(ToCounsellor frame) {
        connection.send(counsellors.encoded(frame));
    }

    void submit(String id, Command command) {
        if (!denied(id)) {
            backplane.submit(command, decision -> answer(id, decision));
        }
    }

    private void answer(String id, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            send(new Ack(id, accepted.conversation(), accepted.seq(), accepted.at()));
        } else if (decision instanceof Decision.Refusal refusal) {
            send(Frames.refused(id, refusal));
        }
    }

    /** Whether there is no session to ask in: refused, and closed if it is over. */
    private boolean denied(String id) {
        if (counsellor == 0) {
            refuse(id, Code.OUT_OF_TURN);
            return true;
        }
        if (signIn.session(sessionHash).isEmpty()) {
            refuse(id, Code.SESSION_OVER);
            close(Code.SESSION_OVER);
            return true;
        }
        return false;
    }

    private Party me() {
        return Party.counsellor(counsellor);
    }
}

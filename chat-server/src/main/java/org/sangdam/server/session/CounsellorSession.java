package org.sangdam.server.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/**
 * One console, from its connection to its end. Nobody is asked who they are after sign-in: each frame is done in the name
 * of the session's account, as long as the session lasts. On the desk's thread.
 */
public final class CounsellorSession implements FromCounsellor.Handler, Peer {
    private final Connection connection;
    private final Counsellors counsellors;
    private final Backplane backplane;
    private final Entrance entrance;
    private final CounsellorReading archive;
    private final Clerks clerks;
    private final Requests requests;
    /** The newest ping on its way to the desk: however many come, only one waits there. */
    private final AtomicReference<FromCounsellor.Ping> pinged = new AtomicReference<>();

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
            Entrance entrance,
            CounsellorReading archive,
            Clerks clerks) {
        this.connection = connection;
        this.counsellors = counsellors;
        this.backplane = backplane;
        this.entrance = entrance;
        this.archive = archive;
        this.clerks = clerks;
        this.requests = new Requests(this, backplane);
    }

    @Override
    public void signIn(FromCounsellor.SignIn frame) {
        if (!outOfTurn(frame.id())) {
            entrance.signIn(this, frame);
        }
    }

    @Override
    public void resume(FromCounsellor.Resume frame) {
        if (!outOfTurn(frame.id())) {
            entrance.resume(this, frame);
        }
    }

    private boolean outOfTurn(String id) {
        boolean late = asking || counsellor != 0;
        if (late) {
            refuse(id, Code.OUT_OF_TURN);
        }
        return late;
    }

    @Override
    public void signOut(FromCounsellor.SignOut frame) {
        if (!denied(frame.id())) {
            entrance.signOut(this, frame, sessionHash);
        }
    }

    @Override
    public void claim(FromCounsellor.Claim frame) {
        submit(frame.id(), new Command.Claim(counsellor, frame.conversation()));
    }

    @Override
    public void say(FromCounsellor.Say frame) {
        if (denied(frame.id())) {
            return;
        }
        if (clerks.grants().givenAwayBy(frame.text(), frame.conversation())) {
            requests.refuse(frame.id(), Code.CODE_IN_TEXT);
        } else {
            requests.say(frame.conversation(), frame.id(), frame.text());
        }
    }

    @Override
    public void end(FromCounsellor.End frame) {
        submit(frame.id(), new Command.End(party(), frame.conversation()));
    }

    @Override
    public void presence(FromCounsellor.SetPresence frame) {
        submit(frame.id(), new Command.ChoosePresence(counsellor, frame.presence()));
    }

    @Override
    public void administer(Administering frame) {
        if (!denied(frame.id())) {
            frame.handle(clerks.administration().by(this));
        }
    }

    @Override
    public void grant(Granting frame) {
        if (!denied(frame.id())) {
            frame.handle(clerks.grants().by(this));
        }
    }

    @Override
    public void handOver(HandOver frame) {
        if (!denied(frame.id())) {
            frame.handle(new HandingOver(this, counsellors));
        }
    }

    @Override
    public void callBack(CallingBack frame) {
        if (!denied(frame.id())) {
            frame.handle(new Calling(this, clerks.callBacks()));
        }
    }

    @Override
    public void reply(Replying frame) {
        if (!denied(frame.id())) {
            frame.handle(new WritingReplies(this));
        }
    }

    @Override
    public void read(FromCounsellor.Read frame) {
        if (!denied(null)) {
            requests.read(frame.conversation(), frame.seq());
        }
    }

    @Override
    public void typing(FromCounsellor.Typing frame) {
        if (!denied(null) && owns(frame.conversation())) {
            requests.typing(frame.conversation(), frame.active(), null);
        }
    }

    private boolean owns(long number) {
        Optional<Conversation> open = backplane.desk().conversation(number);
        return open.isPresent() && open.get().counsellor() == counsellor;
    }

    @Override
    public void resync(FromCounsellor.Resync frame) {
        if (denied(frame.id())) {
            return;
        }
        backplane.whenDurable(() -> {
            answer(new Ack(frame.id(), 0, 0, 0));
            counsellors.sendWaitingList(backplane.durable(), this);
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

    /** On any thread, as its answer. */
    @Override
    public void ping(FromCounsellor.Ping frame) {
        requests.ping(frame.id());
        if (pinged.getAndSet(frame) == null) {
            backplane.execute(this::show);
        }
    }

    /** What the console has said last of the list on its screen. */
    private void show() {
        FromCounsellor.Ping newest = pinged.getAndSet(null);
        if (counsellor != 0 && !denied(null)) {
            backplane.whenDurable(() -> counsellors.pinged(this, newest, backplane.durable(), backplane.nanos()));
        }
    }

    /** Whether it is being found out who this is: nobody may ask to come in twice at once. */
    void asking(boolean now) {
        asking = now;
    }

    /** It is known from now on whose console this is, and until when. */
    void is(long account, String ownSessionHash, ListWatch.Screen ownScreen) {
        counsellor = account;
        sessionHash = ownSessionHash;
        screen = ownScreen;
        connection.known();
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

    boolean isOf(String hash) {
        return hash.equals(sessionHash);
    }

    /** The account's number, 0 until signed in. */
    long counsellor() {
        return counsellor;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    boolean gone() {
        return gone;
    }

    /** The connection is gone. */
    void closed() {
        gone = true;
        entrance.left(this);
        counsellors.post().forget(connection);
        counsellors.exit(this);
    }

    /**
     * The console has come back over another connection. What it had said over this one may still arrive, and is void: it
     * has been told that the link broke, and has said it again or something else.
     */
    void replaced() {
        gone = true;
        counsellor = 0;
        hangUp(Code.OUT_OF_TURN);
    }

    void close(Code why) {
        counsellors.exit(this);
        hangUp(why);
    }

    /** Ends the connection, behind all that was told so far. */
    void hangUp(Code why) {
        entrance.left(this);
        counsellors.post().forget(connection);
        connection.close(why);
    }

    /** What a change tells; it goes out when the batch is through. */
    void tell(Encoded encoded) {
        counsellors.post().send(connection, encoded);
    }

    void send(ToCounsellor frame) {
        connection.send(counsellors.encoded(frame));
    }

    @Override
    public <F extends ToCustomer & ToCounsellor> void answer(F frame) {
        connection.send(counsellors.encoded(frame));
    }

    /** Answers what was asked under this id. */
    void answer(String id, Decision decision) {
        requests.answer(id, decision);
    }

    void submit(String id, Command command) {
        if (!denied(id)) {
            requests.submit(id, command);
        }
    }

    @Override
    public Party party() {
        return Party.counsellor(counsellor);
    }

    @Override
    public String signature() {
        return Frames.name(backplane.durable(), counsellor);
    }

    /** Whether there is no session to ask in: refused, and closed if it is over. */
    private boolean denied(String id) {
        if (counsellor == 0) {
            refuse(id, Code.OUT_OF_TURN);
            return true;
        }
        boolean over = entrance.over(sessionHash);
        if (over) {
            backplane.decided(Decision.refuse(Code.SESSION_OVER), decision -> turnAway(id, decision));
        }
        return over;
    }

    /** An end of the session that could not be stored was none. */
    private void turnAway(String id, Decision decision) {
        answer(id, decision);
        if (entrance.over(sessionHash)) {
            close(Code.SESSION_OVER);
        }
    }
}

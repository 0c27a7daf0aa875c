package org.sangdam.console.link;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * The console's one way to the service, for as long as the program runs: signs in, notices a lost connection, comes back by
 * itself and resumes where it was. UI thread, but for {@link #close()}.
 */
public final class Link implements Commands, AutoCloseable {
    private static final long TICK_MILLIS = 250;

    private final Executor ui;
    private final Timing timing;
    private final Supplier<String> ids;
    private final Codec<FromCounsellor> out = new Codec<>(FromCounsellor.class);
    private final Codec<ToCounsellor> in = new Codec<>(ToCounsellor.class);

    private final ReadOnlyObjectWrapper<LinkState> state = new ReadOnlyObjectWrapper<>(LinkState.OFFLINE);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>();
    private final Seat seat = new Seat();
    private final Correspondence correspondence;
    private final Incoming incoming;
    private final ServiceClock clock;
    private final Pulse pulse;
    private final Comeback comeback;
    private final ScheduledFuture<?> ticking;

    private String session;
    private Attempt attempt;
    private CompletableFuture<Void> entering = new CompletableFuture<>();

    public Link(
            Executor ui,
            ScheduledExecutorService timer,
            Timing timing,
            Clock clock,
            RandomGenerator random,
            Supplier<String> ids) {
        this.ui = ui;
        this.timing = timing;
        this.ids = ids;
        this.clock = new ServiceClock(clock);
        this.pulse = new Pulse(timing);
        this.comeback = new Comeback(timer, ui, new Attempts(random, timing.opening()));
        this.correspondence = new Correspondence(timing, ids);
        this.incoming = new Incoming(this, seat, correspondence);
        this.ticking = timer.scheduleAtFixedRate(
                () -> ui.execute(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Who hears of the waiting list and of conversations. Once, before the first sign-in. */
    public void feed(WaitingFrames waiting, ConversationFrames conversations) {
        incoming.feed(waiting, conversations);
    }

    /** Who hears of those who want to be called, if anybody does. */
    public void feed(CallBackFrames callBacks) {
        incoming.feed(callBacks);
    }

    /** Who hears of what colleagues offer, and of whether they are here. */
    public void feed(OfferFrames offers, PresenceFrames presences) {
        incoming.feed(offers, presences);
    }

    /** Who follows the canned replies; before the first sign-in, or nobody does. */
    public void feed(ReplyFrames replies) {
        incoming.feed(replies);
    }

    public ReadOnlyObjectProperty<LinkState> state() {
        return state.getReadOnlyProperty();
    }

    public boolean connected() {
        return state.get() == LinkState.CONNECTED;
    }

    /** The service of the last sign-in; null before the first. */
    public ReadOnlyObjectProperty<Address> address() {
        return address.getReadOnlyProperty();
    }

    /** Milliseconds to the service and back, -1 while unknown. */
    public ReadOnlyLongProperty roundTrip() {
        return pulse.roundTrip();
    }

    public Seat seat() {
        return seat;
    }

    /** The service's clock, milliseconds since 1970. */
    public LongSupplier clock() {
        return clock;
    }

    /** Opens a new session; ends an older one of this link. */
    public CompletableFuture<Void> signIn(Address where, String name, String password) {
        leave(LinkState.OFFLINE);
        entering = new CompletableFuture<>();
        String id = ids.get();
        FromCounsellor greeting;
        try {
            greeting = new FromCounsellor.SignIn(id, Protocol.VERSION, name, password);
        } catch (FrameException e) {
            entering.completeExceptionally(new CommandFailed(new Refused(id, e.code(), 0, null)));
            return entering;
        }
        address.set(where);
        comeback.succeeded();
        state.set(LinkState.CONNECTING);
        connect(id, greeting, timing.answer().toNanos());
        return entering;
    }

    /** Tells the service that this session is over; in any case nobody is signed in here afterwards. */
    public CompletableFuture<Void> signOut() {
        session = null;
        return ask(FromCounsellor.SignOut::new).handle((ack, failed) -> {
            leave(LinkState.OFFLINE);
            return null;
        });
    }

    @Override
    public <A extends ToCounsellor> CompletableFuture<A> ask(
            Function<String, FromCounsellor> command, Class<A> answer) {
        return correspondence.ask(command, answer);
    }

    @Override
    public CompletableFuture<Message> say(FromCounsellor.Say say) {
        return correspondence.say(say);
    }

    @Override
    public void tell(FromCounsellor frame) {
        correspondence.tell(frame);
    }

    /** Ends everything without a word to the service, whose session stays. Any thread. */
    @Override
    public void close() {
        ticking.cancel(false);
        ui.execute(() -> leave(LinkState.OFFLINE));
    }

    void entered(ToCounsellor.SignedIn frame) {
        session = frame.session() == null ? session : frame.session();
        clock.set(frame.now(), 0);
        pulse.begin(System.nanoTime());
        comeback.succeeded();
        correspondence.begin(attempt.connection());
        state.set(LinkState.CONNECTED);
        correspondence.sayAgain();
        entering.complete(null);
    }

    /** @return whether this frame refused to let the console in */
    boolean refusedEntry(Refused refused) {
        if (connected() || refused.id() != null && !refused.id().equals(attempt.greetingId())) {
            return false;
        }
        boolean signingIn = state.get() == LinkState.CONNECTING;
        if (signingIn || refused.code() == Code.SESSION_OVER || refused.code() == Code.VERSION) {
            entering.completeExceptionally(new CommandFailed(refused));
            leave(signingIn ? LinkState.OFFLINE : LinkState.REFUSED);
        } else {
            comeback.asked(refused.retryAfter());
            comeBack();
        }
        return true;
    }

    void closing(Closing frame) {
        comeback.asked(frame);
        if (state.get() == LinkState.CONNECTING) {
            entering.completeExceptionally(
                    new CommandFailed(new Refused(null, frame.code(), frame.retryAfter(), null)));
        }
    }

    /** Seconds that the service has asked this console to stay away, because too much came from here; 0 if it has not. */
    public ReadOnlyLongProperty pause() {
        return comeback.pause();
    }

    /** Whether the console cannot come back because the service's certificate is not trusted; it goes on trying. */
    public ReadOnlyBooleanProperty untrusted() {
        return comeback.untrusted();
    }

    void pong(String id, long now) {
        if (pulse.answered(id)) {
            clock.set(now, pulse.roundTrip().get() / 2);
        }
    }

    /** @param patienceNanos after which the attempt is given up */
    private void connect(String id, FromCounsellor greeting, long patienceNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(patienceNanos);
        Connection connection = new Connection(address.get(), millis, out, in, ui, new Events());
        attempt = new Attempt(connection, id, greeting, System.nanoTime(), patienceNanos);
        connection.open();
    }

    private void comeBack() {
        dropConnection();
        state.set(LinkState.RECONNECTING);
        comeback.plan(this::resume);
    }

    private void resume() {
        if (state.get() == LinkState.RECONNECTING) {
            String id = ids.get();
            List<FromCounsellor.Have> have = incoming.have();
            connect(id, new FromCounsellor.Resume(id, Protocol.VERSION, session, have), comeback.patience());
        }
    }

    private void leave(LinkState now) {
        dropConnection();
        session = null;
        state.set(now);
        correspondence.end();
        entering.completeExceptionally(new CommandFailed(Reason.NOT_CONNECTED));
    }

    private void dropConnection() {
        if (attempt != null) {
            attempt.connection().drop();
            attempt = null;
            incoming.disconnected();
        }
        comeback.cancel();
        pulse.stop();
        correspondence.pause();
    }

    private void tick() {
        long now = System.nanoTime();
        correspondence.expire(now);
        if (attempt == null) {
            return;
        }
        if (attempt.late(now)) {
            lost(Reason.TIMED_OUT);
        } else if (attempt.open() && state.get() != LinkState.CONNECTING) {
            if (pulse.dead(now)) {
                lost(Reason.TIMED_OUT);
            } else if (pulse.due(now)) {
                attempt.connection().send(pulse.ask(ids.get(), now, incoming.waiting()));
            }
        }
    }

    /** The connection is gone, or never came. */
    private void lost(Reason why) {
        if (state.get() != LinkState.CONNECTING && session != null) {
            comeback.failed(why);
            comeBack();
        } else {
            entering.completeExceptionally(new CommandFailed(why));
            leave(LinkState.OFFLINE);
        }
    }

    private boolean present(Connection which) {
        return attempt != null && attempt.connection() == which;
    }

    private final class Events implements Connection.Listener {
        @Override
        public void opened(Connection which) {
            long now = System.nanoTime();
            pulse.begin(now);
            comeback.opened(attempt.opened(now));
            correspondence.expect(attempt.greetingId()).exceptionally(failed -> {
                if (present(which)) {
                    lost(Reason.TIMED_OUT);
                }
                return null;
            });
        }

        @Override
        public void frame(Connection which, ToCounsellor frame, long at) {
            pulse.heard(at);
            frame.handle(incoming);
        }

        @Override
        public void closed(Connection which, Reason why) {
            lost(why);
        }
    }
}

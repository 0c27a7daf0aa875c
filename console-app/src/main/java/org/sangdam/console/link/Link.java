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
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
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
    private final ScheduledExecutorService timer;
    private final Timing timing;
    private final Supplier<String> ids;
    private final Codec<FromCounsellor> out = new Codec<>(FromCounsellor.class);
    private final Codec<ToCounsellor> in = new Codec<>(ToCounsellor.class);

    private final ReadOnlyObjectWrapper<LinkState> state = new ReadOnlyObjectWrapper<>(LinkState.OFFLINE);
    private final ReadOnlyObjectWrapper<Address> address = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper pause = new ReadOnlyLongWrapper();
    private final Seat seat = new Seat();
    private final Answers answers = new Answers();
    private final Outbox outbox = new Outbox();
    private final Incoming incoming;
    private final ServiceClock clock;
    private final Pulse pulse;
    private final Attempts attempts;
    private final ScheduledFuture<?> ticking;

    private String session;
    private Connection connection;
    private boolean open;
    private long begunAt;
    private long patience;
    private FromCounsellor greeting;
    private String greetingId;
    private CompletableFuture<Void> entering = new CompletableFuture<>();
    private ScheduledFuture<?> comingBack;
    private long askedToWait;

    public Link(
            Executor ui,
            ScheduledExecutorService timer,
            Timing timing,
            Clock clock,
            RandomGenerator random,
            Supplier<String> ids) {
        this.ui = ui;
        this.timer = timer;
        this.timing = timing;
        this.ids = ids;
        this.clock = new ServiceClock(clock);
        this.pulse = new Pulse(timing);
        this.attempts = new Attempts(random, timing.opening());
        this.incoming = new Incoming(this, seat, answers, outbox);
        this.ticking = timer.scheduleAtFixedRate(
                () -> ui.execute(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Who hears of the waiting list and of conversations. Once, before the first sign-in. */
    public void feed(WaitingFrames waiting, ConversationFrames conversations) {
        incoming.feed(waiting, conversations);
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
        try {
            greet(id, new FromCounsellor.SignIn(id, Protocol.VERSION, name, password));
        } catch (FrameException e) {
            entering.completeExceptionally(new CommandFailed(new Refused(id, e.code(), 0, null)));
            return entering;
        }
        address.set(where);
        attempts.succeeded();
        state.set(LinkState.CONNECTING);
        connect(timing.answer().toMillis());
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
        String id = ids.get();
        if (!connected()) {
            return CompletableFuture.failedFuture(new CommandFailed(Reason.NOT_CONNECTED));
        }
        FromCounsellor frame;
        try {
            frame = command.apply(id);
        } catch (FrameException e) {
            return CompletableFuture.failedFuture(new CommandFailed(new Refused(id, e.code(), 0, null)));
        }
        CompletableFuture<ToCounsellor> answered = answers.expect(id, deadline());
        connection.send(frame);
        return answered.thenApply(answer::cast);
    }

    @Override
    public CompletableFuture<Message> say(FromCounsellor.Say say) {
        CompletableFuture<Message> answer = outbox.add(say);
        if (connected()) {
            post(say);
        }
        return answer;
    }

    @Override
    public void tell(FromCounsellor frame) {
        if (connected()) {
            connection.send(frame);
        }
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
        attempts.succeeded();
        pause.set(0);
        state.set(LinkState.CONNECTED);
        outbox.unanswered().forEach(this::post);
        entering.complete(null);
    }

    /** @return whether this frame refused to let the console in */
    boolean refusedEntry(Refused refused) {
        if (connected() || refused.id() != null && !refused.id().equals(greetingId)) {
            return false;
        }
        boolean signingIn = state.get() == LinkState.CONNECTING;
        if (signingIn || refused.code() == Code.SESSION_OVER || refused.code() == Code.VERSION) {
            entering.completeExceptionally(new CommandFailed(refused));
            leave(signingIn ? LinkState.OFFLINE : LinkState.REFUSED);
        } else {
            askedToWait = TimeUnit.SECONDS.toMillis(refused.retryAfter());
            comeBack();
        }
        return true;
    }

    void closing(Closing frame) {
        askedToWait = TimeUnit.SECONDS.toMillis(frame.retryAfter());
        if (state.get() == LinkState.CONNECTING) {
            entering.completeExceptionally(
                    new CommandFailed(new Refused(null, frame.code(), frame.retryAfter(), null)));
        }
        pause.set(frame.code() == Code.THROTTLED ? frame.retryAfter() : 0);
    }

    /** Seconds that the service has asked this console to stay away, because too much came from here; 0 if it has not. */
    public ReadOnlyLongProperty pause() {
        return pause.getReadOnlyProperty();
    }

    void pong(String id, long now) {
        if (pulse.answered(id)) {
            clock.set(now, pulse.roundTrip().get() / 2);
        }
    }

    /** @param within milliseconds after which the attempt is given up */
    private void connect(long within) {
        begunAt = System.nanoTime();
        patience = within;
        connection = new Connection(address.get(), within, out, in, ui, new Events());
        connection.open();
    }

    private void greet(String id, FromCounsellor frame) {
        greetingId = id;
        greeting = frame;
    }

    private void comeBack() {
        dropConnection();
        state.set(LinkState.RECONNECTING);
        long delay = askedToWait > 0 ? attempts.after(askedToWait) : attempts.pause(System.nanoTime());
        askedToWait = 0;
        comingBack = timer.schedule(() -> ui.execute(this::resume), delay, TimeUnit.MILLISECONDS);
    }

    private void resume() {
        if (state.get() == LinkState.RECONNECTING) {
            String id = ids.get();
            List<FromCounsellor.Have> have = incoming.have();
            greet(id, new FromCounsellor.Resume(id, Protocol.VERSION, session, have));
            connect(attempts.patience());
        }
    }

    private void leave(LinkState now) {
        dropConnection();
        session = null;
        state.set(now);
        outbox.failAll();
        entering.completeExceptionally(new CommandFailed(Reason.NOT_CONNECTED));
    }

    private void dropConnection() {
        if (connection != null) {
            connection.drop();
            connection = null;
            open = false;
            incoming.disconnected();
        }
        if (comingBack != null) {
            comingBack.cancel(false);
            comingBack = null;
        }
        pulse.stop();
        outbox.disconnected();
        answers.failAll();
    }

    private void post(FromCounsellor.Say say) {
        outbox.sent(say.id(), deadline());
        connection.send(say);
    }

    private long deadline() {
        return System.nanoTime() + timing.answer().toNanos();
    }

    private void tick() {
        long now = System.nanoTime();
        answers.expire(now);
        outbox.expire(now);
        if (connection == null) {
            return;
        }
        if (!open) {
            if (millisSince(begunAt, now) > patience) {
                lost();
            }
        } else if (state.get() != LinkState.CONNECTING) {
            if (pulse.dead(now)) {
                lost();
            } else if (pulse.due(now)) {
                connection.send(pulse.ask(ids.get(), now, incoming.waiting()));
            }
        }
    }

    private static long millisSince(long then, long now) {
        return TimeUnit.NANOSECONDS.toMillis(now - then);
    }

    /** The connection is gone, or never came. */
    private void lost() {
        if (state.get() != LinkState.CONNECTING && session != null) {
            comeBack();
        } else {
            leave(LinkState.OFFLINE);
        }
    }

    private final class Events implements Connection.Listener {
        @Override
        public void opened(Connection which) {
            long now = System.nanoTime();
            open = true;
            attempts.opened(millisSince(begunAt, now));
            pulse.begin(now);
            which.send(greeting);
            answers.expect(greetingId, deadline()).exceptionally(failed -> {
                if (which == connection) {
                    lost();
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
        public void closed(Connection which) {
            lost();
        }
    }
}

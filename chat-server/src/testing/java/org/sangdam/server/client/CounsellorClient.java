package org.sangdam.server.client;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** A console without a window. It pings as one does, so that it counts as being here, until it falls silent. */
public final class CounsellorClient extends SocketClient<FromCounsellor, ToCounsellor> {
    private static final ScheduledExecutorService PULSE = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "consoles-pulse");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> pulse;

    public CounsellorClient(int port) {
        super(port, Protocol.COUNSELLOR_PATH, FromCounsellor.class, ToCounsellor.class);
        pulse = PULSE.scheduleAtFixedRate(this::ping, 4, 4, TimeUnit.SECONDS);
    }

    private void ping() {
        if (isOpen()) {
            say(new FromCounsellor.Ping(UUID.randomUUID().toString(), 0, 0));
        } else {
            fallSilent();
        }
    }

    /** The connection stays and nothing is said any more, as if the machine were frozen. */
    public void fallSilent() {
        pulse.cancel(false);
    }

    @Override
    public void close() {
        fallSilent();
        super.close();
    }

    public ToCounsellor.SignedIn signIn(String name, String password) {
        say(new FromCounsellor.SignIn("sign-in", Protocol.VERSION, name, password));
        return hear(ToCounsellor.SignedIn.class);
    }

    public ToCounsellor.SignedIn resume(String session, List<FromCounsellor.Have> have) {
        say(new FromCounsellor.Resume("resume", Protocol.VERSION, session, have));
        return hear(ToCounsellor.SignedIn.class);
    }

    /** The row of a waiting customer, as soon as it is on the list. */
    public ToCounsellor.Waiting waiting(String name) {
        return hear(
                        ToCounsellor.WaitingChanged.class,
                        step -> step.put().stream().anyMatch(row -> row.name().equals(name)))
                .put()
                .stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Ack claim(long conversation) {
        String id = UUID.randomUUID().toString();
        say(new FromCounsellor.Claim(id, conversation));
        return acknowledged(id);
    }

    /** Says it and waits for its own copy. */
    public Message say(long conversation, String text) {
        String id = UUID.randomUUID().toString();
        say(new FromCounsellor.Say(id, conversation, text));
        return hear(Message.class, message -> id.equals(message.id()));
    }

    public Ack end(long conversation) {
        String id = UUID.randomUUID().toString();
        say(new FromCounsellor.End(id, conversation));
        return acknowledged(id);
    }

    public Ack acknowledged(String id) {
        return hear(Ack.class, ack -> ack.id().equals(id));
    }

    public Refused refused(String id) {
        return hear(Refused.class, refused -> id.equals(refused.id()));
    }
}

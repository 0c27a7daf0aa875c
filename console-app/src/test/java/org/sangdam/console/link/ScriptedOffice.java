package org.sangdam.console.link;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.sangdam.server.log.SpokenWords;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;

/** An office for one console, on a real socket, that says what the test tells it to say. */
public final class ScriptedOffice extends WebSocketServer implements AutoCloseable {
    public static final Office OFFICE =
            new Office("우리 사무실", List.of(new Topic("pay", "결제", "Payment")), 365, 0, false, false);
    public static final String PAGE = "http://127.0.0.1:8080/";
    public static final long ME = 7;

    public final List<FromCounsellor> heard = new CopyOnWriteArrayList<>();
    private final Codec<FromCounsellor> in = new Codec<>(FromCounsellor.class);
    private final Codec<ToCounsellor> out = new Codec<>(ToCounsellor.class);
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile BiConsumer<ScriptedOffice, FromCounsellor> answers = (service, frame) -> {};
    private volatile WebSocket console;
    private volatile Code refuseEntry;
    private volatile long turnAway;
    private volatile boolean silent;

    public ScriptedOffice() throws InterruptedException {
        this(0);
    }

    public ScriptedOffice(int port) throws InterruptedException {
        super(new InetSocketAddress("127.0.0.1", port), 1);
        setReuseAddr(true);
        setDaemon(true);
        start();
        started.await();
    }

    public Address address() {
        return new Address("127.0.0.1", getPort());
    }

    /** What is done with each frame but those that let a console in, and pings. */
    public void answer(BiConsumer<ScriptedOffice, FromCounsellor> with) {
        answers = with;
    }

    public void refuseEntry(Code code) {
        refuseEntry = code;
    }

    /** Too much comes from where whoever enters comes from. */
    public void turnAway(long seconds) {
        turnAway = seconds;
    }

    /** From now on nothing is answered, as if the machine were frozen. */
    public void freeze() {
        silent = true;
    }

    public void thaw() {
        silent = false;
    }

    public void send(ToCounsellor frame) {
        SpokenWords.in(frame);
        console.send(out.encode(frame));
    }

    /** Says what is no frame. @param words of it that nobody else may read */
    public void sendNonsense(String words) {
        SpokenWords.in(new FromCounsellor.Say("1", 1, words));
        console.send("{\"type\":\"message\",\"seq\":\"" + words + "\"}");
    }

    /** Says it, and closes when it has been said: a cut may overtake what was said before it. */
    public void sendAway(Closing why) {
        send(why);
        console.close(1008);
    }

    public void hangUp(int closeCode) {
        console.close(closeCode);
    }

    /** Cuts the connection without a word. */
    public void cut() {
        console.closeConnection(1006, "");
    }

    public <T extends FromCounsellor> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void onMessage(WebSocket from, String json) {
        FromCounsellor frame = in.decode(json);
        SpokenWords.in(frame);
        heard.add(frame);
        if (silent) {
            return;
        }
        if (frame instanceof FromCounsellor.SignIn signIn) {
            enter(signIn.id());
        } else if (frame instanceof FromCounsellor.Resume resume) {
            enter(resume.id());
        } else if (frame instanceof FromCounsellor.Ping ping) {
            send(new Pong(ping.id(), System.currentTimeMillis()));
        } else {
            answers.accept(this, frame);
        }
    }

    private void enter(String id) {
        if (turnAway > 0) {
            send(new Closing(Code.THROTTLED, turnAway));
            console.close(1008);
            return;
        }
        if (refuseEntry != null) {
            send(new Refused(id, refuseEntry, 3, null));
            return;
        }
        send(new ToCounsellor.SignedIn(
                id,
                1,
                "session-1",
                "pass-1",
                new ToCounsellor.Account(ME, "김상담", Role.COUNSELLOR, Presence.AVAILABLE, true, 0),
                OFFICE,
                PAGE,
                "127.0.0.1:5000",
                System.currentTimeMillis()));
        answers.accept(this, null);
    }

    @Override
    public void onOpen(WebSocket opened, ClientHandshake handshake) {
        console = opened;
    }

    @Override
    public void onClose(WebSocket closed, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket broken, Exception error) {}

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void close() {
        try {
            stop(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.sangdam.server.measure;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ToCustomer;

/** Connects, joins the waiting list and waits. */
final class WaitingCustomer extends WebSocketClient {
    private static final Codec<FromCustomer> OUT = new Codec<>(FromCustomer.class);
    private static final Codec<ToCustomer> IN = new Codec<>(ToCustomer.class);

    private final int number;
    private final CountDownLatch waiting;

    /** @param waiting counted down when the service has written the join down */
    WaitingCustomer(int port, int number, CountDownLatch waiting) {
        super(URI.create("ws://127.0.0.1:" + port + Protocol.CUSTOMER_PATH));
        this.number = number;
        this.waiting = waiting;
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        send(OUT.encode(new FromCustomer.Hello(Protocol.VERSION, null, "ko", 0, 0)));
    }

    @Override
    public void onMessage(String json) {
        ToCustomer frame = IN.decode(json);
        if (frame instanceof ToCustomer.Welcome welcome) {
            String topic = welcome.office().topics().get(0).id();
            String phone = "010-0000-%04d".formatted(number);
            send(OUT.encode(new FromCustomer.Join("join", "손님 " + number, phone, topic, "예약을 옮기고 싶어요.", true)));
        } else if (frame instanceof Ack) {
            waiting.countDown();
        }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        // counted by nobody: the measuring ends when not all are waiting in time
    }

    @Override
    public void onError(Exception error) {
        System.err.println("customer " + number + ": " + error);
    }
}

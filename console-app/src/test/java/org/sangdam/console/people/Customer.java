package org.sangdam.console.people;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ToCustomer;

/** A customer who asks for a consultation, writes, and ends it. */
public final class Customer implements AutoCloseable {
    private final Codec<FromCustomer> out = new Codec<>(FromCustomer.class);
    private final Codec<ToCustomer> in = new Codec<>(ToCustomer.class);
    private final List<ToCustomer> heard = new CopyOnWriteArrayList<>();
    private final WebSocketClient socket;

    /** Connects as a newcomer. */
    public Customer(int port) {
        socket = new WebSocketClient(URI.create("ws://127.0.0.1:" + port + Protocol.CUSTOMER_PATH)) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String text) {
                heard.add(in.decode(text));
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {}

            @Override
            public void onError(Exception thrown) {}
        };
        try {
            if (!socket.connectBlocking()) {
                throw new IllegalStateException("nobody listens at port " + port);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        send(new FromCustomer.Hello(Protocol.VERSION, null, "ko", 0, 0));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> heard.stream().anyMatch(ToCustomer.Welcome.class::isInstance));
    }

    /** Joins the waiting list; returns when that is on the disk. */
    public Customer asks(String name, String phone, String topic, String text) {
        String id = UUID.randomUUID().toString();
        send(new FromCustomer.Join(id, name, phone, topic, text, true));
        acknowledged(id);
        return this;
    }

    public Customer says(String text) {
        String id = UUID.randomUUID().toString();
        send(new FromCustomer.Say(id, text));
        acknowledged(id);
        return this;
    }

    /** Gives up waiting. */
    public Customer leaves() {
        String id = UUID.randomUUID().toString();
        send(new FromCustomer.Leave(id));
        acknowledged(id);
        return this;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void send(FromCustomer frame) {
        socket.send(out.encode(frame));
    }

    private void acknowledged(String id) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> heard.stream().anyMatch(frame -> frame instanceof Ack ack && id.equals(ack.id())));
    }
}

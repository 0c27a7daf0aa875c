package org.sangdam.console.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** A counsellor without a console: keeps what the service tells, to be looked at by a test. */
final class Counsellor extends WebSocketClient {
    static final String NAME = "최은영";
    static final String PASSWORD = "열려라 참깨 여덟";

    private final Codec<FromCounsellor> out = new Codec<>(FromCounsellor.class);
    private final Codec<ToCounsellor> in = new Codec<>(ToCounsellor.class);
    final Map<Long, ToCounsellor.Waiting> waiting = new ConcurrentHashMap<>();
    final Map<Long, ToCounsellor.Waiting> everWaited = new ConcurrentHashMap<>();
    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<Object> others = new CopyOnWriteArrayList<>();

    Counsellor(int port) {
        super(URI.create("ws://127.0.0.1:" + port + Protocol.COUNSELLOR_PATH));
    }

    void tell(FromCounsellor frame) {
        send(out.encode(frame));
    }

    List<Message> saidByCustomer(long conversation) {
        return messages.stream()
                .filter(message -> message.conversation() == conversation && message.from() == Sender.CUSTOMER)
                .toList();
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        tell(new FromCounsellor.SignIn("sign-in", Protocol.VERSION, NAME, PASSWORD));
    }

    @Override
    public void onMessage(String json) {
        ToCounsellor frame = in.decode(json);
        if (frame instanceof ToCounsellor.WaitingList list) {
            list.waiting().forEach(this::put);
        } else if (frame instanceof ToCounsellor.WaitingChanged changed) {
            changed.put().forEach(this::put);
            changed.removed().forEach(waiting::remove);
        } else if (frame instanceof ToCounsellor.Conversation conversation) {
            messages.addAll(conversation.messages());
        } else if (frame instanceof Message message) {
            messages.add(message);
        } else if (frame instanceof Typing || frame instanceof ReadMark || frame instanceof Refused) {
            others.add(frame);
        }
    }

    private void put(ToCounsellor.Waiting row) {
        waiting.put(row.conversation(), row);
        everWaited.put(row.conversation(), row);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        others.add("closed " + code);
    }

    @Override
    public void onError(Exception error) {
        others.add(error);
    }
}

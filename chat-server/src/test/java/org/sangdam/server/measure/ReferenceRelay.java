package org.sangdam.server.measure;

import com.google.gson.Gson;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * What the service is compared with: the library as it comes and gson, rooms in a map, each text to everybody in its room
 * and its sender. It checks nothing, stores nothing and promises nothing. A process of its own.
 */
final class ReferenceRelay extends WebSocketServer {
    private final Gson gson = new Gson();
    private final Map<Long, Set<WebSocket>> rooms = new ConcurrentHashMap<>();

    private ReferenceRelay() {
        super(new InetSocketAddress("127.0.0.1", 0));
        setTcpNoDelay(true);
        setReuseAddr(true);
    }

    /** What comes in, {@code enter} without and {@code say} with a text. */
    record In(String type, long conversation, String id, String text) {}

    /** What goes out. */
    record Out(String type, long conversation, long seq, String id, String text, long at) {}

    /** Prints its port when it is ready. */
    public static void main(String[] arguments) {
        new ReferenceRelay().start();
    }

    @Override
    public void onStart() {
        System.out.println("port " + getPort());
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket socket, String text) {
        In in = gson.fromJson(text, In.class);
        Set<WebSocket> room = rooms.computeIfAbsent(in.conversation(), number -> ConcurrentHashMap.newKeySet());
        if (in.type().equals("enter")) {
            room.add(socket);
            socket.send(gson.toJson(new Out("welcome", in.conversation(), 0, in.id(), null, now())));
        } else {
            String out = gson.toJson(new Out("message", in.conversation(), 0, in.id(), in.text(), now()));
            room.forEach(member -> member.send(out));
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception thrown) {}
}

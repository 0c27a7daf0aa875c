package org.sangdam.server.race;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sangdam.server.client.SocketClient;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/** A console that remembers the answers to its commands and how each conversation stands, and nothing else. */
final class Rival extends SocketClient<FromCounsellor, ToCounsellor> {
    final String name;
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final Map<Long, Status> shown = new ConcurrentHashMap<>();
    private final CompletableFuture<ToCounsellor.SignedIn> signedIn = new CompletableFuture<>();

    /**
     * @param refused null if it was done
     * @param nanos from question to answer
     */
    record Answer(Refused refused, long nanos) {}

    Rival(int port, String name) {
        super(port, Protocol.COUNSELLOR_PATH, FromCounsellor.class, ToCounsellor.class);
        this.name = name;
    }

    CompletableFuture<ToCounsellor.SignedIn> signIn(String password) {
        say(new FromCounsellor.SignIn("in", Protocol.VERSION, name, password));
        return signedIn;
    }

    CompletableFuture<Answer> ask(String id, FromCounsellor command) {
        long begun = System.nanoTime();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.put(id, answer);
        say(command);
        return answer.thenApply(one -> new Answer(one.refused(), one.nanos() - begun));
    }

    /** How a conversation stands for this console; null if it has never had it. */
    Status shown(long conversation) {
        return shown.get(conversation);
    }

    @Override
    protected void took(ToCounsellor frame) {
        if (frame instanceof Ack ack) {
            answered(ack.id(), null);
        } else if (frame instanceof Refused refused && refused.id() != null) {
            answered(refused.id(), refused);
        } else if (frame instanceof ToCounsellor.SignedIn entered) {
            signedIn.complete(entered);
        } else if (frame instanceof ToCounsellor.Conversation conversation) {
            shown.put(conversation.conversation(), conversation.status());
        } else if (frame instanceof Message message) {
            switch (message.kind()) {
                case ENDED -> shown.put(message.conversation(), Status.ENDED);
                case LEFT, GIVEN_UP -> shown.put(message.conversation(), Status.LEFT);
                case RETURNED, TRANSFERRED -> shown.put(message.conversation(), Status.WAITING);
                case MATCHED, TEXT -> {}
            }
        }
    }

    private void answered(String id, Refused refused) {
        CompletableFuture<Answer> answer = asked.remove(id);
        if (answer != null) {
            answer.complete(new Answer(refused, System.nanoTime()));
        }
    }
}

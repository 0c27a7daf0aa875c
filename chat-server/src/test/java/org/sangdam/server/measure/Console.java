package org.sangdam.server.measure;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Role;

/** A counsellor's console without a window: signs in, claims, ends, and is then left to whoever listens. On its crowd's thread. */
final class Console implements Caller.Ear {
    static final String PATH = Protocol.COUNSELLOR_PATH;

    private static final Codec<FromCounsellor> CODEC = new Codec<>(FromCounsellor.class);
    private static final byte[] SIGNED_IN = Texts.sought("signed-in");
    private static final byte[] ACK = Texts.sought("ack");
    private static final byte[] REFUSED = Texts.sought("refused");
    private static final byte[] ID = Texts.sought("\"id\":\"");

    private final CompletableFuture<Void> signedIn = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Void>> asked = new ConcurrentHashMap<>();
    private final String name;
    private final String password;
    private final Caller.Ear ear;
    private Caller caller;

    Console(String name, String password, Caller.Ear ear) {
        this.name = name;
        this.password = password;
        this.ear = ear;
    }

    CompletableFuture<Void> signedIn() {
        return signedIn;
    }

    Caller caller() {
        return caller;
    }

    CompletableFuture<Void> addAccount(String account, String secret) {
        return ask(new Administering.AddAccount("add-" + account, account, Role.COUNSELLOR, secret), "add-" + account);
    }

    CompletableFuture<Void> claim(long conversation) {
        return ask(new FromCounsellor.Claim("claim-" + conversation, conversation), "claim-" + conversation);
    }

    CompletableFuture<Void> end(long conversation) {
        return ask(new FromCounsellor.End("end-" + conversation, conversation), "end-" + conversation);
    }

    private CompletableFuture<Void> ask(FromCounsellor frame, String id) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        asked.put(id, answer);
        caller.say(CODEC.encode(frame));
        return answer;
    }

    /** What says {@link Load#TEXT} in a conversation, around its id. */
    static String[] saying(long conversation) {
        return CODEC.encode(new FromCounsellor.Say("@", conversation, Load.TEXT))
                .split("@");
    }

    @Override
    public void opened(Caller opened) {
        caller = opened;
        opened.say(CODEC.encode(new FromCounsellor.SignIn("sign-in", Protocol.VERSION, name, password)));
    }

    @Override
    public void heard(Caller from, byte[] bytes, int at, int length) {
        boolean refused = Texts.isOf(REFUSED, bytes, at, length);
        if (refused || Texts.isOf(ACK, bytes, at, length)) {
            answered(Texts.text(bytes, at, length), refused);
        } else if (Texts.isOf(SIGNED_IN, bytes, at, length)) {
            signedIn.complete(null);
        } else {
            ear.heard(from, bytes, at, length);
        }
    }

    private void answered(String frame, boolean refused) {
        int begin = frame.indexOf("\"id\":\"") + ID.length;
        CompletableFuture<Void> answer = asked.remove(frame.substring(begin, frame.indexOf('"', begin)));
        if (refused) {
            IllegalStateException told = new IllegalStateException(frame);
            signedIn.completeExceptionally(told);
            if (answer != null) {
                answer.completeExceptionally(told);
            }
        } else if (answer != null) {
            answer.complete(null);
        }
    }

    @Override
    public void ended(Caller from) {
        signedIn.completeExceptionally(new IllegalStateException("a console was sent away"));
        ear.ended(from);
    }
}

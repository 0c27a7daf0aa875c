package org.sangdam.server.measure;

import java.util.concurrent.CompletableFuture;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;

/** A customer's page: says hello, joins if it is to, and is then left to whoever listens. On its crowd's thread. */
final class Customer implements Caller.Ear {
    static final String PATH = Protocol.CUSTOMER_PATH;

    private static final Codec<FromCustomer> CODEC = new Codec<>(FromCustomer.class);
    private static final String HELLO = CODEC.encode(new FromCustomer.Hello(Protocol.VERSION, null, "ko", 0, 0));
    private static final byte[] WELCOME = Texts.sought("welcome");
    private static final byte[] ACK = Texts.sought("ack");
    private static final byte[] REFUSED = Texts.sought("refused");
    private static final byte[] CONVERSATION = Texts.sought("\"conversation\":");

    private final CompletableFuture<Long> there = new CompletableFuture<>();
    private final String name;
    private final boolean joining;
    private final Caller.Ear ear;
    private Caller caller;

    Customer(String name, boolean joining, Caller.Ear ear) {
        this.name = name;
        this.joining = joining;
        this.ear = ear;
    }

    /** Completes when the customer has been greeted, and waits if joining; with the conversation's number. */
    CompletableFuture<Long> there() {
        return there;
    }

    Caller caller() {
        return caller;
    }

    /** What says {@link Load#TEXT}, around its id. */
    String[] saying() {
        return CODEC.encode(new FromCustomer.Say("@", there.join(), Load.TEXT)).split("@");
    }

    void leave() {
        caller.say(CODEC.encode(new FromCustomer.Leave("leave", there.join())));
    }

    @Override
    public void opened(Caller opened) {
        caller = opened;
        opened.say(HELLO);
    }

    @Override
    public void heard(Caller from, byte[] bytes, int at, int length) {
        if (there.isDone()) {
            ear.heard(from, bytes, at, length);
        } else if (Texts.isOf(WELCOME, bytes, at, length)) {
            if (joining) {
                from.say(
                        CODEC.encode(new FromCustomer.Join("join", name, "010-1234-5678", "general", Load.TEXT, true)));
            } else {
                there.complete(0L);
            }
        } else if (Texts.isOf(ACK, bytes, at, length)) {
            there.complete(Texts.number(bytes, at, length, CONVERSATION));
        } else if (Texts.isOf(REFUSED, bytes, at, length)) {
            there.completeExceptionally(new IllegalStateException(Texts.text(bytes, at, length)));
        }
    }

    @Override
    public void ended(Caller from) {
        there.completeExceptionally(new IllegalStateException("a customer was sent away"));
        ear.ended(from);
    }
}

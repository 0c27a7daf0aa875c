package org.sangdam.server.client;

import java.util.List;
import java.util.UUID;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ToCustomer;

/** A customer's page without a page. */
public final class CustomerClient extends SocketClient<FromCustomer, ToCustomer> {
    public CustomerClient(int port) {
        super(port, Protocol.CUSTOMER_PATH, FromCustomer.class, ToCustomer.class);
    }

    /** @param token null for a newcomer */
    public ToCustomer.Welcome hello(String token, long conversation, long after) {
        say(new FromCustomer.Hello(Protocol.VERSION, token, "ko", conversation, after));
        return hear(ToCustomer.Welcome.class);
    }

    /** Says hello as a newcomer and joins. @return the token */
    public String join(String name, String text) {
        String token = hello(null, 0, 0).token();
        join(UUID.randomUUID().toString(), name, text);
        return token;
    }

    public Ack join(String id, String name, String text) {
        say(new FromCustomer.Join(id, name, "010-1234-5678", "general", text, true));
        return acknowledged(id);
    }

    /** Says it in the conversation that was shown last, and waits for its own copy. */
    public Message say(String text) {
        String id = UUID.randomUUID().toString();
        say(new FromCustomer.Say(id, shown(), text));
        return said(id);
    }

    /** The message of this id, as soon as it is stored. */
    public Message said(String id) {
        return hear(Message.class, message -> id.equals(message.id()));
    }

    /** The number of the conversation that was shown last. */
    public long shown() {
        conversation();
        List<ToCustomer.Conversation> shown = heard(ToCustomer.Conversation.class);
        return shown.get(shown.size() - 1).conversation();
    }

    public Ack acknowledged(String id) {
        return hear(Ack.class, ack -> ack.id().equals(id));
    }

    public ToCustomer.Conversation conversation() {
        return hear(ToCustomer.Conversation.class);
    }
}

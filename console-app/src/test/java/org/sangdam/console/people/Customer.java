package org.sangdam.console.people;

import java.util.UUID;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.FromCustomer;

/** A customer who asks for a consultation, writes, and ends it; each returns when it is on the disk. */
public final class Customer implements AutoCloseable {
    private final CustomerClient client;

    /** Connects as a newcomer. */
    public Customer(int port) {
        client = new CustomerClient(port);
        client.hello(null, 0, 0);
    }

    /** Joins the waiting list. */
    public Customer asks(String name, String phone, String topic, String text) {
        String id = UUID.randomUUID().toString();
        client.say(new FromCustomer.Join(id, name, phone, topic, text, true));
        client.acknowledged(id);
        return this;
    }

    public Customer says(String text) {
        client.say(text);
        return this;
    }

    /** Gives up waiting. */
    public Customer leaves() {
        String id = UUID.randomUUID().toString();
        client.say(new FromCustomer.Leave(id, client.shown()));
        client.acknowledged(id);
        return this;
    }

    @Override
    public void close() {
        client.close();
    }
}

package org.sangdam.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCustomer;

/** A service with hardly any memory, and customers who write until it has none: it ends, and what it acknowledged is there. */
class OutOfMemoryTest {
    private static final String LITTLE = "-Xmx32m";
    /** Each customer's newest messages stay in the memory; together more than a megabyte. */
    private static final int MESSAGES = 150;

    @TempDir
    Path folder;

    private final Book book = new Book();
    private final List<CustomerClient> customers = new ArrayList<>();

    @AfterEach
    void close() {
        customers.forEach(CustomerClient::close);
    }

    /** Takes a minute on a busy machine. */
    @Test
    @Tag("long")
    void theServiceEndsAndTheNextOneHasAllThatWasAcknowledged() throws Exception {
        Path data = folder.resolve("office");
        Path log = folder.resolve("log");
        ServerProgram program =
                ServerProgram.ofClassPath().loggingTo(log).in("SANGDAM_LIMITS", "address-frames=0,customer-frames=0");
        try (ServiceProcess service = program.with(LITTLE).serve(data, 0, 0)) {
            while (ProcessHandle.of(service.pid()).isPresent()) {
                oneMoreWrites(service.socketPort());
            }
            assertThat(service.ended()).as(Files.readString(log)).isEqualTo(3);
        }
        customers.forEach(this::remember);
        assertThat(book.acknowledged()).as("enough to lose").isGreaterThan(500);
        program.serve(data, 0, 0).close();
        Kept.compare(data.resolve("archive"), book);
        assertThat(book.sentences()).isEmpty();
        assertThat(Files.readString(log)).doesNotContain(Words.SECRET, Words.NAME, Words.PHONE);
    }

    /** Returns when all is answered, or nothing will be. */
    private void oneMoreWrites(int port) {
        CustomerClient customer;
        try {
            customer = new CustomerClient(port);
        } catch (IllegalStateException nobodyListens) {
            return;
        }
        int number = customers.size();
        customers.add(customer);
        try {
            customer.say(new FromCustomer.Hello(Protocol.VERSION, null, "ko", 0, 0));
            told(customer, ToCustomer.Welcome.class, 1);
            String join = id(number, 1);
            customer.say(new FromCustomer.Join(
                    join, Words.name(number), Words.phone(number), "general", Words.of(join), true));
            told(customer, ToCustomer.Conversation.class, 1);
            for (ToCustomer.Conversation began : customer.heard(ToCustomer.Conversation.class)) {
                for (int message = 2; message <= MESSAGES; message++) {
                    String id = id(number, message);
                    customer.say(new FromCustomer.Say(id, began.conversation(), Words.of(id)));
                }
                told(customer, Message.class, MESSAGES - 1);
            }
        } catch (WebsocketNotConnectedException gone) {
            return;
        }
    }

    private static void told(CustomerClient customer, Class<? extends ToCustomer> kind, int times) {
        await().until(() -> !customer.isOpen() || customer.heard(kind).size() >= times);
    }

    private static String id(int customer, int number) {
        return Words.id("c" + customer, number, true);
    }

    private void remember(CustomerClient customer) {
        List<Message> told = new ArrayList<>(customer.heard(Message.class));
        customer.heard(ToCustomer.Conversation.class).forEach(brought -> told.addAll(brought.messages()));
        for (Message message : told) {
            book.shown(message);
            if (message.from() == Sender.CUSTOMER) {
                book.acknowledged(message.id(), message.conversation(), message.seq());
            }
        }
    }
}

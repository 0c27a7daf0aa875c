package org.sangdam.console.conversation;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.OneThread;
import org.sangdam.console.link.Timing;
import org.sangdam.console.people.Deaf;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.network.CuttableLink;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;

/** A console whose link can be cut, and the customer it talks with, who has a good one. Any thread. */
final class CutConversation implements AutoCloseable {
    final CuttableLink link;
    final CustomerClient customer;
    private final OneThread ui = new OneThread();
    private final Link console;
    private final Conversations conversations;
    private final long number;

    /** Signs in through the link, and picks a customer of its own. */
    CutConversation(int port, String account, String password, Timing timing) throws Exception {
        link = new CuttableLink(port);
        console = ui.get(
                () -> new Link(ui.executor, ui.executor, timing, Clock.systemUTC(), new Random(), CutConversation::id));
        conversations = new Conversations(
                console, console.clock(), () -> console.seat().account().get().counsellor(), CutConversation::id);
        ui.run(() -> console.feed(new Deaf(), conversations));
        ui.get(() -> console.signIn(new Address("127.0.0.1", link.port()), account, password))
                .join();
        customer = new CustomerClient(port);
        customer.join("고객 " + account, "문의합니다");
        number = customer.shown();
        ui.get(() -> console.ask(claim -> new FromCounsellor.Claim(claim, number)))
                .join();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    void customerSays(int from, int to) {
        for (int i = from; i < to; i++) {
            customer.say(new FromCustomer.Say(id(), number, "질문 " + i));
        }
    }

    void counsellorSays(int from, int to) {
        ui.run(() -> {
            ConversationModel model = conversations.tabs().get(0);
            for (int i = from; i < to; i++) {
                model.draft().set("답변 " + i);
                model.send();
            }
        });
    }

    LinkState state() {
        return ui.get(() -> console.state().get());
    }

    /** What the counsellor sees, top to bottom; what is not confirmed ends in its state. */
    List<String> onTheConsole() {
        return ui.get(() -> conversations.tabs().get(0).entries().stream()
                .filter(entry -> entry.kind() == Kind.TEXT)
                .map(entry -> entry.delivery().get() == Entry.Delivery.SENT
                        ? entry.text()
                        : entry.text() + " " + entry.delivery().get())
                .toList());
    }

    /** What the customer was told, in the order of its coming. */
    List<String> atTheCustomers() {
        List<String> told = new ArrayList<>(List.of("문의합니다"));
        customer.heard(Message.class).stream()
                .filter(message -> message.kind() == Kind.TEXT)
                .map(Message::text)
                .forEach(told::add);
        return told;
    }

    /** Whether both have the whole of it, and the same. */
    boolean identical(int messages) {
        List<String> customers = atTheCustomers();
        return customers.size() == messages && customers.equals(onTheConsole());
    }

    /** Whether a command gets its answer. */
    boolean works() {
        return ui.get(() -> console.ask(id -> new Administering.Accounts(id), ToCounsellor.Accounts.class))
                .handle((accounts, failed) -> !(failed instanceof CommandFailed) && failed == null)
                .join();
    }

    @Override
    public void close() throws IOException {
        customer.close();
        console.close();
        link.close();
        ui.close();
    }
}

package org.sangdam.server.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.archive.Consultation;
import org.sangdam.server.archive.HistoryQuery;
import org.sangdam.server.archive.KnownCustomer;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Typing;

/**
 * One page of a customer's, from its connection to its end. The customer is whoever holds the token, and every frame is
 * answered for that customer alone. On the desk's thread.
 */
public final class CustomerSession implements FromCustomer.Handler {
    /** Earlier consultations of one page of the list. */
    private static final int HISTORY = 30;

    private final Connection connection;
    private final Customers customers;
    private final Backplane backplane;
    private final Reading reading;
    private final Phones phones;
    private final Secrets secrets;
    private Customer customer;
    private String language;
    private boolean welcomed;

    CustomerSession(
            Connection connection,
            Customers customers,
            Backplane backplane,
            Reading reading,
            Phones phones,
            Secrets secrets) {
        this.connection = connection;
        this.customers = customers;
        this.backplane = backplane;
        this.reading = reading;
        this.phones = phones;
        this.secrets = secrets;
    }

    @Override
    public void hello(FromCustomer.Hello frame) {
        if (customer != null) {
            refuse(null, Code.OUT_OF_TURN);
            return;
        }
        language = frame.language();
        boolean known = Secrets.wellFormed(frame.token());
        String token = known ? frame.token() : secrets.make();
        customer = customers.enter(Secrets.hash(token), this);
        if (!known) {
            welcome(frame, token);
            return;
        }
        String hash = customer.tokenHash;
        reading.ask(
                archive -> archive.customer(hash),
                found -> {
                    recognise(found);
                    welcome(frame, token);
                },
                () -> connection.close(Code.FAILED));
    }

    private void recognise(Optional<KnownCustomer> found) {
        if (found.isPresent() && customer.number == 0) {
            customer.number = found.get().customer();
        }
        found.ifPresent(known -> customer.returning |= known.consultations() > 0);
    }

    /** Greets, and brings the page to where its conversation is now. */
    private void welcome(FromCustomer.Hello frame, String token) {
        backplane.whenDurable(() -> {
            Optional<Conversation> open = backplane.desk().ofCustomer(customer.tokenHash);
            boolean other = open.isEmpty() && frame.conversation() != 0 && customer.number != 0;
            if (!other) {
                greet(token, open.isPresent());
                open.ifPresent(conversation -> sendSnapshot(conversation, frame));
                return;
            }
            readOwn(
                    frame.conversation(),
                    0,
                    (consultation, newest) -> {
                        greet(token, true);
                        send(Frames.forCustomer(consultation, newest, frame.after()));
                    },
                    () -> greet(token, false));
        });
    }

    private void greet(String token, boolean conversationFollows) {
        welcomed = true;
        send(new ToCustomer.Welcome(
                Protocol.VERSION,
                token,
                backplane.desk().office(),
                customer.returning,
                conversationFollows,
                backplane.now()));
    }

    private void sendSnapshot(Conversation conversation, FromCustomer.Hello frame) {
        long after = frame.conversation() == conversation.number() ? frame.after() : 0;
        send(customers.snapshot(customer, conversation, backplane.desk(), after));
    }

    @Override
    public void join(FromCustomer.Join frame) {
        if (early(frame.id())) {
            return;
        }
        Optional<String> phone = phones.normalised(frame.phone());
        if (phone.isEmpty()) {
            refuse(frame.id(), Code.BAD_PHONE);
            return;
        }
        Command.Join join = new Command.Join(
                frame.id(),
                customer.number,
                customer.tokenHash,
                frame.name(),
                phone.get(),
                frame.topic(),
                language,
                customer.returning,
                frame.text());
        if (customer.number == 0) {
            submit(frame.id(), join);
        } else {
            joinUnlessDone(frame.id(), join);
        }
    }

    /** The link may have broken before a join was answered, and the conversation have ended meanwhile: it is not begun twice. */
    private void joinUnlessDone(String id, Command.Join join) {
        HistoryQuery newest = new HistoryQuery(0, 0, 0, null, null, null, customer.number, 0, 1);
        reading.ask(
                archive -> archive.history(newest).stream()
                        .findFirst()
                        .map(last -> new Page(last, archive.messages(last.conversation(), 2, 1)))
                        .filter(page -> page.messages().stream().anyMatch(first -> id.equals(first.id())))
                        .map(Page::consultation),
                done -> done.ifPresentOrElse(
                        consultation -> send(new Ack(id, consultation.conversation(), 1, consultation.startedAt())),
                        () -> submit(id, join)),
                () -> refuse(id, Code.FAILED));
    }

    @Override
    public void say(FromCustomer.Say frame) {
        inConversation(
                frame.id(), number -> submit(frame.id(), new Command.Say(me(), number, frame.id(), frame.text())));
    }

    @Override
    public void leave(FromCustomer.Leave frame) {
        inConversation(frame.id(), number -> submit(frame.id(), new Command.Leave(customer.number, number)));
    }

    @Override
    public void end(FromCustomer.End frame) {
        inConversation(frame.id(), number -> submit(frame.id(), new Command.End(me(), number)));
    }

    @Override
    public void read(FromCustomer.Read frame) {
        inConversation(
                null,
                number -> backplane.submit(new Command.MarkRead(me(), number, frame.seq()), decision -> {
                    if (decision instanceof Decision.Accepted accepted
                            && accepted.events().isEmpty()) {
                        send(new ReadMark(number, Sender.CUSTOMER, accepted.seq()));
                    } else if (decision instanceof Decision.Refusal refusal) {
                        refuse(null, refusal.code());
                    }
                }));
    }

    @Override
    public void typing(FromCustomer.Typing frame) {
        if (welcomed) {
            backplane
                    .desk()
                    .ofCustomer(customer.tokenHash)
                    .ifPresent(conversation ->
                            backplane.whisper(new Typing(conversation.number(), Sender.CUSTOMER, frame.active())));
        }
    }

    @Override
    public void history(FromCustomer.History frame) {
        if (early(frame.id())) {
            return;
        }
        if (customer.number == 0) {
            send(new ToCustomer.History(frame.id(), List.of(), false));
            return;
        }
        HistoryQuery mine = new HistoryQuery(0, 0, 0, null, null, null, customer.number, frame.before(), HISTORY);
        reading.ask(
                archive -> archive.history(mine),
                found -> send(new ToCustomer.History(
                        frame.id(),
                        Frames.page(found, HISTORY).stream()
                                .map(Frames::earlier)
                                .toList(),
                        found.size() > HISTORY)),
                () -> refuse(frame.id(), Code.FAILED));
    }

    @Override
    public void transcript(FromCustomer.Transcript frame) {
        if (early(frame.id())) {
            return;
        }
        readOwn(
                frame.conversation(),
                frame.before(),
                (consultation, newest) -> {
                    List<Message> page = Frames.fitting(newest);
                    send(new ToCustomer.Transcript(
                            frame.id(),
                            Frames.earlier(consultation),
                            page,
                            !page.isEmpty() && page.get(0).seq() > 1));
                },
                () -> refuse(frame.id(), Code.NO_CONVERSATION));
    }

    @Override
    public void ping(FromCustomer.Ping frame) {
        send(new Pong(frame.id(), backplane.now()));
    }

    /** The connection is gone. */
    void closed() {
        if (customer != null) {
            customers.exit(customer, this);
            backplane
                    .desk()
                    .ofCustomer(customer.tokenHash)
                    .filter(conversation -> conversation.status() == Status.ACTIVE && customer.pages.isEmpty())
                    .ifPresent(conversation ->
                            backplane.whisper(new Typing(conversation.number(), Sender.CUSTOMER, false)));
        }
    }

    void close(Code why) {
        connection.close(why);
    }

    void send(String encoded) {
        if (welcomed) {
            connection.send(encoded);
        }
    }

    void refuse(String id, Code code) {
        connection.send(customers.encoded(new Refused(id, code, 0, null)));
    }

    private void send(ToCustomer frame) {
        connection.send(customers.encoded(frame));
    }

    /** Reads one of the customer's own consultations and a page of it; another's is as if it were not. */
    private void readOwn(long conversation, long before, Found found, Runnable absent) {
        long mine = customer.number;
        reading.ask(
                archive -> archive.consultation(conversation)
                        .filter(consultation -> mine != 0 && consultation.customer() == mine)
                        .map(consultation ->
                                new Page(consultation, archive.messages(conversation, before, Frames.PAGE))),
                page -> page.ifPresentOrElse(it -> found.accept(it.consultation(), it.messages()), absent),
                absent);
    }

    private record Page(Consultation consultation, List<Message> messages) {}

    private interface Found {
        void accept(Consultation consultation, List<Message> newest);
    }

    private boolean early(String id) {
        if (!welcomed) {
            refuse(id, Code.OUT_OF_TURN);
        }
        return !welcomed;
    }

    private void inConversation(String id, Consumer<Long> then) {
        if (early(id)) {
            return;
        }
        backplane
                .desk()
                .ofCustomer(customer.tokenHash)
                .map(Conversation::number)
                .ifPresentOrElse(then, () -> refuse(id, customer.number == 0 ? Code.NO_CONVERSATION : Code.OVER));
    }

    private void submit(String id, Command command) {
        backplane.submit(command, decision -> {
            if (decision instanceof Decision.Accepted accepted) {
                send(new Ack(id, accepted.conversation(), accepted.seq(), accepted.at()));
            } else if (decision instanceof Decision.Refusal refusal) {
                send(new Refused(id, refusal.code(), 0, refusal.by()));
            }
        });
    }

    private Party me() {
        return Party.customer(customer.number);
    }
}

package org.sangdam.server.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.archive.KnownCustomer;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
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
public final class CustomerSession implements FromCustomer.Handler, Refusing {
    private final Connection connection;
    private final Customers customers;
    private final Backplane backplane;
    private final CustomerReading archive;
    private final Phones phones;
    private final Secrets secrets;
    private Customer customer;
    private String language;
    private boolean welcomed;
    private boolean gone;

    CustomerSession(
            Connection connection,
            Customers customers,
            Backplane backplane,
            CustomerReading archive,
            Phones phones,
            Secrets secrets) {
        this.connection = connection;
        this.customers = customers;
        this.backplane = backplane;
        this.archive = archive;
        this.phones = phones;
        this.secrets = secrets;
    }

    /** One frame, unless this customer has said too much. */
    void take(FromCustomer frame) {
        long wait = customer == null ? 0 : customers.admission().frame(customer.tokenHash);
        if (wait > 0) {
            sendAway(wait);
        } else {
            frame.handle(this);
        }
    }

    private void sendAway(long retryAfter) {
        send(new Closing(Code.THROTTLED, retryAfter));
        connection.close(Code.THROTTLED);
    }

    @Override
    public void hello(FromCustomer.Hello frame) {
        if (customer != null) {
            refuse(null, Code.OUT_OF_TURN);
            return;
        }
        if (gone) {
            return; // a connection's end may overtake its first frame
        }
        language = frame.language();
        boolean known = Secrets.wellFormed(frame.token());
        String token = known ? frame.token() : secrets.make();
        customer = customers.enter(Secrets.hash(token), this);
        if (customers.admission().crowded(customer.pages.size())) {
            sendAway(Admission.CROWDED_SECONDS);
            return;
        }
        if (known) {
            backplane.whenDurable(() -> recognise(frame, token));
        } else {
            welcome(frame, token);
        }
    }

    private void recognise(FromCustomer.Hello frame, String token) {
        Optional<Conversation> open = backplane.desk().ofCustomer(customer.tokenHash);
        if (open.isPresent()) {
            customer.number = open.get().customer();
            customer.returning |= open.get().returning();
            welcome(frame, token);
            return;
        }
        archive.customer(
                customer.tokenHash,
                found -> {
                    recognise(found);
                    welcome(frame, token);
                },
                unread -> {
                    customer.unread = true; // nobody is locked out; what is theirs is found again later, by the token
                    welcome(frame, token);
                });
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
            if (open.isPresent() || frame.conversation() == 0 || customer.isNew()) {
                greetWith(open, frame, token);
            } else {
                archive.conversation(
                        frame,
                        customer.tokenHash,
                        over -> greetWithEnded(over, frame, token),
                        () -> greet(token, false));
            }
        });
    }

    private void greetWith(Optional<Conversation> open, FromCustomer.Hello frame, String token) {
        greet(token, open.isPresent());
        open.ifPresent(conversation -> sendSnapshot(conversation, frame));
    }

    /** While the archive was asked, another page may have begun a new conversation: then that one is shown. */
    private void greetWithEnded(ToCustomer.Conversation over, FromCustomer.Hello frame, String token) {
        backplane.whenDurable(() -> {
            Optional<Conversation> open = backplane.desk().ofCustomer(customer.tokenHash);
            if (open.isPresent()) {
                greetWith(open, frame, token);
            } else {
                greet(token, true);
                send(over);
            }
        });
    }

    private void greet(String token, boolean conversationFollows) {
        welcomed = true;
        send(new ToCustomer.Welcome(
                Protocol.VERSION,
                token,
                backplane.desk().office(),
                customer.returning || customer.unread,
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
        long wait = backplane.desk().ofCustomer(customer.tokenHash).isPresent()
                ? 0
                : customers.admission().join(connection.address(), customer.tokenHash);
        if (wait > 0) {
            refuse(frame.id(), Code.THROTTLED, wait);
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
        if (customer.isNew()) {
            submit(frame.id(), join);
        } else {
            joinUnlessDone(frame.id(), join);
        }
    }

    /** The link may have broken before a join was answered, and the conversation have ended meanwhile: it is not begun twice. */
    private void joinUnlessDone(String id, Command.Join join) {
        archive.begunBy(
                id,
                customer.tokenHash,
                done -> done.ifPresentOrElse(
                        consultation -> send(new Ack(id, consultation.conversation(), 1, consultation.startedAt())),
                        () -> submit(id, join)),
                unread -> submit(id, join)); // the desk knows the joins of late
    }

    @Override
    public void say(FromCustomer.Say frame) {
        inConversation(
                frame.id(),
                frame.conversation(),
                number -> backplane.submit(
                        new Command.Say(me(), number, frame.id(), frame.text()), decision -> said(frame, decision)));
    }

    /** Its own copy is the receipt; when it had been said before, it comes once more to the one who repeats it. */
    private void said(FromCustomer.Say frame, Decision decision) {
        if (decision instanceof Decision.Accepted accepted && accepted.events().isEmpty()) {
            send(Frames.repeated(frame.id(), Sender.CUSTOMER, null, frame.text(), accepted));
        } else if (decision instanceof Decision.Refusal refusal) {
            send(Frames.refused(frame.id(), refusal));
        }
    }

    @Override
    public void leave(FromCustomer.Leave frame) {
        inConversation(
                frame.id(),
                frame.conversation(),
                number -> submit(frame.id(), new Command.Leave(customer.number, number)));
    }

    @Override
    public void end(FromCustomer.End frame) {
        inConversation(frame.id(), frame.conversation(), number -> submit(frame.id(), new Command.End(me(), number)));
    }

    @Override
    public void read(FromCustomer.Read frame) {
        inConversation(
                null,
                frame.conversation(),
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
            open(frame.conversation())
                    .ifPresent(number -> backplane.whisper(new Typing(number, Sender.CUSTOMER, frame.active())));
        }
    }

    @Override
    public void history(FromCustomer.History frame) {
        if (!early(frame.id())) {
            archive.history(frame, customer, this::send);
        }
    }

    @Override
    public void transcript(FromCustomer.Transcript frame) {
        if (!early(frame.id())) {
            archive.transcript(frame, customer.tokenHash, this::send);
        }
    }

    /** On any thread: a disk that is slow is no reason to take the service for dead. */
    @Override
    public void ping(FromCustomer.Ping frame) {
        send(new Pong(frame.id(), backplane.now()));
    }

    /** The connection is gone. */
    void closed() {
        gone = true;
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

    void send(Encoded encoded) {
        if (welcomed) {
            connection.send(encoded);
        }
    }

    @Override
    public void refuse(String id, Code code, long retryAfter) {
        connection.send(customers.encoded(new Refused(id, code, retryAfter, null)));
    }

    private void refuse(String id, Code code) {
        refuse(id, code, 0);
    }

    private void send(ToCustomer frame) {
        connection.send(customers.encoded(frame));
    }

    private boolean early(String id) {
        if (!welcomed) {
            refuse(id, Code.OUT_OF_TURN);
        }
        return !welcomed;
    }

    private void inConversation(String id, long conversation, Consumer<Long> then) {
        if (early(id)) {
            return;
        }
        open(conversation)
                .ifPresentOrElse(then, () -> refuse(id, customer.number == 0 ? Code.NO_CONVERSATION : Code.OVER));
    }

    /** The number, if it is the customer's own conversation and open. */
    private Optional<Long> open(long conversation) {
        return backplane
                .desk()
                .ofCustomer(customer.tokenHash)
                .map(Conversation::number)
                .filter(number -> number == conversation);
    }

    private void submit(String id, Command command) {
        backplane.submit(command, decision -> {
            if (decision instanceof Decision.Accepted accepted) {
                send(new Ack(id, accepted.conversation(), accepted.seq(), accepted.at()));
            } else if (decision instanceof Decision.Refusal refusal) {
                send(Frames.refused(id, refusal));
            }
        });
    }

    private Party me() {
        return Party.customer(customer.number);
    }
}

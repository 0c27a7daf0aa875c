package org.sangdam.server.session;

import java.util.Optional;
import org.sangdam.server.desk.CallBackCommand;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Party;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/**
 * One page of a customer's, from its connection to its end. The customer is whoever holds the token, and every frame is
 * answered for that customer alone. On the desk's thread.
 */
public final class CustomerSession implements FromCustomer.Handler, Peer {
    private final Connection connection;
    private final Customers customers;
    private final Backplane backplane;
    private final Reception reception;
    private final Registration registration;
    private final Afterwards afterwards;
    private final Requests requests;
    private Customer customer;
    private String language;
    private boolean welcomed;
    private boolean gone;

    CustomerSession(
            Connection connection,
            Customers customers,
            Backplane backplane,
            Reception reception,
            Registration registration,
            Afterwards afterwards) {
        this.connection = connection;
        this.customers = customers;
        this.backplane = backplane;
        this.reception = reception;
        this.registration = registration;
        this.afterwards = afterwards;
        this.requests = new Requests(this, backplane);
    }

    /** One frame, unless this customer has said too much. */
    void take(FromCustomer frame) {
        long wait = customer == null ? 0 : customers.admission().frame(customer.tokenHash);
        if (wait > 0) {
            sendAway(wait);
            return;
        }
        if (customer != null && !(frame instanceof FromCustomer.Read)) {
            customer.givesSign(backplane.nanos()); // a page by itself says hello, read and ping
        }
        frame.handle(this);
    }

    /** Closes the page, which has taken too much, and says when it may come back. */
    void sendAway(long retryAfter) {
        answer(new Closing(Code.THROTTLED, retryAfter));
        close(Code.THROTTLED);
    }

    @Override
    public void hello(FromCustomer.Hello frame) {
        if (customer != null) {
            refuse(null, Code.OUT_OF_TURN);
        } else if (!gone) { // a connection's end may overtake its first frame
            reception.receive(this, frame);
        }
    }

    /** It is known from now on whose page this is. */
    void is(Customer owner, String ownLanguage) {
        customer = owner;
        language = ownLanguage;
        connection.known();
    }

    /** From now on the page may ask, and is told of changes. */
    void welcome(ToCustomer.Welcome frame) {
        welcomed = true;
        send(frame);
        afterwards.greeted(this);
    }

    Customer customer() {
        return customer;
    }

    String language() {
        return language;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void join(FromCustomer.Join frame) {
        if (!early(frame.id())) {
            registration.join(this, frame);
        }
    }

    @Override
    public void callBack(FromCustomer.CallBack frame) {
        if (!early(frame.id())) {
            registration.callBack(this, frame);
        }
    }

    @Override
    public void callInstead(FromCustomer.CallInstead frame) {
        if (isIn(frame.conversation(), frame.id())) {
            submit(frame.id(), new CallBackCommand.Instead(frame.id(), customer.number, frame.conversation()));
        }
    }

    @Override
    public void say(FromCustomer.Say frame) {
        if (isIn(frame.conversation(), frame.id()) && !looksLikeCode(frame)) {
            requests.say(frame.conversation(), frame.id(), frame.text());
        }
    }

    private boolean looksLikeCode(FromCustomer.Say frame) {
        boolean looks = afterwards.looksLikeCode(frame.text(), frame.conversation());
        if (looks) {
            requests.refuse(frame.id(), Code.CODE_IN_TEXT);
        }
        return looks;
    }

    /** That it came is all that it says: see {@link #take}. */
    @Override
    public void here(FromCustomer.Here frame) {}

    @Override
    public void leave(FromCustomer.Leave frame) {
        if (isIn(frame.conversation(), frame.id())) {
            submit(frame.id(), new Command.Leave(customer.number, frame.conversation()));
        }
    }

    @Override
    public void end(FromCustomer.End frame) {
        if (isIn(frame.conversation(), frame.id())) {
            submit(frame.id(), new Command.End(party(), frame.conversation()));
        }
    }

    @Override
    public void read(FromCustomer.Read frame) {
        if (isIn(frame.conversation(), null)) {
            requests.read(frame.conversation(), frame.seq());
        }
    }

    @Override
    public void typing(FromCustomer.Typing frame) {
        if (welcomed && isOpen(frame.conversation())) {
            requests.typing(frame.conversation(), frame.active(), frame.text());
        }
    }

    @Override
    public void history(FromCustomer.History frame) {
        if (!early(frame.id())) {
            afterwards.history(this, frame);
        }
    }

    @Override
    public void transcript(FromCustomer.Transcript frame) {
        if (!early(frame.id())) {
            afterwards.transcript(this, frame);
        }
    }

    @Override
    public void lookBack(LookingBack frame) {
        if (!early(frame.id())) {
            frame.handle(afterwards.by(this));
        }
    }

    @Override
    public void ping(FromCustomer.Ping frame) {
        requests.ping(frame.id());
    }

    /** The connection is gone. */
    void closed() {
        gone = true;
        reception.left(this);
        customers.post().forget(connection);
        if (customer != null) {
            customers.exit(customer, this);
            backplane
                    .desk()
                    .ofCustomer(customer.tokenHash)
                    .filter(conversation -> conversation.status() == Status.ACTIVE && customer.pages.isEmpty())
                    .ifPresent(conversation -> requests.typing(conversation.number(), false, null));
        }
    }

    void close(Code why) {
        reception.left(this);
        customers.post().forget(connection);
        connection.close(why);
    }

    boolean gone() {
        return gone;
    }

    /** What a change tells; it goes out when the batch is through. */
    void tell(Encoded encoded) {
        if (welcomed) {
            customers.post().send(connection, encoded);
        }
    }

    void send(ToCustomer frame) {
        connection.send(customers.encoded(frame));
    }

    @Override
    public <F extends ToCustomer & ToCounsellor> void answer(F frame) {
        send(frame);
    }

    void submit(String id, Command command) {
        requests.submit(id, command);
    }

    @Override
    public Party party() {
        return Party.customer(customer.number);
    }

    @Override
    public String signature() {
        return null;
    }

    private boolean early(String id) {
        if (!welcomed) {
            refuse(id, Code.OUT_OF_TURN);
        }
        return !welcomed;
    }

    /** Whether the conversation is the customer's own and open; refused if not. */
    boolean isIn(long conversation, String id) {
        if (early(id)) {
            return false;
        }
        boolean open = isOpen(conversation);
        if (!open) {
            requests.refuse(id, customer.number == 0 ? Code.NO_CONVERSATION : Code.OVER);
        }
        return open;
    }

    private boolean isOpen(long conversation) {
        Optional<Conversation> own = backplane.desk().ofCustomer(customer.tokenHash);
        return own.isPresent() && own.get().number() == conversation;
    }
}

package org.sangdam.console.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.OfficeChanged;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.protocol.Typing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a page does for its customer: greets, resumes after a broken link, sends again what was not acknowledged. Lives for
 * one visit, on the demo's thread.
 */
final class CustomerPage implements PageSocket.Listener, ToCustomer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerPage.class);

    private final Person person;
    private final URI address;
    private final DemoTime time;
    private final RandomGenerator random;
    private final Reader reader;
    private final Map<String, FromCustomer> unanswered = new LinkedHashMap<>();
    private PageSocket socket;
    private boolean left;
    private long conversation;
    private long last;
    private double pause;

    /** Who looks at the page. */
    interface Reader {
        /** Nothing is open: a consultation can be asked for. */
        void welcomed(Office office);

        /** What this customer has said so far, the first message first; before anything else of a conversation. */
        void remembers(List<String> own);

        void waiting();

        void matched();

        void heard(String text);

        void over();
    }

    CustomerPage(Person person, URI address, DemoTime time, RandomGenerator random, Reader reader) {
        this.person = person;
        this.address = address;
        this.time = time;
        this.random = random;
        this.reader = reader;
    }

    void open() {
        socket = new PageSocket(address, time, this);
        socket.connect();
    }

    /** Closes the page; a conversation stays as it is. */
    void close() {
        left = true;
        socket.close();
    }

    void join(String topic, String text) {
        String id = id();
        tell(id, new FromCustomer.Join(id, person.name(), person.phone(), topic, text, true));
    }

    void say(String text) {
        String id = id();
        tell(id, new FromCustomer.Say(id, conversation, text));
    }

    void typing(boolean active) {
        socket.say(new FromCustomer.Typing(conversation, active));
    }

    /** All that has come was on the screen. */
    void read() {
        socket.say(new FromCustomer.Read(conversation, last));
    }

    void leave() {
        String id = id();
        tell(id, new FromCustomer.Leave(id, conversation));
    }

    void end() {
        String id = id();
        tell(id, new FromCustomer.End(id, conversation));
    }

    private String id() {
        return Long.toHexString(random.nextLong());
    }

    private void tell(String id, FromCustomer frame) {
        unanswered.put(id, frame);
        socket.say(frame);
    }

    @Override
    public void opened(PageSocket opened) {
        opened.say(new FromCustomer.Hello(
                Protocol.VERSION, person.token(), person.repertoire().language(), conversation, last));
    }

    @Override
    public void heard(PageSocket from, ToCustomer frame) {
        if (from == socket && !left) {
            frame.handle(this);
        }
    }

    @Override
    public void closed(PageSocket gone) {
        if (gone == socket && !left) {
            time.after(pause + random.nextDouble(1, 3), this::open);
            pause = 0;
        }
    }

    @Override
    public void welcome(ToCustomer.Welcome frame) {
        if (!frame.conversationFollows()) {
            if (unanswered.isEmpty()) {
                reader.welcomed(frame.office());
            }
            sendAgain();
        }
    }

    @Override
    public void conversation(ToCustomer.Conversation frame) {
        boolean known = conversation == frame.conversation();
        conversation = frame.conversation();
        frame.messages().forEach(message -> unanswered.remove(message.id()));
        if (!known) {
            List<String> own = new ArrayList<>();
            frame.messages().stream()
                    .filter(message -> message.from() == Sender.CUSTOMER)
                    .forEach(message -> own.add(message.text()));
            reader.remembers(own);
            show(frame);
        } else {
            frame.messages().forEach(this::message);
        }
        sendAgain();
    }

    /** A conversation that this page sees for the first time. */
    private void show(ToCustomer.Conversation frame) {
        last = frame.last();
        if (frame.status() == Status.WAITING) {
            reader.waiting();
        } else if (frame.status() == Status.ACTIVE) {
            reader.matched();
            Message newest = frame.messages().get(frame.messages().size() - 1);
            if (newest.from() == Sender.COUNSELLOR) {
                reader.heard(newest.text());
            }
        } else {
            reader.over();
        }
    }

    private void sendAgain() {
        List.copyOf(unanswered.values()).forEach(socket::say);
    }

    @Override
    public void message(Message frame) {
        unanswered.remove(frame.id()); // also when it is known: whoever repeats a message gets it once more
        if (frame.seq() <= last) {
            return;
        }
        if (frame.seq() > last + 1) {
            socket.close();
            return;
        }
        last = frame.seq();
        switch (frame.kind()) {
            case TEXT -> {
                if (frame.from() == Sender.COUNSELLOR) {
                    reader.heard(frame.text());
                }
            }
            case MATCHED -> reader.matched();
            case RETURNED, TRANSFERRED -> reader.waiting();
            case ENDED, LEFT -> reader.over();
        }
    }

    @Override
    public void ack(Ack frame) {
        unanswered.remove(frame.id());
    }

    @Override
    public void refused(Refused frame) {
        FromCustomer refused = frame.id() == null ? null : unanswered.remove(frame.id());
        if (refused instanceof FromCustomer.Join) {
            LOG.warn("A simulated customer was not taken: {}", frame.code());
            reader.over();
        }
    }

    @Override
    public void closing(Closing frame) {
        pause = frame.retryAfter();
    }

    @Override
    public void place(ToCustomer.Place frame) {
        // people look at it; nobody here acts on it
    }

    @Override
    public void readMark(ReadMark frame) {
        // shown on a page, no more
    }

    @Override
    public void typing(Typing frame) {
        // shown on a page, no more
    }

    @Override
    public void stillThere(ToCustomer.StillThere frame) {
        if (frame.within() > 0) {
            socket.say(new FromCustomer.Here(frame.conversation()));
        }
    }

    @Override
    public void doors(ToCustomer.Doors frame) {
        // nobody here minds: they come again
    }

    @Override
    public void officeChanged(OfficeChanged frame) {
        // Its form is long filled in.
    }

    @Override
    public void callBacks(ToCustomer.CallBacks frame) {
        // never asked for
    }

    @Override
    public void history(ToCustomer.History frame) {
        // never asked for
    }

    @Override
    public void transcript(ToCustomer.Transcript frame) {
        // never asked for
    }

    @Override
    public void rated(ToCustomer.Rated frame) {
        // simulated customers rate nobody
    }

    @Override
    public void codeAwaited(ToCustomer.CodeAwaited frame) {
        // simulated customers have no other device
    }

    @Override
    public void codeChecked(ToCustomer.CodeChecked frame) {
        // as above
    }

    @Override
    public void pong(Pong frame) {
        // never asked for
    }
}

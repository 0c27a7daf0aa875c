package org.sangdam.server.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCustomer;

/** A customer's page without a page: what was not confirmed is compared after each reconnect, and said again. Crowd's thread. */
final class Page implements Line.Listener<ToCustomer> {
    /** Refused and not done, for no fault of the customer's. */
    private static final Set<Code> TRY_AGAIN = Set.of(Code.FAILED, Code.NOT_STORED);

    private final Crowd crowd;
    private final Book book;
    private final int customer;
    private final Line<FromCustomer, ToCustomer> line;
    /** Said one at a time, so that none overtakes another; the first is under way. */
    private final Deque<String> outbox = new ArrayDeque<>();

    private String token;
    private long remembered;
    private Screen screen;
    private String join;
    private String farewell;
    private boolean saying;
    private boolean up;
    private long place;
    private long waiting;
    private long ids;

    Page(Crowd crowd, int customer) {
        this.crowd = crowd;
        this.book = crowd.book();
        this.customer = customer;
        this.line = new Line<>(crowd, Protocol.CUSTOMER_PATH, FromCustomer.class, ToCustomer.class, this);
    }

    Line<FromCustomer, ToCustomer> line() {
        return line;
    }

    @Override
    public void opened() {
        boolean reloaded = crowd.dice().nextInt(10) == 0;
        if (reloaded) {
            screen = null;
        }
        line.say(new FromCustomer.Hello(Protocol.VERSION, token, "ko", remembered, screen == null ? 0 : screen.last()));
    }

    @Override
    public void broken() {
        up = false;
        saying = false;
    }

    @Override
    public void heard(ToCustomer frame) {
        if (frame instanceof ToCustomer.Welcome welcome) {
            welcomed(welcome);
        } else if (frame instanceof ToCustomer.Conversation conversation) {
            brought(conversation);
        } else if (frame instanceof ToCustomer.Transcript page) {
            if (shows(page.conversation().conversation())) {
                screen.filled(page.messages());
                fillGap();
            }
        } else if (frame instanceof Message message) {
            told(message);
        } else if (frame instanceof ToCustomer.Place now) {
            place = now.place();
            waiting = now.waiting();
        } else if (frame instanceof Ack ack) {
            acknowledged(ack);
        } else if (frame instanceof Refused refused) {
            refused(refused);
        }
    }

    private void welcomed(ToCustomer.Welcome frame) {
        if (token != null && !token.equals(frame.token())) {
            book.wrong("page " + customer + " has become somebody else");
        }
        token = frame.token();
        line.arrived();
        if (frame.conversationFollows()) {
            return;
        }
        up = true;
        // Not open any more; the archive was too busy to show how it ended. A counsellor who still has it is a
        // difference.
        remembered = 0;
        screen = null;
        forget();
        farewell = null;
        if (join != null) {
            sayJoin();
        }
    }

    private void brought(ToCustomer.Conversation frame) {
        up = true;
        if (screen == null || screen.conversation() != frame.conversation()) {
            screen = new Screen(book, frame.conversation(), frame.status());
        }
        remembered = frame.conversation();
        screen.brought(frame.status(), frame.last(), frame.messages());
        place = frame.place();
        waiting = frame.waiting();
        join = null;
        frame.messages().forEach(this::confirmed);
        fillGap();
        if (!screen.isOpen()) {
            forget();
            farewell = null;
        } else if (farewell != null) {
            sayFarewell();
        }
        flush();
    }

    private void fillGap() {
        long before = screen.gapBefore();
        if (before != 0) {
            line.say(new FromCustomer.Transcript("gap-" + ids++, screen.conversation(), before));
        }
    }

    private boolean shows(long conversation) {
        return screen != null && screen.conversation() == conversation;
    }

    private void told(Message message) {
        confirmed(message);
        if (!shows(message.conversation())) {
            return; // of the one before, which the page has left
        }
        screen.told(message);
        if (!screen.isOpen()) {
            forget();
        }
        flush();
    }

    /** The conversation is over: what was not confirmed never will be. */
    private void forget() {
        outbox.clear();
        saying = false;
    }

    /** The own copy is a receipt as good as any. */
    private void confirmed(Message message) {
        if (message.from() == Sender.CUSTOMER) {
            book.acknowledged(message.id(), message.conversation(), message.seq());
            settled(message.id());
        }
    }

    private void acknowledged(Ack ack) {
        if (ack.id().equals(join)) {
            // Begun before the crash, and over already: hello brings it.
            join = null;
            remembered = ack.conversation();
            screen = null;
            line.renew();
        } else if (ack.id().equals(farewell)) {
            farewell = null;
        } else if (ack.seq() != 0) {
            book.acknowledged(ack.id(), ack.conversation(), ack.seq());
            settled(ack.id());
            flush();
        }
    }

    private void refused(Refused refused) {
        if (refused.id() == null) {
            return; // a read mark that came too late
        }
        if (refused.id().equals(farewell)) {
            farewell = null;
        } else if (refused.code() == Code.OVER) {
            settled(refused.id());
            flush();
        } else if (TRY_AGAIN.contains(refused.code())) {
            saying = false;
            if (join != null && join.equals(refused.id())) {
                join = null;
            }
        } else {
            book.wrong("page " + customer + " was refused " + refused.id() + " with " + refused.code());
        }
    }

    private void settled(String id) {
        if (id.equals(outbox.peek())) {
            outbox.remove();
            saying = false;
        }
    }

    private void flush() {
        if (up && !saying && !outbox.isEmpty()) {
            saying = true;
            line.say(new FromCustomer.Say(outbox.peek(), screen.conversation(), Words.of(outbox.peek())));
        }
    }

    /** What somebody does who looks at the page for a moment. */
    void act() {
        if (!up || join != null || farewell != null) {
            return;
        }
        flush();
        int dice = crowd.dice().nextInt(100);
        if (screen == null || !screen.isOpen()) {
            join = id(false);
            sayJoin();
        } else if (dice < (screen.status() == Status.WAITING ? 4 : 2)) {
            farewell = id(false);
            sayFarewell();
        } else if (screen.status() == Status.ACTIVE && dice < 8) {
            line.say(new FromCustomer.Read(screen.conversation(), screen.last()));
        } else if (screen.status() == Status.ACTIVE || dice < 15) {
            outbox.add(id(crowd.talkative()));
            flush();
        }
    }

    private void sayJoin() {
        line.say(new FromCustomer.Join(
                join, Words.name(customer), Words.phone(customer), "general", Words.of(join), true));
    }

    private void sayFarewell() {
        boolean waits = screen.status() == Status.WAITING;
        line.say(
                waits
                        ? new FromCustomer.Leave(farewell, screen.conversation())
                        : new FromCustomer.End(farewell, screen.conversation()));
    }

    private String id(boolean many) {
        return Words.id("c" + customer, ++ids, many);
    }

    boolean up() {
        return up;
    }

    /** What is under way, empty if nothing is. */
    String underWay() {
        boolean quiet =
                up && join == null && farewell == null && outbox.isEmpty() && (screen == null || screen.whole());
        return quiet
                ? ""
                : "page %d: up %s, of %d, join %s, farewell %s, %s, %s"
                        .formatted(customer, up, remembered, join, farewell, outbox, screen);
    }

    /** null while there is no conversation. */
    Screen screen() {
        return screen;
    }

    boolean is(Status status) {
        return screen != null && screen.status() == status;
    }

    long place() {
        return place;
    }

    long waiting() {
        return waiting;
    }
}

package org.sangdam.server.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/** A console without a window: resumes where it was and sends again what is not there. Crowd's thread. */
final class Console implements Line.Listener<ToCounsellor> {
    /** Somebody else was faster, it is over, or they have just said that they are away. */
    private static final Set<Code> TOO_LATE = Set.of(Code.OVER, Code.TAKEN, Code.NOT_CLAIMED, Code.AWAY);

    private final Crowd crowd;
    private final Book book;
    private final int number;
    private final String password;
    private final Line<FromCounsellor, ToCounsellor> line;
    private final WaitingRows rows;
    private final Map<Long, Screen> own = new TreeMap<>();
    private final Map<String, Long> outbox = new LinkedHashMap<>();
    private final Map<String, Object> asked = new HashMap<>();
    /** Open before the connection broke, and not yet brought again. */
    private final Set<Long> missing = new HashSet<>();

    private String session;
    private Presence choosing;
    private boolean up;
    private long counsellor;
    private long ids;

    Console(Crowd crowd, int number, String password) {
        this.crowd = crowd;
        this.book = crowd.book();
        this.number = number;
        this.password = password;
        this.rows = new WaitingRows(() -> line().say(new FromCounsellor.Resync(id(false))));
        this.line = new Line<>(crowd, Protocol.COUNSELLOR_PATH, FromCounsellor.class, ToCounsellor.class, this);
    }

    Line<FromCounsellor, ToCounsellor> line() {
        return line;
    }

    @Override
    public void opened() {
        if (session == null) {
            line.say(new FromCounsellor.SignIn("sign-in", Protocol.VERSION, Crowd.account(number), password));
            return;
        }
        boolean restarted = crowd.dice().nextInt(10) == 0;
        List<FromCounsellor.Have> have = new ArrayList<>();
        if (restarted) {
            own.clear();
        } else {
            own.values().forEach(one -> have.add(new FromCounsellor.Have(one.conversation(), one.last())));
        }
        line.say(new FromCounsellor.Resume("resume", Protocol.VERSION, session, have));
    }

    @Override
    public void broken() {
        up = false;
        asked.clear();
        rows.broken();
    }

    @Override
    public void heard(ToCounsellor frame) {
        if (frame instanceof ToCounsellor.SignedIn signedIn) {
            signedIn(signedIn);
        } else if (frame instanceof ToCounsellor.WaitingList list) {
            rows.list(list);
        } else if (frame instanceof ToCounsellor.WaitingChanged change) {
            rows.changed(change);
        } else if (frame instanceof ToCounsellor.Conversation conversation) {
            brought(conversation);
        } else if (frame instanceof ToCounsellor.Transcript page) {
            Screen screen = own.get(page.conversation().conversation());
            if (screen != null) {
                screen.filled(page.messages());
                fillGap(screen);
            }
        } else if (frame instanceof Message message) {
            told(message);
        } else if (frame instanceof Ack ack) {
            acknowledged(ack);
        } else if (frame instanceof Refused refused) {
            refused(refused);
        } else if (frame instanceof Pong) {
            arrived();
        }
    }

    private void signedIn(ToCounsellor.SignedIn frame) {
        session = frame.session();
        counsellor = frame.account().counsellor();
        line.arrived();
        Presence told = book.presence(counsellor);
        Presence now = frame.account().presence();
        if (told != null && told != now && now != choosing) {
            book.lost(1, "presence of counsellor " + number);
        }
        choosing = null;
        book.chose(counsellor, now);
        missing.clear();
        missing.addAll(own.keySet());
        line.say(new FromCounsellor.Ping(id(false), 0, 0)); // its answer comes behind all that a resume brings
    }

    /** All that the resume brings is here. */
    private void arrived() {
        up = true;
        own.values().stream().filter(one -> one.gapBefore() != 0).forEach(this::fillGap);
        outbox.forEach(this::say);
    }

    private void brought(ToCounsellor.Conversation frame) {
        Screen screen = own.computeIfAbsent(frame.conversation(), one -> new Screen(book, one, frame.status()));
        missing.remove(frame.conversation());
        screen.brought(frame.status(), frame.last(), frame.messages());
        frame.messages().forEach(this::confirmed);
        closeIfOver(screen, frame.counsellor() == counsellor);
        if (up) {
            fillGap(screen);
        }
    }

    private void fillGap(Screen screen) {
        long before = screen.gapBefore();
        if (before != 0) {
            line.say(new FromCounsellor.Transcript(id(false), screen.conversation(), before));
        }
    }

    private void told(Message message) {
        Screen screen = own.get(message.conversation());
        if (screen == null) {
            return;
        }
        confirmed(message);
        if (missing.contains(message.conversation())) {
            screen.filled(List.of(message)); // over since the resume: all of it is still on its way from the archive
        } else {
            screen.told(message);
            closeIfOver(screen, true);
        }
    }

    private void closeIfOver(Screen screen, boolean mine) {
        if (screen.status() != Status.ACTIVE || !mine) {
            own.remove(screen.conversation());
            outbox.values().removeIf(conversation -> conversation == screen.conversation());
        }
    }

    private void confirmed(Message message) {
        if (message.from() == Sender.COUNSELLOR && outbox.remove(message.id()) != null) {
            book.acknowledged(message.id(), message.conversation(), message.seq());
        }
    }

    private void acknowledged(Ack ack) {
        Object command = asked.remove(ack.id());
        if (command instanceof Presence presence) {
            choosing = null;
            book.chose(counsellor, presence);
        } else if (outbox.remove(ack.id()) != null) {
            book.acknowledged(ack.id(), ack.conversation(), ack.seq());
        }
    }

    private void refused(Refused refused) {
        asked.remove(refused.id());
        outbox.remove(refused.id());
        if (!TOO_LATE.contains(refused.code())) {
            book.wrong("console " + number + " was refused " + refused.id() + " with " + refused.code());
        }
    }

    /** What a counsellor does in a moment. */
    void act() {
        if (!up || !rows.whole()) {
            return;
        }
        int dice = crowd.dice().nextInt(1_000);
        if (own.size() < crowd.capacity() && rows.size() > crowd.toWait()) {
            if (book.presence(counsellor) == Presence.AWAY) {
                choose(Presence.AVAILABLE);
                return;
            }
            ask(id -> new FromCounsellor.Claim(id, rows.pick(crowd.dice())), "claim");
        } else if (dice < 10) {
            choose(dice < 5 ? Presence.AWAY : Presence.AVAILABLE);
        } else if (!own.isEmpty()) {
            about(List.copyOf(own.values()).get(crowd.dice().nextInt(own.size())), dice);
        }
    }

    private void choose(Presence presence) {
        choosing = presence;
        ask(id -> new FromCounsellor.SetPresence(id, presence), presence);
    }

    private void about(Screen screen, int dice) {
        if (dice < 20) {
            ask(id -> new FromCounsellor.End(id, screen.conversation()), "end");
        } else if (dice < 60 && screen.last() > 0) {
            line.say(new FromCounsellor.Read(screen.conversation(), screen.last()));
        } else {
            String id = id(crowd.talkative());
            outbox.put(id, screen.conversation());
            say(id, screen.conversation());
        }
    }

    private void say(String id, long conversation) {
        line.say(new FromCounsellor.Say(id, conversation, Words.of(id)));
    }

    private void ask(Function<String, FromCounsellor> command, Object what) {
        String id = id(false);
        asked.put(id, what);
        line.say(command.apply(id));
    }

    private String id(boolean many) {
        return Words.id("s" + number, ++ids, many);
    }

    boolean up() {
        return up;
    }

    /** What is under way, empty if nothing is. */
    String underWay() {
        boolean quiet = up && asked.isEmpty() && outbox.isEmpty() && missing.isEmpty() && rows.whole();
        return quiet
                ? ""
                : "console %d: up %s, asked %s, unsaid %s, missing %s, list whole %s"
                        .formatted(number, up, asked, outbox, missing, rows.whole());
    }

    Map<Long, Screen> own() {
        return own;
    }

    WaitingRows rows() {
        return rows;
    }
}

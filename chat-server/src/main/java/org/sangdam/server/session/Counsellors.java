package org.sangdam.server.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.CallBackEvent;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.ReplyEvent;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfficeChanged;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** All consoles that are signed in, and the way of a change to them. On the desk's thread. */
final class Counsellors {
    private final Codec<ToCounsellor> codec = new Codec<>(ToCounsellor.class);
    private final Set<CounsellorSession> consoles = new LinkedHashSet<>();
    /** Hear no more, and are closed as soon as the sign-out itself is answered. */
    private final Set<CounsellorSession> signedOut = new LinkedHashSet<>();

    private final Frames frames;
    private final WaitingBoard board;
    private final Leases leases;
    private final ListWatch watch;
    private final Offers offers;
    private final Post post;
    private final CallBackBoard callBacks;

    Counsellors(Frames frames, WaitingBoard board, Leases leases, ListWatch watch, Offers offers, Post post) {
        this.frames = frames;
        this.board = board;
        this.leases = leases;
        this.watch = watch;
        this.offers = offers;
        this.post = post;
        this.callBacks = new CallBackBoard(frames.phones());
    }

    Post post() {
        return post;
    }

    /** A session has one console: a connection that it had before is replaced. */
    void enter(CounsellorSession console, String sessionHash) {
        List<CounsellorSession> before =
                consoles.stream().filter(one -> one.isOf(sessionHash)).toList();
        consoles.removeAll(before);
        before.forEach(CounsellorSession::replaced);
        consoles.add(console);
    }

    void exit(CounsellorSession console) {
        consoles.remove(console);
    }

    /** Whether this console is the last one of its counsellor. */
    boolean last(CounsellorSession console) {
        return consoles.stream().noneMatch(other -> other != console && other.counsellor() == console.counsellor());
    }

    /** A console that has entered shows that its counsellor is here. */
    void heard(CounsellorSession console, Desk desk, long now) {
        if (leases.heard(console.counsellor(), console.heard(), now)) {
            tellPresence(console.counsellor(), desk);
        }
    }

    /** Sees who is here and what they see; told at a steady beat. */
    void beat(Desk desk, long now) {
        consoles.forEach(console -> heard(console, desk, now));
        leases.runOut(now).forEach(counsellor -> tellPresence(counsellor, desk));
        watch.beat(
                consoles.stream()
                        .filter(console -> leases.here(console.counsellor()))
                        .map(CounsellorSession::screen)
                        .toList(),
                now);
    }

    /** The last console of a counsellor has signed out. */
    void signedOut(long counsellor, Desk desk, long now) {
        if (leases.here(counsellor)) {
            leases.signedOut(counsellor, now);
            tellPresence(counsellor, desk);
        }
    }

    boolean here(long counsellor) {
        return leases.here(counsellor);
    }

    private void tellPresence(long counsellor, Desk desk) {
        desk.account(counsellor)
                .ifPresent(account -> tellAll(
                        new ToCounsellor.PresenceChanged(counsellor, account.presence(), leases.here(counsellor))));
    }

    /** A console has said what it shows. */
    void pinged(CounsellorSession console, FromCounsellor.Ping frame, Desk desk, long now) {
        if (watch.wrong(console.screen(), frame.version(), frame.shown(), now)) {
            sendWaitingList(desk, console);
        }
    }

    Encoded encoded(ToCounsellor frame) {
        return new Encoded(codec.bytes(frame));
    }

    void changed(Change change, Desk desk, long now) {
        board.changed(change);
        Conversation conversation = change.conversation();
        if (conversation != null) {
            changedConversation(change, conversation, desk);
            offers.changed(change, desk, now, this::tell);
        } else if (change.event() instanceof CallBackEvent about) {
            desk.callBacks()
                    .toTell(about.callBack())
                    .ifPresent(callBack -> tellAll(new CallBackFrame.Changed(callBacks.row(callBack, desk))));
        } else if (change.event() instanceof ReplyEvent about) {
            tellOwner(about.owner(), ReplyBoard.changed(about, desk));
        } else if (change.event() instanceof Event.PresenceChosen chosen) {
            tellPresence(chosen.counsellor(), desk);
        } else if (change.event() instanceof Event.OfficeSet) {
            tellAll(new OfficeChanged(desk.office()));
        } else if (change.event() instanceof Event.SessionClosed closed) {
            consoles.stream()
                    .filter(console -> console.isOf(closed.sessionHash()))
                    .forEach(signedOut::add);
            consoles.removeAll(signedOut);
        }
    }

    private void changedConversation(Change change, Conversation conversation, Desk desk) {
        if (change.event() instanceof Event.ConversationMatched matched) {
            bring(matched.counsellor(), conversation, desk);
        } else if (change.event() instanceof Event.ConversationTransferred transferred) {
            bring(transferred.to(), conversation, desk);
            bring(transferred.counsellor(), conversation, desk);
        } else if (change.event() instanceof Event.ConversationReturned returned) {
            tell(returned.counsellor(), change.entry());
        } else if (change.event() instanceof Event.MessagesRead read) {
            tell(change.counsellor(), new ReadMark(read.conversation(), read.by(), read.seq()));
        } else if (change.entry() != null) {
            tell(change.counsellor(), change.entry());
        }
    }

    /** The whole of it, also to the one whose it no longer is: that one sees whose it is now. */
    private void bring(long counsellor, Conversation conversation, Desk desk) {
        if (counsellor == conversation.counsellor()) {
            frames.forOwner(conversation, desk, 0).forEach(frame -> tell(counsellor, frame));
        } else {
            tell(counsellor, frames.forCounsellor(conversation, desk, 0));
        }
    }

    /** Shows a console a conversation, and what is on offer to its counsellor. */
    void show(CounsellorSession console, Conversation conversation, Desk desk, long after) {
        List<ToCounsellor> shown = conversation.counsellor() == console.counsellor()
                ? frames.forOwner(conversation, desk, after)
                : List.of(frames.forCounsellor(conversation, desk, after));
        shown.forEach(frame -> console.tell(encoded(frame)));
    }

    /**
     * Shows a console what nobody has settled yet, offers to and of its counsellor and who wants to be called; and its
     * replies.
     */
    void showRest(CounsellorSession console, Desk desk, long now) {
        offers.show(console.counsellor(), desk, now, frame -> console.tell(encoded(frame)));
        callBacks.whole(desk, frame -> console.tell(encoded(frame)));
        ReplyBoard.whole(desk, console.counsellor(), frame -> console.tell(encoded(frame)));
    }

    void settled(Desk desk, long now) {
        board.step(desk, now, this::tellAll);
        signedOut.forEach(console -> console.close(Code.SESSION_OVER));
        signedOut.clear();
    }

    void whispered(Typing typing, Conversation conversation) {
        if (typing.by() == Sender.CUSTOMER) {
            tell(conversation.counsellor(), typing);
        }
    }

    void sendWaitingList(Desk desk, CounsellorSession console) {
        board.whole(desk, frame -> console.tell(encoded(frame)));
    }

    ToCounsellor.Account shown(Account account, Desk desk) {
        return new ToCounsellor.Account(
                account.counsellor(),
                account.name(),
                account.role(),
                account.presence(),
                leases.here(account.counsellor()),
                desk.load(account.counsellor()));
    }

    /** Tells everybody what belongs to 0, and else only whose it is. */
    private void tellOwner(long owner, ToCounsellor frame) {
        if (owner == 0) {
            tellAll(frame);
        } else {
            tell(owner, frame);
        }
    }

    void tellAll(ToCounsellor frame) {
        Encoded encoded = encoded(frame);
        consoles.forEach(console -> console.tell(encoded));
    }

    /** Tells the consoles of one counsellor; nobody for 0. */
    void tell(long counsellor, ToCounsellor frame) {
        if (counsellor == 0) {
            return;
        }
        Encoded encoded = frame instanceof Message entry ? frames.encoded(entry) : encoded(frame);
        for (CounsellorSession console : consoles) {
            if (console.counsellor() == counsellor) {
                console.tell(encoded);
            }
        }
    }
}

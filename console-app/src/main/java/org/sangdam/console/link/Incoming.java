package org.sangdam.console.link;

import java.util.ArrayList;
import java.util.List;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.Closing;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.OfficeChanged;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** Sends each frame of the service to whom it concerns. UI thread. */
final class Incoming implements ToCounsellor.Handler {
    private final Link link;
    private final Seat seat;
    private final Correspondence correspondence;
    private WaitingFrames waiting;
    private ConversationFrames conversations;
    private CallBackFrames callBacks;
    private ReplyFrames replies;
    private final List<OfferFrames> offers = new ArrayList<>();
    private final List<PresenceFrames> presences = new ArrayList<>();

    Incoming(Link link, Seat seat, Correspondence correspondence) {
        this.link = link;
        this.seat = seat;
        this.correspondence = correspondence;
    }

    void feed(WaitingFrames waitingFrames, ConversationFrames conversationFrames) {
        waiting = waitingFrames;
        conversations = conversationFrames;
    }

    void feed(CallBackFrames callBackFrames) {
        callBacks = callBackFrames;
    }

    void feed(OfferFrames offerFrames, PresenceFrames presenceFrames) {
        offers.add(offerFrames);
        presences.add(presenceFrames);
    }

    void feed(ReplyFrames replyFrames) {
        replies = replyFrames;
    }

    WaitingFrames waiting() {
        return waiting;
    }

    void disconnected() {
        waiting.disconnected();
        conversations.disconnected();
        offers.forEach(OfferFrames::disconnected);
        if (callBacks != null) {
            callBacks.disconnected();
        }
        if (replies != null) {
            replies.disconnected();
        }
    }

    List<Have> have() {
        return conversations.have();
    }

    @Override
    public void signedIn(ToCounsellor.SignedIn frame) {
        if (link.state().get() == LinkState.CONNECTING) {
            waiting.forget();
            conversations.forget();
            if (replies != null) {
                replies.forget();
            }
        }
        seat.taken(frame);
        link.entered(frame);
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void waitingList(ToCounsellor.WaitingList frame) {
        waiting.waitingList(frame);
    }

    @Override
    public void waitingChanged(ToCounsellor.WaitingChanged frame) {
        waiting.waitingChanged(frame);
    }

    @Override
    public void conversation(ToCounsellor.Conversation frame) {
        conversations.conversation(frame);
    }

    @Override
    public void message(Message frame) {
        conversations.message(frame);
        correspondence.stored(frame);
    }

    @Override
    public void readMark(ReadMark frame) {
        conversations.readMark(frame);
    }

    @Override
    public void typing(Typing frame) {
        conversations.typing(frame);
    }

    @Override
    public void ack(Ack frame) {
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void refused(Refused frame) {
        if (!link.refusedEntry(frame) && frame.id() != null) {
            correspondence.refused(frame);
        }
    }

    @Override
    public void history(ToCounsellor.History frame) {
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void transcript(ToCounsellor.Transcript frame) {
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void accounts(ToCounsellor.Accounts frame) {
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void hours(ToCounsellor.OpeningHours frame) {
        correspondence.answered(frame.id(), frame);
    }

    @Override
    public void callBack(CallBackFrame frame) {
        frame.handle(new CallBackFrame.Handler() {
            @Override
            public void all(CallBackFrame.All part) {
                if (callBacks != null) {
                    callBacks.all(part);
                }
            }

            @Override
            public void changed(CallBackFrame.Changed one) {
                if (callBacks != null) {
                    callBacks.changed(one);
                }
            }

            @Override
            public void settled(CallBackFrame.Settled page) {
                correspondence.answered(page.id(), page);
            }
        });
    }

    @Override
    public void reply(ReplyFrame frame) {
        if (replies == null) {
            return;
        }
        frame.handle(new ReplyFrame.Handler() {
            @Override
            public void all(ReplyFrame.All part) {
                replies.all(part);
            }

            @Override
            public void written(ReplyFrame.Written one) {
                replies.written(one);
            }

            @Override
            public void deleted(ReplyFrame.Deleted one) {
                replies.deleted(one);
            }
        });
    }

    @Override
    public void officeChanged(OfficeChanged frame) {
        seat.changed(frame.office());
    }

    @Override
    public void presenceChanged(ToCounsellor.PresenceChanged frame) {
        seat.chosen(frame.counsellor(), frame.presence());
        presences.forEach(each -> each.presenceChanged(frame));
    }

    @Override
    public void condition(ToCounsellor.Condition frame) {
        seat.stands(frame);
    }

    @Override
    public void offer(ToCounsellor.Offer frame) {
        offers.forEach(each -> each.offer(frame));
    }

    @Override
    public void offered(ToCounsellor.Offered frame) {
        conversations.offered(frame);
    }

    @Override
    public void offerOver(ToCounsellor.OfferOver frame) {
        if (frame.counsellor() == seat.account().get().counsellor()) {
            offers.forEach(each -> each.offerOver(frame));
        } else {
            conversations.offerOver(frame);
        }
    }

    @Override
    public void note(ToCounsellor.Note frame) {
        conversations.note(frame);
    }

    @Override
    public void ofRecords(OfRecords frame) {
        frame.handle(new OfRecords.Handler() {
            @Override
            public void records(OfRecords.Records found) {
                correspondence.answered(found.id(), found);
            }

            @Override
            public void code(OfRecords.CodeMade made) {
                correspondence.answered(made.id(), made);
            }

            @Override
            public void state(OfRecords.CodeState state) {
                conversations.codeState(state);
            }
        });
    }

    @Override
    public void pong(Pong frame) {
        link.pong(frame.id(), frame.now());
    }

    @Override
    public void closing(Closing frame) {
        link.closing(frame);
    }
}

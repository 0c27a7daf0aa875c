package org.sangdam.server.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

/** Conversations that are offered to a colleague: who is told, and how long it may last. On the desk's thread. */
final class Offers {
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Frames frames;
    private final Leases leases;
    private final long patience;

    Offers(Frames frames, Leases leases, Duration patience) {
        this.frames = frames;
        this.leases = leases;
        this.patience = patience.toNanos();
    }

    private record Pending(long owner, long to, long until) {}

    /** What was on offer when the service started has the whole time anew. */
    void begin(Desk desk, long now) {
        for (Account account : desk.accounts()) {
            desk.with(account.counsellor()).stream()
                    .filter(conversation -> conversation.offer() != null)
                    .forEach(conversation -> add(conversation.number(), account.counsellor(), conversation, now));
        }
    }

    private void add(long number, long owner, Conversation conversation, long now) {
        pending.put(number, new Pending(owner, conversation.offer().to(), now + patience));
    }

    /** @param tell a counsellor by number, on all their consoles */
    void changed(Change change, Desk desk, long now, BiConsumer<Long, ToCounsellor> tell) {
        Conversation conversation = change.conversation();
        long number = conversation.number();
        if (change.event() instanceof Event.ConversationOffered offered) {
            pending.put(number, new Pending(offered.counsellor(), offered.to(), now + patience));
            if (conversation.offer() != null) {
                tell.accept(offered.to(), frames.offer(conversation, desk));
            }
        } else if (change.event() instanceof Event.OfferEnded ended) {
            over(number, ended.end(), desk, tell);
        } else if (change.event() instanceof Event.ConversationTransferred transferred) {
            over(number, transferred.to() == 0 ? OfferEnd.WITHDRAWN : OfferEnd.ACCEPTED, desk, tell);
        } else if (change.event() instanceof Event.ConversationReturned
                || !conversation.status().open()) {
            over(number, OfferEnd.WITHDRAWN, desk, tell);
        }
    }

    private void over(long conversation, OfferEnd end, Desk desk, BiConsumer<Long, ToCounsellor> tell) {
        Pending offer = pending.remove(conversation);
        if (offer != null) {
            ToCounsellor.OfferOver frame =
                    new ToCounsellor.OfferOver(conversation, offer.to(), Frames.name(desk, offer.to()), end);
            tell.accept(offer.owner(), frame);
            tell.accept(offer.to(), frame);
        }
    }

    /** Shows a console that has just come what is on offer to its counsellor. */
    void show(CounsellorSession console, Desk desk, BiConsumer<CounsellorSession, ToCounsellor> send) {
        pending.forEach((number, offer) -> {
            if (offer.to() == console.counsellor()) {
                desk.conversation(number)
                        .filter(conversation -> conversation.offer() != null)
                        .ifPresent(conversation -> send.accept(console, frames.offer(conversation, desk)));
            }
        });
    }

    /** Ends those that have lasted too long, and those to a colleague who is gone. */
    void beat(Backplane backplane, long now) {
        pending.forEach((number, offer) -> {
            if (now > offer.until() || !leases.here(offer.to())) {
                backplane.submit(new Command.EndOffer(number, offer.to()), decision -> {});
            }
        });
    }
}

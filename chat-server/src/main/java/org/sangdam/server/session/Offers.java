package org.sangdam.server.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    private record Pending(long owner, long to, long until) {
        /** Seconds that are left, rounded up. */
        int within(long now) {
            long second = TimeUnit.SECONDS.toNanos(1);
            return (int) Math.max(0, (until - now + second - 1) / second);
        }
    }

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
            Pending offer = new Pending(offered.counsellor(), offered.to(), now + patience);
            pending.put(number, offer);
            if (conversation.offer() != null) {
                tell.accept(offer.owner(), frames.offered(conversation, desk, offer.within(now)));
                tell.accept(offer.to(), frames.offer(conversation, desk, offer.within(now)));
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

    /** Shows a console that has just come what is on offer to its counsellor, and what of theirs is on offer. */
    void show(long counsellor, Desk desk, long now, Consumer<ToCounsellor> send) {
        pending.forEach((number, offer) -> desk.conversation(number)
                .filter(conversation -> conversation.offer() != null)
                .ifPresent(conversation -> {
                    if (offer.to() == counsellor) {
                        send.accept(frames.offer(conversation, desk, offer.within(now)));
                    } else if (offer.owner() == counsellor) {
                        send.accept(frames.offered(conversation, desk, offer.within(now)));
                    }
                }));
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

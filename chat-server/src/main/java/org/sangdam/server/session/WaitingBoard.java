package org.sangdam.server.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.sangdam.server.desk.Change;
import org.sangdam.server.desk.Conversation;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * The waiting list as consoles see it: the whole in parts, then steps from version to version, each as long as what has
 * changed and not as the list. Versions belong to this node's run. On the desk's thread.
 */
final class WaitingBoard {
    /** Rows of one part: some 100 KB. */
    private static final int PART = 500;

    private final Frames frames;
    private final Set<Long> touched = new LinkedHashSet<>();
    /** Made once for all consoles that come: what a telephone number looks like is a long calculation. */
    private final Map<Long, ToCounsellor.Waiting> rows = new HashMap<>();

    private final Waits waits = new Waits();
    private final ListVersions versions = new ListVersions();
    private long version = 1;

    WaitingBoard(Frames frames) {
        this.frames = frames;
    }

    /** The list as it is at the start. */
    void begin(Desk desk, long now) {
        waits.begin(desk.waiting(), now, version);
        versions.add(version, desk.waiting().size(), now);
    }

    Waits waits() {
        return waits;
    }

    ListVersions versions() {
        return versions;
    }

    void changed(Change change) {
        boolean shown = change.event() instanceof Event.OfConversation
                && !(change.event() instanceof Event.MessagesRead)
                && !(change.event() instanceof Event.ConversationOffered)
                && !(change.event() instanceof Event.OfferEnded)
                && !(change.event() instanceof Event.MessageSaid
                        && change.conversation().status() != Status.WAITING);
        if (shown) {
            touched.add(change.conversation().number());
        }
    }

    /** The step to the next version, if anything has changed. */
    void step(Desk desk, long now, Consumer<ToCounsellor> everybody) {
        if (touched.isEmpty()) {
            return;
        }
        version++;
        List<ToCounsellor.Waiting> put = new ArrayList<>();
        List<Long> removed = new ArrayList<>();
        for (long number : touched) {
            desk.conversation(number)
                    .filter(conversation -> conversation.status() == Status.WAITING)
                    .ifPresentOrElse(
                            conversation -> {
                                ToCounsellor.Waiting row = frames.row(conversation);
                                rows.put(number, row);
                                put.add(row);
                                waits.add(number, now, version);
                            },
                            () -> {
                                removed.add(number);
                                rows.remove(number);
                                waits.remove(number);
                            });
        }
        touched.clear();
        versions.add(version, desk.waiting().size(), now);
        everybody.accept(new ToCounsellor.WaitingChanged(version, put, removed));
    }

    /** The whole list at the present version, part by part. */
    void whole(Desk desk, Consumer<ToCounsellor> one) {
        List<ToCounsellor.Waiting> part = new ArrayList<>();
        int left = desk.waiting().size();
        for (Conversation conversation : desk.waiting()) {
            part.add(row(conversation));
            left--;
            if (part.size() == PART && left > 0) {
                one.accept(new ToCounsellor.WaitingList(version, List.copyOf(part), true));
                part.clear();
            }
        }
        one.accept(new ToCounsellor.WaitingList(version, part, false));
    }

    private ToCounsellor.Waiting row(Conversation conversation) {
        return touched.contains(conversation.number())
                ? frames.row(conversation)
                : rows.computeIfAbsent(conversation.number(), number -> frames.row(conversation));
    }
}

package org.sangdam.server.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private long version = 1;

    WaitingBoard(Frames frames) {
        this.frames = frames;
    }

    void changed(Change change) {
        boolean shown = change.event() instanceof Event.OfConversation
                && !(change.event() instanceof Event.MessagesRead)
                && !(change.event() instanceof Event.MessageSaid
                        && change.conversation().status() != Status.WAITING);
        if (shown) {
            touched.add(change.conversation().number());
        }
    }

    /** The step to the next version, if anything has changed. */
    void step(Desk desk, Consumer<ToCounsellor> everybody) {
        if (touched.isEmpty()) {
            return;
        }
        List<ToCounsellor.Waiting> put = new ArrayList<>();
        List<Long> removed = new ArrayList<>();
        for (long number : touched) {
            desk.conversation(number)
                    .filter(conversation -> conversation.status() == Status.WAITING)
                    .ifPresentOrElse(conversation -> put.add(frames.row(conversation)), () -> removed.add(number));
        }
        touched.clear();
        version++;
        everybody.accept(new ToCounsellor.WaitingChanged(version, put, removed));
    }

    /** The whole list at the present version, part by part. */
    void whole(Desk desk, Consumer<ToCounsellor> one) {
        List<ToCounsellor.Waiting> part = new ArrayList<>();
        int left = desk.waiting().size();
        for (Conversation conversation : desk.waiting()) {
            part.add(frames.row(conversation));
            left--;
            if (part.size() == PART && left > 0) {
                one.accept(new ToCounsellor.WaitingList(version, List.copyOf(part), true));
                part.clear();
            }
        }
        one.accept(new ToCounsellor.WaitingList(version, part, false));
    }
}

package org.sangdam.server.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;

/** The numbered entries of one open conversation: the newest as they are, of all others their ids. One thread. */
final class Talk {
    private final ArrayDeque<Message> recent = new ArrayDeque<>();
    private final SaidIds said = new SaidIds();
    private long last;

    /** As it was at some time. */
    void begin(OpenConversation open) {
        recent.addAll(open.recent());
        open.said().forEach(said::add);
        last = open.last();
    }

    /** @param message the next one by its number */
    void add(Message message) {
        if (message.seq() != last + 1) {
            throw new IllegalStateException(
                    "number " + message.seq() + " after " + last + " in " + message.conversation());
        }
        last = message.seq();
        recent.addLast(message);
        if (message.id() != null) {
            said.add(Said.of(message.from(), message.id(), message.seq(), message.at()));
        }
    }

    /** Forgets of old entries what the archive has. */
    void shorten() {
        while (recent.size() > Desk.RECENT) {
            recent.removeFirst();
        }
    }

    /** As if no entry above {@code seq} had ever been added. */
    void takeBack(long seq) {
        while (!recent.isEmpty() && recent.getLast().seq() > seq) {
            recent.removeLast();
        }
        said.forgetAbove(seq);
        last = seq;
    }

    /** The message that {@code from} has sent under this id; null if there is none. */
    Said said(Sender from, String id) {
        return said.find(Said.of(from, id, 0, 0));
    }

    /** Of the newest entries those with numbers above {@code after}, rising. */
    List<Message> after(long after) {
        List<Message> newer = new ArrayList<>();
        Iterator<Message> all = recent.iterator();
        while (all.hasNext()) {
            Message message = all.next();
            if (message.seq() > after) {
                newer.add(message);
            }
        }
        return newer;
    }

    Message newest() {
        return recent.getLast();
    }

    /** The newest number; 0 if there is no entry yet. */
    long last() {
        return last;
    }

    List<Message> recent() {
        return List.copyOf(recent);
    }

    List<Said> all() {
        return said.all();
    }
}

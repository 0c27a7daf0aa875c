package org.sangdam.server.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The waiting list in its order. Who comes goes to the end, almost always; a place is found in steps, not by counting. One thread. */
final class WaitingLine {
    private final List<Conversation> line = new ArrayList<>();
    private final List<Conversation> view = Collections.unmodifiableList(line);

    void add(Conversation conversation) {
        int found = find(conversation);
        if (found < 0) {
            line.add(-found - 1, conversation);
        }
    }

    void remove(Conversation conversation) {
        int found = find(conversation);
        if (found >= 0) {
            line.remove(found);
        }
    }

    /** 1 for the first one; 0 if the conversation does not wait. */
    int place(Conversation conversation) {
        return Math.max(0, find(conversation) + 1);
    }

    /** The line itself, to be read only. */
    List<Conversation> view() {
        return view;
    }

    /** Of two with the same place in the order there is none: tickets are given once. */
    private int find(Conversation conversation) {
        return Collections.binarySearch(line, conversation, Conversation.FIRST_COME);
    }
}

package org.sangdam.server.desk;

import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

/** How an open conversation stands at one moment, but for what was said; each event moves it on. One thread. */
final class Situation {
    Status status = Status.WAITING;
    String topic;
    int priority;
    long counsellor;
    long matchedAt;
    String firstLine = "";
    int lines;
    int files;
    long readByCustomer;
    long readByCounsellor;
    Offer offer;
    Note note;

    private Situation() {}

    /** Of one that has begun. */
    Situation(Event.ConversationStarted started) {
        topic = started.topic();
        priority = started.priority();
    }

    /** As it was at some time. */
    Situation(OpenConversation open) {
        status = open.status();
        topic = open.topic();
        priority = open.priority();
        counsellor = open.counsellor();
        matchedAt = open.matchedAt();
        firstLine = open.firstLine();
        lines = open.lines();
        files = open.files();
        readByCustomer = open.readByCustomer();
        readByCounsellor = open.readByCounsellor();
        offer = open.offer();
        note = open.note();
    }

    Situation copy() {
        Situation copy = new Situation();
        copy.status = status;
        copy.topic = topic;
        copy.priority = priority;
        copy.counsellor = counsellor;
        copy.matchedAt = matchedAt;
        copy.firstLine = firstLine;
        copy.lines = lines;
        copy.files = files;
        copy.readByCustomer = readByCustomer;
        copy.readByCounsellor = readByCounsellor;
        copy.offer = offer;
        copy.note = note;
        return copy;
    }

    /** Whoever writes has read all that is above. */
    void said(Event.MessageSaid event) {
        if (event.from() == Sender.CUSTOMER) {
            readByCustomer = event.seq();
            if (status == Status.WAITING) {
                lines++;
            }
        } else {
            readByCounsellor = event.seq();
        }
        files += event.file() == null ? 0 : 1;
        if (event.seq() == 1) {
            firstLine = FirstLine.of(event.text());
        }
    }

    void read(Sender by, long seq) {
        if (by == Sender.CUSTOMER) {
            readByCustomer = Math.max(readByCustomer, seq);
        } else {
            readByCounsellor = Math.max(readByCounsellor, seq);
        }
    }

    void matched(Event.ConversationMatched event) {
        status = status.to(Status.ACTIVE);
        counsellor = event.counsellor();
        matchedAt = event.at();
    }

    void returned(Event.ConversationReturned event) {
        toList(event.priority());
        offer = null;
    }

    void offered(Event.ConversationOffered event) {
        offer = new Offer(event.to(), event.topic(), event.note());
    }

    void offerEnded() {
        offer = null;
    }

    void transferred(Event.ConversationTransferred event) {
        offer = null;
        topic = event.topic();
        if (event.note() != null) {
            note = new Note(event.counsellor(), event.note());
        }
        if (event.to() == 0) {
            toList(event.priority());
        } else {
            counsellor = event.to();
            matchedAt = event.at();
        }
    }

    void over(Status end) {
        status = status.to(end);
        offer = null;
    }

    private void toList(int newPriority) {
        status = status.to(Status.WAITING);
        counsellor = 0;
        matchedAt = 0;
        priority = newPriority;
    }
}

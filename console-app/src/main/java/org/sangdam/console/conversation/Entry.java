package org.sangdam.console.conversation;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;

/**
 * One message or notice of a conversation as it stands on the screen, from being written to being read; the same object all
 * the time. UI thread.
 */
public final class Entry {
    /** How far an entry has come. */
    public enum Delivery {
        PENDING,
        FAILED,
        /** The service has it. */
        SENT
    }

    private final String id;
    private final Kind kind;
    private final Sender from;
    private final String name;
    private final String text;
    private final Attachment file;
    private final ReadOnlyLongWrapper seq = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper at = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Delivery> delivery = new ReadOnlyObjectWrapper<>(Delivery.PENDING);
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    private Entry(String id, Kind kind, Sender from, String name, String text, Attachment file, long at) {
        this.id = id;
        this.kind = kind;
        this.from = from;
        this.name = name;
        this.text = text;
        this.file = file;
        this.at.set(at);
    }

    /** Something that the service has told. */
    public static Entry of(Message message) {
        Entry entry = new Entry(
                message.id(),
                message.kind(),
                message.from(),
                message.name(),
                message.text(),
                message.file(),
                message.at());
        entry.sent(message.seq(), message.at());
        return entry;
    }

    /** Something that the counsellor has just written. */
    static Entry written(String id, String text, long at) {
        return new Entry(id, Kind.TEXT, Sender.COUNSELLOR, null, text, null, at);
    }

    void sent(long number, long when) {
        seq.set(number);
        at.set(when);
        failure.set(null);
        delivery.set(Delivery.SENT);
    }

    void failed(Throwable why) {
        if (delivery.get() == Delivery.PENDING) {
            failure.set(why);
            delivery.set(Delivery.FAILED);
        }
    }

    void again() {
        failure.set(null);
        delivery.set(Delivery.PENDING);
    }

    /** Made by the sender; null for notices. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Sender from() {
        return from;
    }

    /** The counsellor's name where a counsellor speaks or acts, else null. */
    public String name() {
        return name;
    }

    /** Null for notices. */
    public String text() {
        return text;
    }

    /** Null unless it is one, whose name the text is then. */
    public Attachment file() {
        return file;
    }

    /** The number in the conversation, 0 until the service has it. */
    public ReadOnlyLongProperty seq() {
        return seq.getReadOnlyProperty();
    }

    /** Milliseconds since 1970. */
    public ReadOnlyLongProperty at() {
        return at.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Delivery> delivery() {
        return delivery.getReadOnlyProperty();
    }

    /** Why it could not be sent; null unless {@link Delivery#FAILED}. */
    public ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }
}

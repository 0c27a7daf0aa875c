package org.sangdam.console.conversation;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;

/** How far each side has read a conversation. UI thread. */
final class ReadMarks {
    private final long conversation;
    private final Commands commands;
    private final Entries entries;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper byCustomer = new ReadOnlyLongWrapper();
    private long byMe;

    ReadMarks(long conversation, Commands commands, Entries entries) {
        this.conversation = conversation;
        this.commands = commands;
        this.entries = entries;
    }

    /** The customer's messages that were not on the screen yet. */
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /** The number up to which the customer has read. */
    ReadOnlyLongProperty byCustomer() {
        return byCustomer.getReadOnlyProperty();
    }

    /** Everything is on the screen. */
    void shown() {
        if (entries.last() > byMe) {
            byMe = entries.last();
            if (unread.get() > 0) {
                commands.tell(new FromCounsellor.Read(conversation, byMe));
            }
            count();
        }
    }

    void take(ToCounsellor.Conversation snapshot) {
        byMe = Math.max(byMe, snapshot.readByCounsellor());
        readByCustomer(snapshot.readByCustomer());
    }

    void take(ReadMark mark) {
        if (mark.by() == Sender.CUSTOMER) {
            readByCustomer(mark.seq());
        } else {
            byMe = Math.max(byMe, mark.seq());
            count();
        }
    }

    void readByCustomer(long seq) {
        byCustomer.set(Math.max(byCustomer.get(), seq));
    }

    /** There are other entries than before. */
    void count() {
        unread.set(entries.fromCustomerAfter(byMe));
    }
}

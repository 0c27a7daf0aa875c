package org.sangdam.console.conversation;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.console.transfer.HandOverModel;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** One conversation of this counsellor, from the match to the closing of its tab. UI thread. */
public final class ConversationModel {
    private final Commands commands;
    private final LongSupplier clock;
    private final LongSupplier me;
    private final Supplier<String> ids;
    private final long number;
    private final Entries entries = new Entries();
    private final Draft draft;
    private final OtherRecordsModel otherRecords;
    private final HandOverModel handOver;
    private final CustomerTyping typing;
    private final ReadMarks marks;
    private final ReadOnlyObjectWrapper<ToCounsellor.Conversation> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.ACTIVE);
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ToCounsellor.Note> note = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ending = new ReadOnlyBooleanWrapper();
    private boolean filling;

    /**
     * @param clock the service's, milliseconds since 1970
     * @param me number of the account that is signed in
     * @param ids makes an id for each message
     */
    ConversationModel(long number, Commands commands, LongSupplier clock, LongSupplier me, Supplier<String> ids) {
        this.number = number;
        this.commands = commands;
        this.clock = clock;
        this.me = me;
        this.ids = ids;
        this.draft = new Draft(number, commands, clock.getAsLong());
        this.otherRecords = new OtherRecordsModel(number, commands);
        this.handOver = new HandOverModel(number, commands, clock);
        this.typing = new CustomerTyping(clock);
        this.marks = new ReadMarks(number, commands, entries);
        status.addListener((observed, before, now) -> typing.quiet());
    }

    public long number() {
        return number;
    }

    /** What the service last told of it as a whole. */
    public ReadOnlyObjectProperty<ToCounsellor.Conversation> facts() {
        return facts.getReadOnlyProperty();
    }

    /** ACTIVE only while it is this counsellor's; WAITING also if a colleague has it by now. */
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    boolean active() {
        return status.get() == Status.ACTIVE;
    }

    /** Whether a colleague talks to this customer by now. */
    boolean taken() {
        return status.get() == Status.WAITING && facts.get().status() == Status.ACTIVE && another(facts.get());
    }

    private boolean another(ToCounsellor.Conversation snapshot) {
        return snapshot.counsellor() != me.getAsLong();
    }

    public ObservableList<Entry> entries() {
        return entries.view();
    }

    /** What else was said under the customer's number. */
    OtherRecordsModel otherRecords() {
        return otherRecords;
    }

    /** What becomes of it when this counsellor gives it away. */
    HandOverModel handOver() {
        return handOver;
    }

    /** What a colleague has written for whoever has it now, and never for the customer; null if there is nothing. */
    ReadOnlyObjectProperty<ToCounsellor.Note> note() {
        return note.getReadOnlyProperty();
    }

    StringProperty draft() {
        return draft.text();
    }

    boolean tooLong() {
        return draft.tooLong();
    }

    /** The customer's messages that were not on the screen yet. */
    public ReadOnlyIntegerProperty unread() {
        return marks.unread();
    }

    /** The number up to which the customer has read. */
    public ReadOnlyLongProperty readByCustomer() {
        return marks.byCustomer();
    }

    ReadOnlyBooleanProperty customerTyping() {
        return typing.active();
    }

    /** The end of what the customer is writing and has not sent, empty if that is not known. Kept nowhere else. */
    ReadOnlyStringProperty preview() {
        return typing.preview();
    }

    void forgetPreview() {
        typing.forgetPreview();
    }

    /** Whether the service was asked to end it and has not answered yet. */
    ReadOnlyBooleanProperty ending() {
        return ending.getReadOnlyProperty();
    }

    /** Why the last wish to end it came to nothing; null if there was none. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Sends the draft, if there is anything to send. */
    void send() {
        String text = draft.ready();
        if (text.isEmpty() || draft.tooLong() || !active()) {
            return;
        }
        Entry entry = Entry.written(ids.get(), text, clock.getAsLong());
        entries.write(entry);
        draft.clear();
        say(entry);
    }

    void retry(Entry entry) {
        if (entry.delivery().get() == Entry.Delivery.FAILED) {
            entry.again();
            say(entry);
        }
    }

    void discard(Entry entry) {
        if (entry.delivery().get() == Entry.Delivery.FAILED) {
            entries.discard(entry);
        }
    }

    void end() {
        ending.set(true);
        failure.set(null);
        commands.ask(id -> new FromCounsellor.End(id, number)).whenComplete((ack, failed) -> {
            ending.set(false);
            failure.set(failed);
        });
    }

    /** The newest message is on the screen and somebody sits before it. */
    void shown() {
        if (active()) {
            marks.shown();
        }
    }

    /** The last number up to which none is missing. */
    long have() {
        return entries.contiguous();
    }

    void tick() {
        long now = clock.getAsLong();
        draft.tick(now);
        otherRecords.tick(now, active());
        typing.tick();
        handOver.tick();
    }

    void take(ToCounsellor.Conversation snapshot) {
        facts.set(snapshot);
        note.set(null);
        boolean taken = snapshot.status() == Status.ACTIVE && another(snapshot);
        status.set(taken ? Status.WAITING : snapshot.status());
        marks.take(snapshot);
        filling = false;
        take(snapshot.messages());
    }

    void take(Message message) {
        take(List.of(message));
    }

    void take(ReadMark mark) {
        marks.take(mark);
    }

    void take(Typing now) {
        typing.take(now);
    }

    /** Follows the whole conversation that it is about. */
    void take(ToCounsellor.Note now) {
        note.set(now);
    }

    private void take(List<Message> messages) {
        long before = entries.last();
        entries.add(messages);
        for (Message message : messages) {
            if (message.seq() > before) {
                follow(message);
            }
        }
        marks.count();
        fillGap();
    }

    /** A notice carries the conversation's status with it. A match comes as a snapshot to the one who was matched. */
    private void follow(Message message) {
        if (message.from() == Sender.CUSTOMER) {
            typing.quiet();
            // Who writes has read what stands above; the service tells no mark of its own for that.
            marks.readByCustomer(message.seq());
        }
        if (facts.get() == null || message.seq() > facts.get().last()) {
            switch (message.kind()) {
                case RETURNED, TRANSFERRED -> status.set(Status.WAITING);
                case ENDED -> status.set(Status.ENDED);
                case LEFT, GIVEN_UP -> status.set(Status.LEFT);
                case MATCHED, TEXT -> {}
            }
        }
    }

    /** Asks page by page for what is missing before the first number behind a gap. */
    private void fillGap() {
        long behind = entries.behindGap();
        if (behind == 0 || filling) {
            return;
        }
        filling = true;
        commands.ask(id -> new FromCounsellor.Transcript(id, number, behind), ToCounsellor.Transcript.class)
                .whenComplete((page, failed) -> {
                    filling = false;
                    if (failed == null && !page.messages().isEmpty()) {
                        take(page.messages());
                    }
                });
    }

    private void say(Entry entry) {
        commands.say(new FromCounsellor.Say(entry.id(), number, entry.text())).whenComplete((own, failed) -> {
            if (failed == null) {
                entries.acknowledged(entry, own.seq(), own.at());
            } else {
                entry.failed(failed);
            }
        });
    }
}

package org.sangdam.console.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.Sentences;
import org.sangdam.console.link.WaitingFrames;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * The waiting list as the service has it: a whole list with a version, then step by step; a step that does not fit makes it
 * ask for the whole list again. UI thread.
 */
public final class WaitingModel implements WaitingFrames {
    private final Commands commands;
    private final LongSupplier clock;
    private final Notices notices;
    private final Sentences sentences;
    private final WaitingRows rows = new WaitingRows();
    private final FilteredList<WaitingRow> matching;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper();
    private final List<ToCounsellor.Waiting> parts = new ArrayList<>();
    private final List<ToCounsellor.WaitingChanged> early = new ArrayList<>();
    private LongConsumer picked = conversation -> {};
    private long version = -1;
    private boolean partial;
    private boolean asking;

    /**
     * @param clock the service's, milliseconds since 1970
     * @param topics names of the topics, to find by
     */
    public WaitingModel(
            Commands commands, LongSupplier clock, Notices notices, Sentences sentences, TopicNames topics) {
        this.commands = commands;
        this.clock = clock;
        this.notices = notices;
        this.sentences = sentences;
        this.matching = new FilteredList<>(rows.view());
        filter.addListener((observed, before, text) -> {
            matching.setPredicate(text.isBlank() ? null : new WaitingFilter(text, topics));
        });
        now.set(clock.getAsLong());
    }

    /** Who is told the number of a conversation that this counsellor has won. */
    public void onPicked(LongConsumer told) {
        picked = told;
    }

    /** Everybody who waits, the next one first. */
    ObservableList<WaitingRow> all() {
        return rows.view();
    }

    /** Those who match the filter, the next one first. */
    ObservableList<WaitingRow> matching() {
        return matching;
    }

    /** How many wait, whatever the filter. */
    public IntegerBinding count() {
        return Bindings.size(rows.view());
    }

    /** Whether the list is the service's of this moment; while the connection is down it is only what was last heard. */
    public ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    StringProperty filter() {
        return filter;
    }

    /** The service's clock, moved by {@link #tick()}. */
    ReadOnlyLongProperty now() {
        return now.getReadOnlyProperty();
    }

    /** Once a second, so that waiting times count up. */
    public void tick() {
        now.set(clock.getAsLong());
    }

    void pick(WaitingRow row) {
        if (row.picking().get()) {
            return;
        }
        row.picking().set(true);
        commands.ask(id -> new FromCounsellor.Claim(id, row.conversation())).whenComplete((ack, failed) -> {
            row.picking().set(false);
            if (failed == null) {
                picked.accept(row.conversation());
            } else if (CommandFailed.of(failed).map(CommandFailed::code).orElse(null) == Code.AWAY) {
                notices.warn(sentences.of(failed), new Notices.Remedy(sentences.remedy(Code.AWAY), this::available));
            } else {
                notices.warn(row.customer().get().name() + ": " + sentences.of(failed));
            }
        });
    }

    private void available() {
        commands.ask(id -> new FromCounsellor.SetPresence(id, Presence.AVAILABLE))
                .exceptionally(failed -> {
                    notices.warn(sentences.of(failed));
                    return null;
                });
    }

    @Override
    public void waitingList(ToCounsellor.WaitingList frame) {
        parts.addAll(frame.waiting());
        partial = frame.more();
        if (!partial) {
            List<ToCounsellor.Waiting> whole = List.copyOf(parts);
            parts.clear();
            version = frame.version();
            asking = false;
            rows.replace(whole);
            known.set(true);
            List<ToCounsellor.WaitingChanged> steps = List.copyOf(early);
            early.clear();
            steps.forEach(this::waitingChanged);
        }
    }

    @Override
    public void waitingChanged(ToCounsellor.WaitingChanged frame) {
        if (partial || asking) {
            early.add(frame);
        } else if (frame.version() == version + 1) {
            version = frame.version();
            rows.change(frame.put(), frame.removed());
        } else if (frame.version() > version) {
            askForAll();
        }
    }

    @Override
    public long version() {
        return known.get() ? version : 0;
    }

    @Override
    public int shown() {
        return rows.view().size();
    }

    @Override
    public void forget() {
        disconnected();
        version = -1;
        rows.replace(List.of());
        filter.set("");
    }

    /** What had come in parts is void; the service sends the whole list again after a resume. */
    @Override
    public void disconnected() {
        known.set(false);
        parts.clear();
        early.clear();
        partial = false;
        asking = false;
    }

    private void askForAll() {
        asking = true;
        commands.ask(FromCounsellor.Resync::new).exceptionally(failed -> {
            if (asking) {
                asking = false;
                early.clear();
            }
            return null;
        });
    }
}

package org.sangdam.console.reply;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ReplyFrame.Reply;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * The reply that is written or changed. What has not been saved is kept for each one until it is saved or given up, whatever
 * else is looked at meanwhile. UI thread.
 */
public final class ReplyFormModel {
    /** In place of a number: nothing is looked at, or one that is new. */
    static final long NOTHING = -1;

    static final long NEW = 0;

    private final Wishes wishes;
    private final RepliesModel replies;
    private final BooleanBinding sharing;
    private final Map<Long, Written> unsaved = new HashMap<>();
    private final ReadOnlyLongWrapper number = new ReadOnlyLongWrapper(NOTHING);
    private final StringProperty shortcut = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty shared = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Reply> deleted = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private boolean filling;

    /** @param account of whoever has signed in */
    public ReplyFormModel(Commands commands, RepliesModel replies, ObservableValue<ToCounsellor.Account> account) {
        this.wishes = new Wishes(commands);
        this.replies = replies;
        this.sharing = Bindings.createBooleanBinding(
                () -> account.getValue() != null && account.getValue().role().includes(Role.SUPERVISOR), account);
        shortcut.addListener((observed, before, now) -> written());
        text.addListener((observed, before, now) -> written());
        shared.addListener((observed, before, now) -> written());
        replies.rows().addListener((ListChangeListener<Reply>) change -> follow());
        account.addListener((observed, before, now) -> {
            if (before != null && now != null && before.counsellor() != now.counsellor()) {
                unsaved.clear();
                look(NOTHING);
            }
        });
    }

    /** Of the reply that is looked at, {@link #NEW} or {@link #NOTHING}. */
    ReadOnlyLongProperty number() {
        return number.getReadOnlyProperty();
    }

    StringProperty shortcut() {
        return shortcut;
    }

    StringProperty text() {
        return text;
    }

    /** Whether a new one is to be everybody's. */
    BooleanProperty shared() {
        return shared;
    }

    /** Whether everybody's may be written by whoever has signed in. */
    public BooleanBinding sharing() {
        return sharing;
    }

    /** Whether what is looked at may be changed. */
    boolean writable() {
        return number.get() != NOTHING
                && (sharing.get()
                        || replies.numbered(number.get()).filter(Reply::shared).isEmpty());
    }

    ReadOnlyBooleanProperty busy() {
        return wishes.busy();
    }

    /** Whether what stands there was just stored. */
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** The one that was just deleted and can be had back; null if none was. */
    ReadOnlyObjectProperty<Reply> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /** Why the last wish was not granted; null if it was. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return wishes.failure();
    }

    /** A new one is to be written. */
    void begin() {
        look(NEW);
    }

    /** This one is looked at. */
    void look(long wanted) {
        if (wanted == number.get()) {
            return;
        }
        saved.set(false);
        wishes.forget();
        deleted.set(null);
        number.set(wanted);
        fill();
    }

    /** What was written and not saved is given up. */
    void giveUp() {
        unsaved.remove(number.get());
        wishes.forget();
        if (number.get() == NEW) {
            look(NOTHING);
        } else {
            fill();
        }
    }

    /** Whether something else stands there than is stored. */
    ReadOnlyBooleanProperty changed() {
        return changed.getReadOnlyProperty();
    }

    void save() {
        long which = number.get();
        Written now = now();
        ask(
                id -> which == NEW
                        ? new Replying.Add(id, now.shared(), now.shortcut(), now.text())
                        : new Replying.Change(id, which, now.shortcut(), now.text()),
                () -> {
                    if (now.equals(unsaved.get(which))) {
                        unsaved.remove(which);
                    }
                    if (number.get() == which) {
                        showSaved(which, now);
                    }
                });
    }

    private void showSaved(long which, Written now) {
        if (which == NEW) {
            look(replies.typed(now.shared(), now.shortcut().strip())
                    .map(Reply::reply)
                    .orElse(NOTHING));
        } else {
            fill();
        }
        saved.set(true);
    }

    void delete() {
        replies.numbered(number.get())
                .ifPresent(reply -> ask(id -> new Replying.Delete(id, reply.reply()), () -> {
                    unsaved.remove(reply.reply());
                    look(NOTHING);
                    deleted.set(reply);
                }));
    }

    /** The one that was deleted is there again. */
    void undo() {
        Reply reply = deleted.get();
        if (reply != null) {
            ask(id -> new Replying.Add(id, reply.shared(), reply.shortcut(), reply.text()), () -> deleted.set(null));
        }
    }

    private void ask(Function<String, FromCounsellor> command, Runnable then) {
        if (!wishes.busy().get()) {
            saved.set(false);
            wishes.ask(command, then, this::follow);
        }
    }

    private Written now() {
        return new Written(shortcut.get(), text.get(), shared.get());
    }

    private Written stored() {
        return replies.numbered(number.get()).map(Written::of).orElse(Written.NOTHING);
    }

    private void fill() {
        Written shown = unsaved.getOrDefault(number.get(), stored());
        filling = true;
        shortcut.set(shown.shortcut());
        text.set(shown.text());
        shared.set(shown.shared());
        filling = false;
        changed.set(unsaved.containsKey(number.get()));
    }

    private void written() {
        if (filling || number.get() == NOTHING) {
            return;
        }
        saved.set(false);
        if (now().equals(stored())) {
            unsaved.remove(number.get());
        } else {
            unsaved.put(number.get(), now());
        }
        changed.set(unsaved.containsKey(number.get()));
    }

    /** A colleague, or another console, has changed or deleted the one that is looked at: nothing that is written is lost. */
    private void follow() {
        if (number.get() <= NEW) {
            return;
        }
        if (replies.numbered(number.get()).isPresent()) {
            fill();
        } else if (!wishes.busy().get() && changed.get()) {
            unsaved.put(NEW, unsaved.remove(number.get()));
            number.set(NEW);
        } else if (!wishes.busy().get()) {
            look(NOTHING);
        }
    }
}

package org.sangdam.console.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.PresenceFrames;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * To whom whoever is signed in can hand a customer: the colleagues first who can take one and have the fewest, then the
 * waiting list, then those who can't. UI thread.
 */
public final class ColleaguesModel implements PresenceFrames {
    private static final Comparator<Colleague> ORDER = Comparator.comparing(Colleague::standing)
            .thenComparing(Colleague::talking)
            .thenComparing(Colleague::name);

    private final Commands commands;
    private final LongSupplier me;
    private final IntSupplier limit;
    private final Map<Long, ToCounsellor.Account> accounts = new TreeMap<>();
    private final ObservableList<Target> targets = FXCollections.observableArrayList(Target.LIST);
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

    /**
     * @param me number of the account that is signed in
     * @param limit of conversations for each counsellor, 0 for none
     */
    public ColleaguesModel(Commands commands, LongSupplier me, IntSupplier limit) {
        this.commands = commands;
        this.me = me;
        this.limit = limit;
    }

    ObservableList<Target> targets() {
        return targets;
    }

    /** Why it is not known who they are; null if it is. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Asks who there is, and how many customers each has at this moment. */
    void load() {
        commands.ask(Administering.Accounts::new, ToCounsellor.Accounts.class).whenComplete((all, failed) -> {
            failure.set(failed);
            if (failed == null) {
                accounts.clear();
                all.accounts().forEach(account -> accounts.put(account.counsellor(), account));
                show();
            }
        });
    }

    @Override
    public void presenceChanged(ToCounsellor.PresenceChanged frame) {
        accounts.computeIfPresent(
                frame.counsellor(),
                (number, before) -> new ToCounsellor.Account(
                        number, before.name(), before.role(), frame.presence(), frame.reachable(), before.talking()));
        show();
    }

    private void show() {
        List<Target> all = new ArrayList<>(accounts.values().stream()
                .filter(account -> account.counsellor() != me.getAsLong())
                .map(account -> Colleague.of(account, limit.getAsInt()))
                .sorted(ORDER)
                .map(Target::new)
                .toList());
        int free = (int) all.stream().filter(Target::open).count();
        all.add(free, Target.LIST);
        targets.setAll(all);
    }
}

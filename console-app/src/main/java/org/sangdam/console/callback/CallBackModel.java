package org.sangdam.console.callback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.CallBackFrames;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallBackFrame.CallBack;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.FromCounsellor;

/**
 * Who wants to be called, as the service has it: the open ones, the oldest first, then those that are done; of these the older
 * ones page by page. UI thread.
 */
public final class CallBackModel implements CallBackFrames {
    private static final Comparator<CallBack> ORDER = Comparator.comparing((CallBack one) -> !open(one))
            .thenComparing(one -> open(one) ? one.callBack() : -one.doneAt());

    private final Commands commands;
    private final Map<Long, CallBack> byNumber = new TreeMap<>();
    /** Settled so long ago that nothing can be changed about them any more. */
    private final Map<Long, CallBack> older = new TreeMap<>();

    private final List<CallBack> parts = new ArrayList<>();
    private final ObservableList<CallBack> rows = FXCollections.observableArrayList();
    private final ObservableList<CallBack> view = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    /** The number before which the next page ends; 0 if no settled one is known. */
    private long end;
    /** Counts the whole lists, so that a page asked for before one is known. */
    private int list;

    public CallBackModel(Commands commands) {
        this.commands = commands;
    }

    static boolean open(CallBack callBack) {
        return callBack.doneBy() == null;
    }

    ObservableList<CallBack> rows() {
        return view;
    }

    /** How many are open. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there are older ones that are settled. */
    ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** Whether a page of them is on its way. */
    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Whether it can be opened again. */
    boolean reopens(CallBack callBack) {
        return !open(callBack) && !older.containsKey(callBack.callBack());
    }

    /** Why the last one was not done; null if it was. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Another one is looked at. */
    void looksElsewhere() {
        failure.set(null);
    }

    void done(CallBack callBack) {
        ask(id -> new CallingBack.Done(id, callBack.callBack()));
    }

    void notReached(CallBack callBack) {
        ask(id -> new CallingBack.NotReached(id, callBack.callBack(), callBack.tries()));
    }

    void reopen(CallBack callBack) {
        ask(id -> new CallingBack.Reopen(id, callBack.callBack()));
    }

    private void ask(Function<String, FromCounsellor> command) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        CompletableFuture<?> answer = commands.ask(command);
        answer.whenComplete((ack, failed) -> {
            busy.set(false);
            failure.set(failed);
        });
    }

    /** Asks for a page of older ones, if there are any and none is on its way. */
    void loadOlder() {
        if (!more.get() || loading.get()) {
            return;
        }
        loading.set(true);
        failure.set(null);
        int asked = list;
        commands.ask(id -> new CallingBack.AskSettled(id, end), CallBackFrame.Settled.class)
                .whenComplete((page, failed) -> {
                    if (asked == list) {
                        loading.set(false);
                        failure.set(failed);
                        if (failed == null) {
                            take(page);
                        }
                    }
                });
    }

    private void take(CallBackFrame.Settled page) {
        page.callBacks().stream()
                .filter(one -> !byNumber.containsKey(one.callBack()))
                .forEach(one -> older.put(one.callBack(), one));
        page.callBacks().forEach(one -> end = one.callBack());
        more.set(page.more());
        show();
    }

    @Override
    public void all(CallBackFrame.All frame) {
        parts.addAll(frame.callBacks());
        if (!frame.more()) {
            byNumber.clear();
            older.clear();
            parts.forEach(one -> byNumber.put(one.callBack(), one));
            parts.clear();
            list++;
            loading.set(false);
            end = byNumber.values().stream()
                    .filter(one -> !open(one))
                    .mapToLong(CallBack::callBack)
                    .min()
                    .orElse(0);
            more.set(isCut());
            show();
        }
    }

    /** They are numbered without a gap: whichever is not there is settled, and older. */
    private boolean isCut() {
        long below = byNumber.keySet().stream()
                .filter(number -> end == 0 || number < end)
                .count();
        long last = byNumber.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return below < (end == 0 ? last : end - 1);
    }

    @Override
    public void changed(CallBackFrame.Changed frame) {
        older.remove(frame.callBack().callBack());
        byNumber.put(frame.callBack().callBack(), frame.callBack());
        show();
    }

    @Override
    public void disconnected() {
        parts.clear();
    }

    private void show() {
        rows.setAll(Stream.concat(byNumber.values().stream(), older.values().stream())
                .sorted(ORDER)
                .toList());
        count.set((int) byNumber.values().stream().filter(CallBackModel::open).count());
    }
}

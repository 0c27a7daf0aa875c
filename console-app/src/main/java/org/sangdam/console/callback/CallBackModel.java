package org.sangdam.console.callback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

/** Who wants to be called, as the service has it: the open ones, the oldest first, then those that are done. UI thread. */
public final class CallBackModel implements CallBackFrames {
    private static final Comparator<CallBack> ORDER = Comparator.comparing((CallBack one) -> !open(one))
            .thenComparing(one -> open(one) ? one.callBack() : -one.doneAt());

    private final Commands commands;
    private final Map<Long, CallBack> byNumber = new TreeMap<>();
    private final List<CallBack> parts = new ArrayList<>();
    private final ObservableList<CallBack> rows = FXCollections.observableArrayList();
    private final ObservableList<CallBack> view = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();

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

    @Override
    public void all(CallBackFrame.All frame) {
        parts.addAll(frame.callBacks());
        if (!frame.more()) {
            byNumber.clear();
            parts.forEach(one -> byNumber.put(one.callBack(), one));
            parts.clear();
            show();
        }
    }

    @Override
    public void changed(CallBackFrame.Changed frame) {
        byNumber.put(frame.callBack().callBack(), frame.callBack());
        show();
    }

    @Override
    public void disconnected() {
        parts.clear();
    }

    private void show() {
        rows.setAll(byNumber.values().stream().sorted(ORDER).toList());
        count.set((int) byNumber.values().stream().filter(CallBackModel::open).count());
    }
}

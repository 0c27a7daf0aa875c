package org.sangdam.console.waiting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.server.protocol.ToCounsellor.Waiting;

/**
 * The rows in the list's order with their places. Few changes are made one by one, many as one replacement, so that neither
 * a burst nor ten thousand rows cost a sort for each. A row object stays the same as long as its customer waits. UI thread.
 */
final class WaitingRows {
    private static final int MANY = 40;

    private final ObservableList<WaitingRow> rows = FXCollections.observableArrayList();
    private final ObservableList<WaitingRow> view = FXCollections.unmodifiableObservableList(rows);
    private final Map<Long, WaitingRow> byConversation = new HashMap<>();

    ObservableList<WaitingRow> view() {
        return view;
    }

    WaitingRow row(long conversation) {
        return byConversation.get(conversation);
    }

    void replace(List<Waiting> all) {
        Map<Long, WaitingRow> kept = new HashMap<>();
        List<WaitingRow> fresh = new ArrayList<>(all.size());
        for (Waiting customer : all) {
            WaitingRow row = byConversation.get(customer.conversation());
            if (row == null || !row.samePlaceAs(customer)) {
                row = new WaitingRow(customer);
            } else {
                row.update(customer);
            }
            if (kept.putIfAbsent(customer.conversation(), row) == null) {
                fresh.add(row);
            }
        }
        byConversation.clear();
        byConversation.putAll(kept);
        show(fresh);
    }

    void change(List<Waiting> put, List<Long> removed) {
        if (put.size() + removed.size() > MANY) {
            Map<Long, Waiting> all = new HashMap<>();
            rows.forEach(row -> all.put(row.conversation(), row.customer().get()));
            removed.forEach(all::remove);
            put.forEach(customer -> all.put(customer.conversation(), customer));
            replace(List.copyOf(all.values()));
            return;
        }
        int first = rows.size();
        for (long conversation : removed) {
            first = Math.min(first, remove(conversation));
        }
        for (Waiting customer : put) {
            first = Math.min(first, put(customer));
        }
        count(first);
    }

    private int remove(long conversation) {
        WaitingRow row = byConversation.remove(conversation);
        if (row == null) {
            return rows.size();
        }
        int index = Collections.binarySearch(rows, row, WaitingRow.ORDER);
        rows.remove(index);
        return index;
    }

    private int put(Waiting customer) {
        WaitingRow row = byConversation.get(customer.conversation());
        if (row != null && row.samePlaceAs(customer)) {
            row.update(customer);
            return rows.size();
        }
        int first = row == null ? rows.size() : remove(customer.conversation());
        WaitingRow fresh = new WaitingRow(customer);
        byConversation.put(customer.conversation(), fresh);
        int index = -1 - Collections.binarySearch(rows, fresh, WaitingRow.ORDER);
        rows.add(index, fresh);
        return Math.min(first, index);
    }

    private void show(List<WaitingRow> fresh) {
        fresh.sort(WaitingRow.ORDER);
        if (!rows.equals(fresh)) {
            rows.setAll(fresh);
        }
        count(0);
    }

    private void count(int first) {
        for (int index = first; index < rows.size(); index++) {
            rows.get(index).place().set(index + 1);
        }
    }
}

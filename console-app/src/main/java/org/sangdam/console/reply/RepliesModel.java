package org.sangdam.console.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.ReplyFrames;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/** The canned replies as the service has them: one's own, then everybody's. UI thread. */
public final class RepliesModel implements ReplyFrames {
    private final Map<Long, Reply> byNumber = new TreeMap<>();
    private final List<Reply> parts = new ArrayList<>();
    private final ObservableList<Reply> rows = FXCollections.observableArrayList();
    private final ObservableList<Reply> view = FXCollections.unmodifiableObservableList(rows);

    ObservableList<Reply> rows() {
        return view;
    }

    Optional<Reply> numbered(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The one that is typed like this, among one's own or among everybody's. */
    Optional<Reply> typed(boolean shared, String shortcut) {
        return rows.stream()
                .filter(reply -> reply.shared() == shared && reply.shortcut().equalsIgnoreCase(shortcut))
                .findFirst();
    }

    @Override
    public void all(ReplyFrame.All frame) {
        parts.addAll(frame.replies());
        if (!frame.more()) {
            byNumber.clear();
            parts.forEach(reply -> byNumber.put(reply.reply(), reply));
            parts.clear();
            show();
        }
    }

    @Override
    public void written(ReplyFrame.Written frame) {
        byNumber.put(frame.reply().reply(), frame.reply());
        show();
    }

    @Override
    public void deleted(ReplyFrame.Deleted frame) {
        byNumber.remove(frame.reply());
        show();
    }

    @Override
    public void disconnected() {
        parts.clear();
    }

    @Override
    public void forget() {
        byNumber.clear();
        parts.clear();
        show();
    }

    private void show() {
        rows.setAll(byNumber.values().stream().sorted(ReplySearch.ORDER).toList());
    }
}

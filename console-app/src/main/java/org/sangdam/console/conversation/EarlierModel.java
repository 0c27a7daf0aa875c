package org.sangdam.console.conversation;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ToCounsellor;

/** The consultations that a customer had before this one, newest first. UI thread. */
final class EarlierModel {
    /** How many at the most: what fits a card; the history page has the rest. */
    private static final int MOST = 20;

    /** How the asking stands. */
    enum Asked {
        ASKING,
        ANSWERED,
        FAILED
    }

    private final Commands commands;
    private final ObservableList<ToCounsellor.Archived> consultations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Asked> asked = new ReadOnlyObjectWrapper<>(Asked.ASKING);

    EarlierModel(Commands commands) {
        this.commands = commands;
    }

    ObservableList<ToCounsellor.Archived> consultations() {
        return consultations;
    }

    ReadOnlyObjectProperty<Asked> asked() {
        return asked.getReadOnlyProperty();
    }

    /** @param but the conversation that is going on */
    void ask(long customer, long but) {
        asked.set(Asked.ASKING);
        commands.ask(
                        id -> new FromCounsellor.History(id, 0, 0, 0, null, null, null, customer, 0, MOST + 1),
                        ToCounsellor.History.class)
                .whenComplete((history, failed) -> {
                    consultations.setAll(failed == null ? others(history.conversations(), but) : List.of());
                    asked.set(failed == null ? Asked.ANSWERED : Asked.FAILED);
                });
    }

    private static List<ToCounsellor.Archived> others(List<ToCounsellor.Archived> all, long but) {
        return all.stream()
                .filter(each -> each.conversation() != but)
                .limit(MOST)
                .toList();
    }
}

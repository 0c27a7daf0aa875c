package org.sangdam.console.transfer;

import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.sangdam.console.fx.Views;
import org.sangdam.server.protocol.Office;

/**
 * Makes what a conversation needs to be handed over.
 *
 * @param office knows the topics
 * @param later runs on the UI thread after the event at hand
 */
public record HandOverViews(
        Views views, ColleaguesModel colleagues, TransferWords words, ObservableValue<Office> office, Executor later) {
    /** @param topic id of the one that the conversation is about */
    public Parent of(HandOverModel model, ObservableValue<String> topic) {
        return views.load(new HandOverController(model, topic, this));
    }
}

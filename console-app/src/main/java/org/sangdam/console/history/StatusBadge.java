package org.sangdam.console.history;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.sangdam.server.protocol.Status;

/** The state of a consultation in a word and a colour. UI thread. */
final class StatusBadge extends Label {
    private final Words words;

    StatusBadge(Words words) {
        this.words = words;
        getStyleClass().add("status-badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(Status status) {
        setText(words.status(status));
        for (Status each : Status.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == status);
        }
    }
}

package org.sangdam.console.office;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Texts;

/** The service starts or ends: nothing to do but wait a moment. UI thread. */
final class BusyController {
    private final Texts texts;
    private final String key;

    @FXML
    private Label what;

    /** @param key of the sentence that says what is going on */
    BusyController(Texts texts, String key) {
        this.texts = texts;
        this.key = key;
    }

    @FXML
    private void initialize() {
        what.textProperty().bind(texts.bind(key));
    }
}

package org.sangdam.console.office;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Texts;

/** The service could not start: why, what to do, and a way to try again. UI thread. */
final class StartFailedController {
    private final EmbeddedOffice office;
    private final Texts texts;

    @FXML
    private Label sentence;

    @FXML
    private Label detail;

    StartFailedController(EmbeddedOffice office, Texts texts) {
        this.office = office;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Trouble trouble = office.trouble();
        sentence.textProperty().bind(Bindings.createStringBinding(() -> trouble.sentence(texts), texts.language()));
        detail.textProperty().bind(Bindings.createStringBinding(() -> trouble.detail(texts), texts.language()));
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
    }

    @FXML
    private void retry() {
        office.start();
    }
}

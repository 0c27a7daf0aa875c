package org.sangdam.console.settings;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;

/** The office's name to be changed; for administrators. UI thread. */
final class OfficeNameController {
    private final OfficeNameModel model;
    private final Texts texts;
    private final Sentences sentences;

    @FXML
    private TextField name;

    @FXML
    private Node save;

    @FXML
    private Node saved;

    @FXML
    private Label problem;

    OfficeNameController(OfficeNameModel model, Texts texts, Sentences sentences) {
        this.model = model;
        this.texts = texts;
        this.sentences = sentences;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.name());
        save.disableProperty().bind(model.busy());
        Shown.when(model.saved(), saved);
        problem.textProperty().bind(sentences.why(model.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
    }

    @FXML
    private void save() {
        model.save();
    }
}

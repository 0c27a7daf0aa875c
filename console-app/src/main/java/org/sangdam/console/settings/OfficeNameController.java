package org.sangdam.console.settings;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
        present(saved, model.saved());
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.failure().get() == null
                                ? ""
                                : sentences.of(model.failure().get()),
                        model.failure(),
                        texts.language()));
        present(problem, problem.textProperty().isNotEmpty());
    }

    @FXML
    private void save() {
        model.save();
    }

    private static void present(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

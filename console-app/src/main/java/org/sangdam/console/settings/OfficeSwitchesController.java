package org.sangdam.console.settings;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.link.Sentences;

/** What an administrator switches on and off for all consultations. UI thread. */
final class OfficeSwitchesController {
    private final OfficeSwitchModel anonymousModel;
    private final OfficeSwitchModel previewModel;
    private final Sentences sentences;

    @FXML
    private CheckBox anonymous;

    @FXML
    private Label anonymousProblem;

    @FXML
    private CheckBox preview;

    @FXML
    private Label previewProblem;

    OfficeSwitchesController(OfficeSwitchModel anonymousModel, OfficeSwitchModel previewModel, Sentences sentences) {
        this.anonymousModel = anonymousModel;
        this.previewModel = previewModel;
        this.sentences = sentences;
    }

    @FXML
    private void initialize() {
        show(anonymousModel, anonymous, anonymousProblem);
        show(previewModel, preview, previewProblem);
    }

    @FXML
    private void turnAnonymous() {
        anonymousModel.turn(anonymous.isSelected());
    }

    @FXML
    private void turnPreview() {
        previewModel.turn(preview.isSelected());
    }

    /** A box that was ticked in vain goes back to what counts. */
    private void show(OfficeSwitchModel model, CheckBox box, Label problem) {
        box.setSelected(model.on().getValue());
        model.on().addListener((observed, before, now) -> box.setSelected(now));
        model.busy()
                .addListener((observed, before, now) ->
                        box.setSelected(now ? box.isSelected() : model.on().getValue()));
        problem.textProperty().bind(sentences.why(model.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
    }
}

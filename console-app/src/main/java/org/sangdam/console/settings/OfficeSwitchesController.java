package org.sangdam.console.settings;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.link.Sentences;

/** What an administrator switches on and off for all consultations. UI thread. */
final class OfficeSwitchesController {
    private final OfficeSwitchModel anonymousModel;
    private final Sentences sentences;

    @FXML
    private CheckBox anonymous;

    @FXML
    private Label anonymousProblem;

    OfficeSwitchesController(OfficeSwitchModel anonymousModel, Sentences sentences) {
        this.anonymousModel = anonymousModel;
        this.sentences = sentences;
    }

    @FXML
    private void initialize() {
        show(anonymousModel, anonymous, anonymousProblem);
    }

    @FXML
    private void turnAnonymous() {
        anonymousModel.turn(anonymous.isSelected());
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

package org.sangdam.console.office;

import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.FieldProblem;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;

/** The first run: the office's name and its first administrator. UI thread. */
final class SetUpController {
    private final SetUpModel model;
    private final Texts texts;
    private final Sentences sentences;
    private final Parent newPassword;
    private final Runnable toPassword;

    @FXML
    private TextField office;

    @FXML
    private Label officeProblem;

    @FXML
    private TextField administrator;

    @FXML
    private Label administratorProblem;

    @FXML
    private VBox passwordPlace;

    @FXML
    private Label problem;

    @FXML
    private Node submit;

    /**
     * @param newPassword the part of the form that asks for the password
     * @param toPassword puts the cursor where the password is wrong
     */
    SetUpController(SetUpModel model, Texts texts, Parent newPassword, Runnable toPassword) {
        this.model = model;
        this.texts = texts;
        this.sentences = new Sentences(texts);
        this.newPassword = newPassword;
        this.toPassword = toPassword;
    }

    @FXML
    private void initialize() {
        office.textProperty().bindBidirectional(model.office());
        administrator.textProperty().bindBidirectional(model.administrator());
        passwordPlace.getChildren().add(newPassword);
        point(office, officeProblem, () -> !model.officeFits(), model.office());
        point(administrator, administratorProblem, () -> !model.administratorFits(), model.administrator());
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.refusal().get() == null
                                ? ""
                                : sentences.of(model.refusal().get()),
                        model.refusal(),
                        texts.language()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        submit.disableProperty().bind(model.busy());
    }

    /** Puts the cursor into the first field. Call when the form comes on the screen. */
    void focus() {
        office.requestFocus();
    }

    @FXML
    private void submit() {
        model.submit();
        if (!model.officeFits()) {
            office.requestFocus();
        } else if (!model.administratorFits()) {
            administrator.requestFocus();
        } else {
            toPassword.run();
        }
    }

    @FXML
    private void switchLanguage() {
        texts.language().set(texts.language().get().other());
    }

    private void point(TextInputControl field, Node place, BooleanSupplier wrong, ObservableValue<?> value) {
        BooleanBinding shown =
                Bindings.createBooleanBinding(() -> model.tried().get() && wrong.getAsBoolean(), model.tried(), value);
        FieldProblem.when(shown, field, place);
    }
}

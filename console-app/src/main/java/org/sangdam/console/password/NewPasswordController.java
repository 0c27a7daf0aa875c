package org.sangdam.console.password;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import org.sangdam.console.fx.CapsLock;
import org.sangdam.console.fx.FieldProblem;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.password.NewPassword.Problem;

/** The part of a form in which a new password is chosen. UI thread. */
public final class NewPasswordController {
    private final NewPassword model;
    private final Texts texts;

    @FXML
    private PasswordField password;

    @FXML
    private PasswordField repeated;

    @FXML
    private Label problem;

    @FXML
    private Label repeatedProblem;

    @FXML
    private HBox meter;

    @FXML
    private Label strength;

    @FXML
    private Label capsLock;

    public NewPasswordController(NewPassword model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        password.textProperty().bindBidirectional(model.password());
        repeated.textProperty().bindBidirectional(model.repeated());
        BooleanBinding lengthWrong = wrong(Problem.TOO_SHORT).or(wrong(Problem.TOO_LONG));
        FieldProblem.when(lengthWrong, password, problem);
        BooleanBinding different = wrong(Problem.DIFFERENT);
        FieldProblem.when(different, repeated, repeatedProblem);
        strength.textProperty()
                .bind(Bindings.createStringBinding(this::strengthWord, model.strength(), texts.language()));
        Shown.when(model.password().isNotEmpty(), meter);
        model.strength().addListener((observed, before, now) -> showStrength(now));
        showCapsLock(false);
        for (PasswordField field : new PasswordField[] {password, repeated}) {
            field.setOnKeyReleased(released -> showCapsLock(field.isFocused()));
            field.focusedProperty().addListener((observed, before, now) -> showCapsLock(now));
        }
    }

    /** Puts the cursor into the field that has to be mended, if one has. */
    public void focusOnProblem() {
        Problem now = model.problem().get();
        if (now != null) {
            (now == Problem.DIFFERENT ? repeated : password).requestFocus();
        }
    }

    private String strengthWord() {
        Strength now = model.strength().get();
        return now == Strength.NONE ? "" : texts.text("password.strength." + word(now));
    }

    private void showStrength(Strength now) {
        for (Strength each : Strength.values()) {
            meter.pseudoClassStateChanged(PseudoClass.getPseudoClass(word(each)), each == now);
        }
    }

    private void showCapsLock(boolean typing) {
        boolean on = typing && CapsLock.on();
        capsLock.setVisible(on);
        capsLock.setManaged(on);
    }

    private BooleanBinding wrong(Problem which) {
        return Bindings.createBooleanBinding(
                () -> model.tried().get() && model.problem().get() == which, model.tried(), model.problem());
    }

    private static String word(Strength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }
}

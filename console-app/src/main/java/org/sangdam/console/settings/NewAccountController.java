package org.sangdam.console.settings;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.FieldProblem;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Role;

/** The form for a new account. UI thread. */
final class NewAccountController {
    private final NewAccountModel model;
    private final Texts texts;
    private final Sentences sentences;
    private final Parent newPassword;
    private final Runnable toPassword;

    @FXML
    private TextField name;

    @FXML
    private Label nameProblem;

    @FXML
    private ComboBox<Role> role;

    @FXML
    private VBox passwordPlace;

    @FXML
    private Label problem;

    @FXML
    private Node submit;

    @FXML
    private Node cancel;

    /**
     * @param newPassword the part of the form that asks for the password
     * @param toPassword puts the cursor where the password is wrong
     */
    NewAccountController(
            NewAccountModel model, Texts texts, Sentences sentences, Parent newPassword, Runnable toPassword) {
        this.model = model;
        this.texts = texts;
        this.sentences = sentences;
        this.newPassword = newPassword;
        this.toPassword = toPassword;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.name());
        BooleanBinding nameWrong = Bindings.createBooleanBinding(
                () -> model.nameTaken().get() || model.tried().get() && !model.nameFits(),
                model.nameTaken(),
                model.tried(),
                model.name());
        FieldProblem.when(nameWrong, name, nameProblem);
        nameProblem
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.nameTaken().get()
                                ? sentences.of(Code.NAME_TAKEN)
                                : texts.text("settings.newAccount.nameProblem"),
                        model.nameTaken(),
                        texts.language()));
        model.nameTaken().addListener((observed, before, now) -> {
            if (now) {
                name.requestFocus();
            }
        });
        model.open().addListener((observed, before, now) -> {
            if (now) {
                name.requestFocus();
            }
        });
        role.getItems().setAll(Role.values());
        sayRoles();
        texts.language().addListener((observed, before, now) -> sayRoles());
        role.valueProperty().bindBidirectional(model.role());
        passwordPlace.getChildren().add(newPassword);
        problem.textProperty().bind(sentences.why(model.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        submit.disableProperty().bind(model.busy());
        cancel.disableProperty().bind(model.busy());
    }

    @FXML
    private void submit() {
        model.submit();
        if (!model.nameFits()) {
            name.requestFocus();
        } else {
            toPassword.run();
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    /** No default button, since the settings around this form have fields of their own. */
    @FXML
    private void typed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof TextInputControl) {
            submit();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            cancel();
            key.consume();
        }
    }

    /** New cells make the box say the roles anew. */
    private void sayRoles() {
        role.setButtonCell(new RoleCell());
        role.setCellFactory(list -> new RoleCell());
    }

    private final class RoleCell extends ListCell<Role> {
        @Override
        protected void updateItem(Role value, boolean empty) {
            super.updateItem(value, empty);
            setText(
                    value == null
                            ? null
                            : texts.text("settings.role." + value.name().toLowerCase(Locale.ROOT)));
        }
    }
}

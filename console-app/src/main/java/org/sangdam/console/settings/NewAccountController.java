package org.sangdam.console.settings;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Role;

/** The form for a new account. UI thread. */
final class NewAccountController {
    private final NewAccountModel model;
    private final Texts texts;
    private final Sentences sentences;
    private final Parent newPassword;

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
    private Label added;

    @FXML
    private Node submit;

    /** @param newPassword the part of the form that asks for the password */
    NewAccountController(NewAccountModel model, Texts texts, Sentences sentences, Parent newPassword) {
        this.model = model;
        this.texts = texts;
        this.sentences = sentences;
        this.newPassword = newPassword;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.name());
        BooleanBinding nameWrong = Bindings.createBooleanBinding(
                () -> model.tried().get() && !model.nameFits(), model.tried(), model.name());
        nameWrong.addListener((observed, before, now) -> name.pseudoClassStateChanged(Styles.STATE_DANGER, now));
        present(nameProblem, nameWrong);
        role.getItems().setAll(Role.values());
        sayRoles();
        texts.language().addListener((observed, before, now) -> sayRoles());
        role.valueProperty().bindBidirectional(model.role());
        passwordPlace.getChildren().add(newPassword);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.failure().get() == null
                                ? ""
                                : sentences.of(model.failure().get()),
                        model.failure(),
                        texts.language()));
        present(problem, problem.textProperty().isNotEmpty());
        added.textProperty().bind(texts.bind("settings.newAccount.added", model.last()));
        present(added, model.last().isNotEmpty());
        submit.disableProperty().bind(model.busy());
    }

    @FXML
    private void submit() {
        model.submit();
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

    private static void present(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

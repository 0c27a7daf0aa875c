package org.sangdam.console.settings;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.ToCounsellor;

/** Who works in the office, and the form for one more; for administrators. UI thread. */
final class AccountsController {
    private final AccountsModel model;
    private final Texts texts;
    private final Sentences sentences;
    private final Parent form;

    @FXML
    private VBox accounts;

    @FXML
    private HBox failed;

    @FXML
    private Label problem;

    @FXML
    private VBox place;

    @FXML
    private Node add;

    /** @param form makes a new account */
    AccountsController(AccountsModel model, Texts texts, Sentences sentences, Parent form) {
        this.model = model;
        this.texts = texts;
        this.sentences = sentences;
        this.form = form;
    }

    @FXML
    private void initialize() {
        model.accounts().addListener((ListChangeListener<ToCounsellor.Account>) change -> show());
        texts.language().addListener((observed, before, now) -> show());
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.failure().get() == null
                                ? ""
                                : sentences.of(model.failure().get()),
                        model.failure(),
                        texts.language()));
        present(failed, problem.textProperty().isNotEmpty());
        show();
    }

    @FXML
    private void add() {
        place.getChildren().setAll(form);
        add.setVisible(false);
        add.setManaged(false);
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    private void show() {
        accounts.getChildren().setAll(model.accounts().stream().map(this::row).toList());
    }

    private Node row(ToCounsellor.Account account) {
        Label name = new Label(account.name());
        name.getStyleClass().add("name");
        Label role = new Label(texts.text("settings.role." + word(account.role())));
        role.getStyleClass().add("role");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label presence = new Label(texts.text("settings.presence." + word(account.presence())));
        presence.getStyleClass().add("quiet");
        HBox row = new HBox(name, role, gap, presence);
        row.getStyleClass().add("account");
        return row;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void present(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

package org.sangdam.console.settings;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.ToCounsellor;

/** Who works in the office, and the form for one more; for administrators. UI thread. */
final class AccountsController {
    private final AccountsModel model;
    private final NewAccountModel fresh;
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

    @FXML
    private Label added;

    /** @param form makes a new account */
    AccountsController(AccountsModel model, NewAccountModel fresh, Texts texts, Sentences sentences, Parent form) {
        this.model = model;
        this.fresh = fresh;
        this.texts = texts;
        this.sentences = sentences;
        this.form = form;
    }

    @FXML
    private void initialize() {
        model.accounts().addListener((ListChangeListener<ToCounsellor.Account>) change -> show());
        texts.language().addListener((observed, before, now) -> show());
        problem.textProperty().bind(sentences.why(model.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), failed);
        place.getChildren().setAll(form);
        Shown.when(fresh.open(), place);
        Shown.when(fresh.open().not(), add);
        fresh.open().addListener((observed, before, now) -> {
            if (!now) {
                add.requestFocus();
            }
        });
        added.textProperty().bind(texts.bind("settings.newAccount.added", fresh.last()));
        Shown.when(fresh.last().isNotEmpty(), added);
        show();
    }

    @FXML
    private void add() {
        fresh.begin();
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
        Label role =
                new Label(texts.text("settings.role." + account.role().name().toLowerCase(Locale.ROOT)));
        role.getStyleClass().add("role");
        HBox row = new HBox(name, role);
        row.getStyleClass().add("account");
        return row;
    }
}

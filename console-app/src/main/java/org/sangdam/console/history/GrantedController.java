package org.sangdam.console.history;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Language;
import org.sangdam.server.protocol.OfRecords;

/** Whom else the device of a consultation may read, with a way to take that back. UI thread. */
final class GrantedController {
    private final GrantedModel model;
    private final Words words;
    /** Weakly known to the texts, which outlive the screen. */
    private final ChangeListener<Language> relabel = (observed, before, now) -> show();

    @FXML
    private VBox section;

    @FXML
    private Label heading;

    @FXML
    private VBox rows;

    @FXML
    private Label done;

    @FXML
    private Label failure;

    GrantedController(GrantedModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        model.records().addListener((ListChangeListener<OfRecords.Known>) change -> show());
        model.takenBack().addListener((observed, before, now) -> show());
        model.failure().addListener((observed, before, now) -> show());
        words.texts().language().addListener(new WeakChangeListener<>(relabel));
        show();
    }

    private void show() {
        Throwable why = model.failure().get();
        failure.setText(why == null ? "" : words.sentences().of(why));
        rows.getChildren().setAll(model.records().stream().map(this::row).toList());
        set(heading, !model.records().isEmpty());
        set(done, model.takenBack().get());
        set(failure, why != null);
        set(section, !model.records().isEmpty() || done.isVisible() || failure.isVisible());
    }

    private Node row(OfRecords.Known known) {
        Label who = new Label(words.texts()
                .text(
                        "otherRecords.row",
                        known.name(),
                        known.consultations(),
                        words.moments().day(known.newest())));
        who.setMinWidth(0);
        Hyperlink takeBack = new Hyperlink(words.texts().text("otherRecords.revoke"));
        takeBack.getStyleClass().add("revoke");
        takeBack.setMinWidth(Region.USE_PREF_SIZE);
        takeBack.setOnAction(pressed -> model.takeBack(known.customer()));
        HBox row = new HBox(who, takeBack);
        row.getStyleClass().add("granted-record");
        return row;
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

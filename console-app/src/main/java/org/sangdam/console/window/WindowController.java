package org.sangdam.console.window;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Notices;

/** The whole window: one screen at a time, the status area below, notices in the corner above both. UI thread. */
public final class WindowController {
    private final Notices notices;
    private final Parent status;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox notes;

    /** @param status stands at the bottom whatever is shown */
    public WindowController(Notices notices, Parent status) {
        this.notices = notices;
        this.status = status;
    }

    @FXML
    private void initialize() {
        frame.setBottom(status);
        notices.shown().addListener((ListChangeListener<Notices.Notice>) change -> showNotices());
    }

    /** Puts another screen in place of the one that is there. */
    public void show(Parent screen) {
        frame.setCenter(screen);
    }

    private void showNotices() {
        notes.getChildren().setAll(notices.shown().stream().map(this::note).toList());
    }

    private HBox note(Notices.Notice notice) {
        Label text = new Label(notice.text());
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button("✕");
        close.getStyleClass().add("flat");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setAccessibleText(notice.text());
        close.setOnAction(pressed -> notices.dismiss(notice));
        HBox note = new HBox(text, close);
        if (notice.remedy() != null) {
            note.getChildren().add(1, remedy(notice));
        }
        note.getStyleClass().addAll("note", notice.warning() ? "warning" : "info");
        return note;
    }

    private Button remedy(Notices.Notice notice) {
        Button remedy = new Button(notice.remedy().text());
        remedy.getStyleClass().addAll("remedy", "small");
        remedy.setMinWidth(Region.USE_PREF_SIZE);
        remedy.setOnAction(pressed -> {
            notices.dismiss(notice);
            notice.remedy().action().run();
        });
        return remedy;
    }
}

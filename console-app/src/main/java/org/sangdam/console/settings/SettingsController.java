package org.sangdam.console.settings;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The page that holds the parts of the settings, one below the other. UI thread. */
final class SettingsController {
    @FXML
    private VBox parts;

    void add(Parent part) {
        parts.getChildren().add(part);
    }
}

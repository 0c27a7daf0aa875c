package org.sangdam.console.settings;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.ThemeChoice;

/** Language and theme, changed at once. UI thread. */
final class LookController {
    private final Appearance appearance;

    @FXML
    private ToggleGroup languages;

    @FXML
    private RadioButton korean;

    @FXML
    private RadioButton english;

    @FXML
    private ToggleGroup themes;

    @FXML
    private RadioButton light;

    @FXML
    private RadioButton dark;

    @FXML
    private RadioButton follow;

    LookController(Appearance appearance) {
        this.appearance = appearance;
    }

    @FXML
    private void initialize() {
        korean.setUserData(Language.KO);
        english.setUserData(Language.EN);
        light.setUserData(ThemeChoice.LIGHT);
        dark.setUserData(ThemeChoice.DARK);
        follow.setUserData(ThemeChoice.FOLLOW);
        show(languages, appearance.texts().language());
        show(themes, appearance.choice());
        languages
                .selectedToggleProperty()
                .addListener(
                        (observed, before, now) -> appearance.texts().language().set((Language) now.getUserData()));
        themes.selectedToggleProperty()
                .addListener((observed, before, now) -> appearance.choice().set((ThemeChoice) now.getUserData()));
    }

    private static void show(ToggleGroup group, ObservableValue<?> value) {
        value.addListener((observed, before, now) -> select(group, now));
        select(group, value.getValue());
    }

    private static void select(ToggleGroup group, Object value) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == value)
                .forEach(group::selectToggle);
    }
}

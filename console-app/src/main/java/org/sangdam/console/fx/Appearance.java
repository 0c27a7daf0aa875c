package org.sangdam.console.fx;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** How the console looks and which language it speaks: chosen, remembered, applied at once. UI thread. */
public final class Appearance {
    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> system = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    private volatile boolean following;
    private final Texts texts;

    public Appearance(Memory memory, Locale locale) {
        texts = new Texts(remembered(memory, LANGUAGE, Language.class, Language.of(locale)));
        choice.addListener((observed, before, now) -> {
            memory.put(THEME, now.name());
            following = now == ThemeChoice.FOLLOW;
            theme.set(now.theme(system.get()));
        });
        system.addListener((observed, before, now) -> theme.set(choice.get().theme(now)));
        choice.set(remembered(memory, THEME, ThemeChoice.class, ThemeChoice.FOLLOW));
        theme.addListener((observed, before, now) -> now.apply());
        texts.language().addListener((observed, before, now) -> memory.put(LANGUAGE, now.name()));
    }

    /** What is chosen: light, dark, or as the desktop looks. */
    public ObjectProperty<ThemeChoice> choice() {
        return choice;
    }

    /** How the console looks now. */
    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /** Light becomes dark and dark light, whatever the desktop does. */
    public void switchTheme() {
        choice.set(ThemeChoice.of(theme.get().other()));
    }

    /** How the desktop around the console looks. */
    ObjectProperty<Theme> system() {
        return system;
    }

    /** Any thread. */
    boolean following() {
        return following;
    }

    public Texts texts() {
        return texts;
    }

    /** Gives a scene the console's own styles, on top of the theme. */
    public void dress(Scene scene) {
        theme.get().apply();
        scene.getStylesheets().add(Appearance.class.getResource("root.css").toExternalForm());
    }

    private static <E extends Enum<E>> E remembered(Memory memory, String key, Class<E> type, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (memory.get(key).filter(constant.name()::equals).isPresent()) {
                return constant;
            }
        }
        return otherwise;
    }
}

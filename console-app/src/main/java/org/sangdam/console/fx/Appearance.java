package org.sangdam.console.fx;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** How the console looks and which language it speaks: chosen, remembered, applied at once. UI thread. */
public final class Appearance {
    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final Texts texts;

    public Appearance(Memory memory, Locale system) {
        theme.set(remembered(memory, THEME, Theme.class, Theme.LIGHT));
        texts = new Texts(remembered(memory, LANGUAGE, Language.class, Language.of(system)));
        theme.addListener((observed, before, now) -> {
            memory.put(THEME, now.name());
            now.apply();
        });
        texts.language().addListener((observed, before, now) -> memory.put(LANGUAGE, now.name()));
    }

    public ObjectProperty<Theme> theme() {
        return theme;
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

package org.sangdam.console.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typeface that comes with the console: without it a system may show Hangul as boxes. */
public final class Fonts {
    private static final List<String> WEIGHTS = List.of("Regular", "Medium", "SemiBold", "Bold");

    /** Makes Pretendard known to JavaFX. Once, before the first scene. */
    public void load() {
        for (String weight : WEIGHTS) {
            try (InputStream file = Fonts.class.getResourceAsStream("fonts/Pretendard-" + weight + ".otf")) {
                Font.loadFont(file, 14);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.sangdam.console.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the view of a controller: {@code X.fxml} beside {@code XController}. UI thread. */
public final class Views {
    private static final String SUFFIX = "Controller";

    private final Texts texts;

    public Views(Texts texts) {
        this.texts = texts;
    }

    public Texts texts() {
        return texts;
    }

    /** @param controller built by its own constructor; FXML fills its fields and reads its properties */
    public Parent load(Object controller) {
        String name = controller.getClass().getSimpleName();
        String file = name.substring(0, name.length() - SUFFIX.length()) + ".fxml";
        URL url = Objects.requireNonNull(controller.getClass().getResource(file), file);
        FXMLLoader loader = new FXMLLoader(url);
        loader.setControllerFactory(type -> controller);
        loader.getNamespace().put("texts", texts.forView());
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}

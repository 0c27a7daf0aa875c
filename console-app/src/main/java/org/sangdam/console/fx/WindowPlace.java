package org.sangdam.console.fx;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts a window where it stood last time, as long as that is still on a screen, and remembers where it stands. UI thread. */
public final class WindowPlace {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Memory memory;

    public WindowPlace(Memory memory) {
        this.memory = memory;
    }

    /** A scene as large as it was last time. */
    public Scene scene(Parent root) {
        return new Scene(root, width(), height());
    }

    /** Call when the window is on the screen: some window managers forget the size of one that is not. */
    public void restore(Stage stage) {
        double frameWidth = stage.getWidth() - stage.getScene().getWidth();
        double frameHeight = stage.getHeight() - stage.getScene().getHeight();
        stage.setWidth(width() + Math.max(0, frameWidth));
        stage.setHeight(height() + Math.max(0, frameHeight));
        double x = number("x", Double.NaN);
        double y = number("y", Double.NaN);
        // The title bar has to be within reach: 100 by 40 pixels of the upper left corner.
        if (!Double.isNaN(x)
                && !Double.isNaN(y)
                && !Screen.getScreensForRectangle(x, y, 100, 40).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        if (memory.get("window.maximized").filter("true"::equals).isPresent()) {
            stage.setMaximized(true);
        }
    }

    /** Call when the window is about to close. */
    public void remember(Stage stage) {
        memory.put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && !stage.isIconified()) {
            put("x", stage.getX());
            put("y", stage.getY());
            put("width", stage.getScene().getWidth());
            put("height", stage.getScene().getHeight());
        }
    }

    private double width() {
        return number(
                "width", Math.min(WIDTH, Screen.getPrimary().getVisualBounds().getWidth()));
    }

    private double height() {
        return number(
                "height", Math.min(HEIGHT, Screen.getPrimary().getVisualBounds().getHeight()));
    }

    private double number(String name, double otherwise) {
        return memory.get("window." + name)
                .filter(text -> text.matches("-?\\d{1,6}"))
                .map(Double::valueOf)
                .orElse(otherwise);
    }

    private void put(String name, double value) {
        memory.put("window." + name, String.valueOf(Math.round(value)));
    }
}

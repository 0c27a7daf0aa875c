package org.sangdam.console.fx;

import javafx.geometry.Rectangle2D;
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

    public void restore(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(number("width", Math.min(WIDTH, screen.getWidth())));
        stage.setHeight(number("height", Math.min(HEIGHT, screen.getHeight())));
        double x = number("x", Double.NaN);
        double y = number("y", Double.NaN);
        // The title bar has to be within reach: 100 by 40 pixels of the upper left corner.
        if (!Screen.getScreensForRectangle(x, y, 100, 40).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(memory.get("window.maximized").filter("true"::equals).isPresent());
    }

    /** Call when the window is about to close. */
    public void remember(Stage stage) {
        memory.put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && !stage.isIconified()) {
            put("x", stage.getX());
            put("y", stage.getY());
            put("width", stage.getWidth());
            put("height", stage.getHeight());
        }
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

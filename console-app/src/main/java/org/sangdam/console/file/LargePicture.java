package org.sangdam.console.file;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture in a window of its own, as large as it is or as the screen lets it be; Escape or a click closes it. UI thread. */
final class LargePicture {
    private static final double OF_THE_SCREEN = 0.85;

    private final String name;
    private final Path file;

    LargePicture(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    void show(Window owner) {
        double width = Screen.getPrimary().getVisualBounds().getWidth() * OF_THE_SCREEN;
        double height = Screen.getPrimary().getVisualBounds().getHeight() * OF_THE_SCREEN;
        ImageView view = new ImageView(FileBox.picture(file, Math.max(width, height)));
        view.setPreserveRatio(true);
        if (view.getImage() != null) {
            view.setFitWidth(Math.min(width, view.getImage().getWidth()));
            view.setFitHeight(Math.min(height, view.getImage().getHeight()));
        }
        view.setAccessibleText(name);
        StackPane pane = new StackPane(view);
        pane.getStyleClass().add("large-picture");
        Stage window = new Stage();
        Scene scene = new Scene(pane);
        scene.setOnMouseClicked(clicked -> window.close());
        scene.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                window.close();
            }
        });
        window.initOwner(owner);
        window.setTitle(name);
        window.setScene(scene);
        window.show();
    }
}

package org.sangdam.console.fx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** A key that does something wherever the focus is, as long as a node is on the screen. UI thread. */
public final class Shortcut {
    private Shortcut() {}

    public static void whileShown(Node node, KeyCombination key, Runnable action) {
        node.sceneProperty().addListener((observed, before, now) -> {
            if (before != null) {
                before.getAccelerators().remove(key, action);
            }
            install(now, key, action);
        });
        install(node.getScene(), key, action);
    }

    private static void install(Scene scene, KeyCombination key, Runnable action) {
        if (scene != null) {
            scene.getAccelerators().put(key, action);
        }
    }
}

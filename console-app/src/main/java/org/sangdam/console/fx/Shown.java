package org.sangdam.console.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Parts of a screen that are there only while something is so: else neither seen nor given room. UI thread. */
public final class Shown {
    private Shown() {}

    public static void when(ObservableValue<Boolean> so, Node node) {
        node.visibleProperty().bind(so);
        node.managedProperty().bind(so);
    }
}

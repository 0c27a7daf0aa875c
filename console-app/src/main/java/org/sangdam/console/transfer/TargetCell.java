package org.sangdam.console.transfer;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;

/** A colleague, or nobody: the waiting list. UI thread. */
final class TargetCell extends ListCell<Target> {
    private static final PseudoClass HINDERED = PseudoClass.getPseudoClass("hindered");

    private final TransferWords words;

    TargetCell(TransferWords words) {
        this.words = words;
        getStyleClass().add("target-cell");
        setPrefWidth(0); // takes the list's width and cuts its text
    }

    @Override
    protected void updateItem(Target target, boolean empty) {
        super.updateItem(target, empty);
        boolean nothing = empty || target == null;
        pseudoClassStateChanged(HINDERED, !nothing && !target.open());
        setText(nothing ? null : words.target(target));
    }
}

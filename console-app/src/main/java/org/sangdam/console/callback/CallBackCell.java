package org.sangdam.console.callback;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.server.protocol.CallBackFrame.CallBack;

/** One who wants to be called: who, since when, how it stands, and how the question begins. UI thread. */
final class CallBackCell extends ListCell<CallBack> {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final CallBackWords words;
    private final Label name = label("name");
    private final Label when = label("quiet");
    private final Label state = label("state");
    private final Label question = label("question");
    private final VBox card;

    CallBackCell(CallBackWords words) {
        this.words = words;
        when.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        card = new VBox(new HBox(name, gap, when), state, question);
        card.getStyleClass().add("card");
        getStyleClass().add("call-back-cell");
        setPrefWidth(0); // takes the list's width and cuts its text
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(CallBack row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.name());
        when.setText(words.asked(row));
        state.setText(words.state(row));
        question.setText(row.text().lines().findFirst().orElse(""));
        pseudoClassStateChanged(DONE, !CallBackModel.open(row));
        setGraphic(card);
        setAccessibleText(String.join(", ", row.name(), when.getText(), state.getText(), question.getText()));
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}

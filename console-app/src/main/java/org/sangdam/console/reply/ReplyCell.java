package org.sangdam.console.reply;

import java.util.function.UnaryOperator;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/** One reply: what is typed for it, and how it begins. UI thread. */
final class ReplyCell extends ListCell<Reply> {
    private final UnaryOperator<String> filling;
    private final Label shortcut = new Label();
    private final Label text = new Label();
    private final Label everybodys = new Label();
    private final HBox row;

    /** @param filling what is shown of a text */
    ReplyCell(UnaryOperator<String> filling, Texts texts) {
        this.filling = filling;
        getStyleClass().add("reply-cell");
        shortcut.getStyleClass().add("shortcut");
        shortcut.setMinWidth(Region.USE_PREF_SIZE);
        text.getStyleClass().add("quiet");
        text.setMinWidth(0);
        everybodys.getStyleClass().add("everybodys");
        everybodys.setMinWidth(Region.USE_PREF_SIZE);
        everybodys.textProperty().bind(texts.bind("replies.shared"));
        everybodys.managedProperty().bind(everybodys.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(shortcut, text, gap, everybodys);
        row.getStyleClass().add("reply");
        setPrefWidth(0); // takes the list's width and cuts its text
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Reply reply, boolean empty) {
        super.updateItem(reply, empty);
        if (empty || reply == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String filled = filling.apply(reply.text());
        shortcut.setText("/" + reply.shortcut());
        text.setText(filled.replace('\n', ' '));
        everybodys.setVisible(reply.shared());
        setGraphic(row);
        setAccessibleText(spoken(reply, filled));
    }

    static String spoken(Reply reply, String filled) {
        return reply.shortcut() + ": " + filled;
    }
}

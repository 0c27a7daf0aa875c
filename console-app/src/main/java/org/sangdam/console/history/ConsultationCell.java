package org.sangdam.console.history;

import java.util.function.IntConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** One consultation in the list: who, when, about what, with whom, and how it began. UI thread. */
final class ConsultationCell extends ListCell<Archived> {
    private final Words words;
    private final IntConsumer drawn;
    private final Label name = label("name");
    private final Label phone = label("quiet");
    private final Label when = label("quiet");
    private final StatusBadge badge;
    private final Label about = label("quiet");
    private final Label rating = label("rating");
    private final Label firstLine = label("first-line");
    private final VBox card;

    /** @param drawn hears the number of each row that comes into sight */
    ConsultationCell(Words words, IntConsumer drawn) {
        this.words = words;
        this.drawn = drawn;
        this.badge = new StatusBadge(words);
        when.setMinWidth(Region.USE_PREF_SIZE);
        phone.setMinWidth(Region.USE_PREF_SIZE);
        rating.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(name, phone, gap, when);
        HBox middle = new HBox(badge, rating, about);
        card = new VBox(top, middle, firstLine);
        card.getStyleClass().add("card");
        getStyleClass().add("consultation-cell");
        // Cells take the list's width and cut their text, instead of making the list scroll sideways.
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Archived row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.name());
        phone.setText(row.phone());
        when.setText(words.moments().brief(row.startedAt()));
        badge.show(row.status());
        about.setText(words.about(row));
        rating.setText(words.stars(row));
        rating.setManaged(row.rating() != null);
        firstLine.setText(row.firstLine());
        setGraphic(card);
        setAccessibleText(String.join(", ", row.name(), when.getText(), badge.getText(), about.getText())
                + words.ratingSpoken(row));
        drawn.accept(getIndex());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}

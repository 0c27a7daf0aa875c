package org.sangdam.console.reply;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/**
 * The quiet list of replies above the place where a message is written: it lies over the messages, and moves nothing. It never has the focus: arrows choose in it, Escape
 * closes it, and whoever sees to Enter and Tab asks it whether they are its. UI thread.
 */
public final class ReplyPicker extends ListView<Reply> {
    private static final int MOST_ROWS = 6;
    private static final double ROW = 34;
    private static final double EDGES = 10;
    private static final double ASIDE = 16;

    private final TextArea area;
    private final UnaryOperator<String> filling;
    private final ReplyPickerModel model;
    private final Texts texts;

    /** @param filling fills names and the time of this moment into a reply's text */
    ReplyPicker(TextArea area, ReplyPickerModel model, UnaryOperator<String> filling, Texts texts) {
        this.area = area;
        this.model = model;
        this.filling = filling;
        this.texts = texts;
        getStyleClass().add("reply-picker");
        for (String sheet : List.of("reply-cell.css", "reply-picker.css")) {
            getStylesheets().add(ReplyPicker.class.getResource(sheet).toExternalForm());
        }
        setFocusTraversable(false);
        setFixedCellSize(ROW);
        setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, ASIDE, 0, ASIDE));
        setItems(model.matches());
        setCellFactory(cells -> row());
        accessibleTextProperty().bind(texts.bind("replies.picker"));
        model.matches().addListener((ListChangeListener<Reply>) change -> fit());
        model.selected().addListener((observed, before, now) -> show(now.intValue()));
        ObservableValue<Boolean> writing = area.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .map(owner -> owner == area)
                .orElse(false);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> isOpen() && writing.getValue(), model.open(), writing));
        managedProperty().bind(visibleProperty());
        area.textProperty().addListener((observed, before, now) -> typed());
        area.caretPositionProperty().addListener((observed, before, now) -> typed());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Whether Enter takes a reply now, and does nothing else. */
    public boolean isOpen() {
        return model.open().get();
    }

    /** Puts the chosen reply into the text in place of what was typed for it; nothing if the list has closed meanwhile. */
    public void take() {
        model.take().ifPresent(choice -> {
            String text = filling.apply(choice.reply().text());
            area.replaceText(choice.start(), choice.end(), text);
            area.positionCaret(choice.start() + text.length());
        });
    }

    private void typed() {
        model.typed(area.getText(), area.getCaretPosition());
    }

    private void key(KeyEvent event) {
        if (!isOpen() || event.isShiftDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> model.move(-1);
            case DOWN -> model.move(1);
            case ESCAPE -> model.close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ReplyCell row() {
        ReplyCell cell = new ReplyCell(filling, texts);
        // Before the list itself would take the focus away from the text.
        cell.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> {
            pressed.consume();
            if (!cell.isEmpty()) {
                model.select(cell.getIndex());
                take();
            }
        });
        return cell;
    }

    private void fit() {
        setPrefHeight(Math.min(MOST_ROWS, model.matches().size()) * ROW + EDGES);
    }

    /** What is chosen is also told to whoever hears instead of sees: the focus is in the text. */
    private void show(int place) {
        if (place < 0) {
            getSelectionModel().clearSelection();
            area.setAccessibleHelp(null);
            return;
        }
        Reply reply = model.matches().get(place);
        getSelectionModel().clearAndSelect(place);
        scrollTo(Math.max(0, place - MOST_ROWS + 1));
        area.setAccessibleHelp(ReplyCell.spoken(reply, filling.apply(reply.text())));
    }
}

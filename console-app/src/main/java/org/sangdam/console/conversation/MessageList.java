package org.sangdam.console.conversation;

import java.time.LocalDate;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Kind;

/**
 * The entries of a conversation from top to bottom, days and notices between them. Stays at the end while it is there and
 * stays where it is otherwise. Only the newest are on the screen until earlier ones are asked for.
 */
public final class MessageList extends ScrollPane {
    private static final int STEP = 150;
    private static final double NEAR = 4;
    private static final double NOWHERE = -1;

    private final ObservableList<Entry> entries;
    private final ObservableNumberValue readByCustomer;
    private final Texts texts;
    private final Times times;
    private final Function<Entry, Node> content;
    private final Unsent unsent;
    private final VBox column = new VBox();
    private final HBox earlier;
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(true);
    private final ListChangeListener<Entry> changed = this::changed;
    private final ChangeListener<Language> relabel = (observed, before, now) -> rebuild();
    private int most = STEP;
    private int first;
    /** Height of what does not fit into the view. */
    private double hidden;
    /** How far the eye was from the end when earlier entries were asked for. */
    private double fromEnd = NOWHERE;

    /**
     * @param readByCustomer the number up to which the customer has read
     * @param content makes what stands in an entry's bubble
     */
    MessageList(
            ObservableList<Entry> entries,
            ObservableNumberValue readByCustomer,
            Texts texts,
            Times times,
            Function<Entry, Node> content,
            Unsent unsent) {
        this.entries = entries;
        this.readByCustomer = readByCustomer;
        this.texts = texts;
        this.times = times;
        this.content = content;
        this.unsent = unsent;
        Button more = new Button();
        more.textProperty().bind(texts.bind("conversationTab.earlier"));
        more.getStyleClass().addAll("flat", "small");
        more.setOnAction(pressed -> showEarlier());
        earlier = new HBox(more);
        earlier.getStyleClass().add("notice-line");
        getStyleClass().add("message-list");
        getStylesheets().add(MessageList.class.getResource("message-list.css").toExternalForm());
        column.getStyleClass().add("column");
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        vvalueProperty().addListener((observed, before, now) -> scrolled());
        viewportBoundsProperty().addListener((observed, before, now) -> settle());
        // After the skin's own listener, which keeps the eye where it is when the content grows.
        skinProperty()
                .addListener((unskinned, none, skin) ->
                        column.layoutBoundsProperty().addListener((observed, before, now) -> settle()));
        entries.addListener(new WeakListChangeListener<>(changed));
        texts.language().addListener(new WeakChangeListener<>(relabel));
        rebuild();
    }

    /** Whether the newest entry is in sight. */
    public ReadOnlyBooleanProperty atEnd() {
        return atEnd.getReadOnlyProperty();
    }

    public void toEnd() {
        atEnd.set(true);
        setVvalue(getVmax());
    }

    private void changed(ListChangeListener.Change<? extends Entry> change) {
        int size = entries.size();
        while (change.next()) {
            boolean appended = change.wasAdded() && !change.wasRemoved() && change.getTo() == size;
            if (!appended || size - first > most + STEP) {
                rebuild();
                return;
            }
            for (int index = change.getFrom(); index < change.getTo(); index++) {
                append(index);
            }
        }
    }

    private void rebuild() {
        first = Math.max(0, entries.size() - most);
        column.getChildren().clear();
        if (first > 0) {
            column.getChildren().add(earlier);
        }
        for (int index = first; index < entries.size(); index++) {
            append(index);
        }
    }

    private void append(int index) {
        Entry entry = entries.get(index);
        LocalDate day = times.date(entry.at().get());
        if (index == first || !day.equals(times.date(entries.get(index - 1).at().get()))) {
            column.getChildren().add(line("day", times.day(day)));
        }
        column.getChildren().add(node(entry));
    }

    private Node node(Entry entry) {
        if (entry.kind() == Kind.TEXT) {
            return new Bubble(entry, readByCustomer, texts, times, unsent.below(entry), content.apply(entry));
        }
        return line(
                "notice",
                new NoticeText(texts).of(entry) + " · " + times.time(entry.at().get()));
    }

    private static HBox line(String style, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        HBox line = new HBox(label);
        line.getStyleClass().add("notice-line");
        return line;
    }

    private void showEarlier() {
        fromEnd = (1 - getVvalue()) * hidden;
        most += STEP;
        rebuild();
    }

    /** The counsellor has scrolled; what the skin does to the value when the content grows is not that. */
    private void scrolled() {
        if (hiddenNow() == hidden) {
            atEnd.set((1 - getVvalue()) * hidden <= NEAR);
        }
    }

    /** Content or window have changed their height. Where the end was in sight it stays in sight. */
    private void settle() {
        double now = hiddenNow();
        if (fromEnd >= 0 && now > hidden) {
            setVvalue(1 - fromEnd / now);
            fromEnd = NOWHERE;
        } else if (atEnd.get() || now == 0) {
            toEnd();
        }
        hidden = now;
    }

    private double hiddenNow() {
        return Math.max(0, column.getHeight() - getViewportBounds().getHeight());
    }
}
